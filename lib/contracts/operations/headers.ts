import { z } from 'zod';
import { isRepresentation, type Operation } from './operation';

/** Headers that answers may have. */
export const ANSWER_HEADERS = {
  ETag: {
    description:
      'The tag of what is shown; If-None-Match takes it. That of a schedule is made of its version, and If-Match takes it.',
    schema: z.string().regex(/^"[^"]+"$/),
    example: '"v3-Jq0vK3sT1bXw8a_Z"',
  },
  Location: {
    description: 'Where what was made can be read.',
    schema: z.string().regex(/^\/api\//),
    example: '/api/executions/01980a4e-3c00-8000-8000-5f0e5f1c2d3a',
  },
  'Preference-Applied': {
    description: 'The preference that was followed.',
    schema: z.literal('return=minimal'),
    example: 'return=minimal',
  },
  RateLimit: {
    description: 'Requests that are left to this client, and the seconds until all of them are there again.',
    schema: z.string().regex(/^"default";r=\d+;t=\d+$/),
    example: '"default";r=0;t=42',
  },
  'RateLimit-Policy': {
    description: 'Requests that a client has in so many seconds.',
    schema: z.string().regex(/^"default";q=\d+;w=\d+$/),
    example: '"default";q=600;w=60',
  },
  'Retry-After': {
    description: 'Seconds after which a repetition may help.',
    schema: z.string().regex(/^\d+$/),
    example: '2',
  },
  'X-Request-Id': {
    description:
      'Ties the answer to the lines of the service’s log; the caller’s own when it sent a harmless one.',
    schema: z.string().regex(/^[\w.-]{1,64}$/),
    example: '7f1a1f4e-8a3b-4c5e-9d55-0f7a4b8f6f0e',
  },
} as const;

export type HeaderName = keyof typeof ANSWER_HEADERS;

/** Request headers of operations that change a version of a schedule. */
export const ifMatch = {
  'If-Match': z
    .string()
    .optional()
    .meta({
      description:
        'The ETag of the version that is to be changed. When it is not the newest the answer is 412 and nothing is changed.',
      examples: ['"v3"'],
    }),
};

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
