import { createHash } from 'node:crypto';
import type { IdempotencyKeyRepository, KeyedRequest } from '@/lib/repositories/idempotency-key-repository';
import { invalid } from './errors';

const KEY_LENGTH_LIMIT = 255;

/**
 * Stores a request's key, or finds what was made of it before. The row stays locked until the transaction ends, so that of two
 * requests at once the second sees what the first one did.
 *
 * @throws ServiceError `invalid` when it is no usable key, or was sent with another body
 */
export async function claimKey(
  keys: IdempotencyKeyRepository,
  { input, key, operation }: { input: unknown; key: string; operation: string },
): Promise<KeyedRequest> {
  if (key.length > KEY_LENGTH_LIMIT || !/^[\x21-\x7e]+$/.test(key)) {
    throw refused(`must be 1 to ${KEY_LENGTH_LIMIT} printable ASCII characters`);
  }
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const first = await keys.claim({ key, operation, requestHash });
  if (first.requestHash !== requestHash) throw refused('was sent before with another body');
  return first;
}

const refused = (reason: string) =>
  invalid([{ path: 'Idempotency-Key', message: `The Idempotency-Key ${reason}` }]);
