import { z } from 'zod';
import { isRepresentation, type Operation } from './operation';

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .optional()
  .meta({
    description:
      'Within 24 h the same key with the same body does nothing anew and gets the same answer; with another body it gets 409.',
    examples: ['order-4711'],
  });
const ifNoneMatch = z
  .string()
  .optional()
  .meta({
    description: 'ETags that the caller has. When one of them is still right the answer is 304.',
    examples: ['"v3-Jq0vK3sT1bXw8a_Z"'],
  });
const prefer = z
  .string()
  .optional()
  .meta({
    description:
      'With `return=minimal` what was written is answered without a body: 201 and 202 with Location, 204 instead of 200.',
    examples: ['return=minimal'],
  });

/** Every request header of an operation: its own, and those that the common pipeline looks at. */
export function requestHeadersOf(operation: Operation): z.ZodObject {
  const { headers, method } = operation;
  return z.object({
    ...headers?.shape,
    ...(method === 'POST' ? { 'Idempotency-Key': idempotencyKey } : {}),
    ...(isRepresentation(operation) ? { 'If-None-Match': ifNoneMatch } : {}),
    ...(method !== 'GET' && answersWithPlace(operation) ? { Prefer: prefer } : {}),
  });
}

const answersWithPlace = ({ answers }: Operation) =>
  Object.values(answers).some(({ headers }) => headers?.includes('ETag') || headers?.includes('Location'));
