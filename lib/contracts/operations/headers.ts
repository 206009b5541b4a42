import { z } from 'zod';

/** Headers that answers may have. */
export const ANSWER_HEADERS = {
  ETag: {
    description: 'The version of the schedule; If-Match takes it.',
    schema: z.string().regex(/^"v\d+"$/),
    example: '"v3"',
  },
  Location: {
    description: 'Where what was made can be read.',
    schema: z.string().regex(/^\/api\//),
    example: '/api/executions/01980a4e-3c00-8000-8000-5f0e5f1c2d3a',
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

/** Request headers of operations that edit or delete a schedule. */
export const ifMatch = {
  'If-Match': z
    .string()
    .optional()
    .meta({
      description:
        'The ETag of the version that is to be changed. When it is not the newest the answer is 412.',
      examples: ['"v3"'],
    }),
};

/** Request headers of operations that may be repeated safely. */
export const idempotencyKey = {
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .meta({
      description: 'Within 24 h the same key does nothing anew and gets the same answer.',
      examples: ['order-4711'],
    }),
};
