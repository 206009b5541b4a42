import { createHash } from 'node:crypto';
import type { IdempotencyKeyRepository } from '@/lib/repositories/idempotency-key-repository';
import { invalid, ServiceError } from './errors';

const KEY_LENGTH_LIMIT = 255;

/** A request that may be sent again, as its Idempotency-Key knows it. */
export interface IdempotentRequest {
  key: string;
  /** Method and path. */
  operation: string;
  /** SHA-256 of the body as it was sent, hex. */
  requestHash: string;
  /** Transactions that this request has begun: a repeated one makes the same ones in the same order. */
  transactions: number;
}

/** @throws ServiceError `invalid` when it is no usable key */
export function idempotentRequest({
  body,
  key,
  operation,
}: {
  body: Uint8Array;
  key: string;
  operation: string;
}): IdempotentRequest {
  if (key.length > KEY_LENGTH_LIMIT || !/^[\x21-\x7e]+$/.test(key)) {
    const message = `The Idempotency-Key must be 1 to ${KEY_LENGTH_LIMIT} printable ASCII characters`;
    throw invalid([{ path: 'Idempotency-Key', message }]);
  }
  return { key, operation, requestHash: createHash('sha256').update(body).digest('hex'), transactions: 0 };
}

/** @throws ServiceError `conflict` when the key's first request had another body */
export function refuseOtherBody(
  { requestHash }: IdempotentRequest,
  first: { requestHash: string } | null,
): void {
  if (first === null || first.requestHash === requestHash) return;
  throw new ServiceError('conflict', 'The Idempotency-Key was sent before with another body');
}

/**
 * Does the work of one transaction once for its key: a repeated request is given what the first one was. The key's row is locked until
 * the transaction ends, so that of two at once the second waits and then sees what the first one did; a transaction that fails keeps
 * nothing, and the next request does the work.
 *
 * @param nth which of the request's transactions, from 1
 * @param work what it returns is kept as JSON, and returned as that, so that the first answer is made of the same as every later one
 * @throws ServiceError `conflict` as `refuseOtherBody`
 */
export async function once<T>(
  request: IdempotentRequest,
  nth: number,
  keys: IdempotencyKeyRepository,
  work: () => Promise<T>,
): Promise<T> {
  const { key, requestHash } = request;
  const operation = nth === 1 ? request.operation : `${request.operation} (${nth})`;
  const first = await keys.claim({ key, operation, requestHash });
  refuseOtherBody(request, first);
  // As a text, since jsonb has an order of keys of its own.
  const result = first.result ?? JSON.stringify((await work()) ?? null);
  if (first.result === null) await keys.complete({ key, operation, result });
  return JSON.parse(result) as T;
}
