import { z } from 'zod';

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
