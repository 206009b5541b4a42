/** A kind of failing answer: what it means, and what a caller can do about it. */
interface ProblemType {
  status: number;
  title: string;
  meaning: string;
  remedy: string;
}

/** Every kind of problem that the API answers; the names are the anchors of the page that explains them. */
export const PROBLEM_TYPES = {
  conflict: {
    status: 409,
    title: 'Conflict',
    meaning: 'The state of the thing forbids what was asked, for example because it has ended already.',
    remedy: 'Read it again and decide anew. Sending the same request again changes nothing.',
  },
  'cross-site': {
    status: 403,
    title: 'Forbidden',
    meaning:
      'A browser sent the request from a page of another site. Such pages may change nothing here; Origin and Sec-Fetch-Site say where a request comes from.',
    remedy:
      'Send it from the console itself or from a program that is no browser and sends no Origin of another host.',
  },
  'edited-meanwhile': {
    status: 412,
    title: 'Edited meanwhile',
    meaning:
      'If-Match named a version that is no longer the newest: somebody else was faster, and nothing was changed.',
    remedy: 'Get the newest version, apply your change to it and send it with its ETag.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    meaning: 'A fault of the service itself. Nothing is told of it outside; its log has more.',
    remedy: 'Look for the requestId in the log of the service, and report it with the request.',
  },
  invalid: {
    status: 422,
    title: 'Invalid',
    meaning:
      'The request was understood, but values in it can’t be used. errors names every one of them: path says where, message says what is allowed. Unknown fields and parameters are named too.',
    remedy: 'Mend what errors names; all of it is listed at once.',
  },
  malformed: {
    status: 400,
    title: 'Malformed request',
    meaning: 'The request can’t be read: its body is not JSON, not UTF-8 or nested too deeply.',
    remedy: 'Send a body that a JSON parser reads, in UTF-8, at most 100 levels deep.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'This address exists, but not with this method. Allow lists those that it has.',
    remedy: 'Use one of the methods of the Allow header.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning: 'There is nothing at this address: the id names nothing, or what it named was deleted.',
    remedy: 'Check the address and the id. Lists show what there is.',
  },
  timeout: {
    status: 408,
    title: 'Request timeout',
    meaning: 'The body did not arrive within 10 s.',
    remedy: 'Send it again over a connection that delivers it in time.',
  },
  'too-large': {
    status: 413,
    title: 'Body too large',
    meaning: 'The body is larger than this operation takes.',
    remedy: 'Send less at once.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning:
      'The address that the request came from has used up its requests of this minute. RateLimit-Policy says how many there are, RateLimit how many are left and when they are all there again.',
    remedy: 'Send it again after the seconds that Retry-After says.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    meaning: 'The database is gone or too busy. Nothing was changed unless a repetition shows otherwise.',
    remedy: 'Try again after the seconds that Retry-After says; a POST with the same Idempotency-Key.',
  },
  'unknown-host': {
    status: 421,
    title: 'Unknown host',
    meaning:
      'The Host header has a name that this service is not known by. Where nobody signs in it answers to names of the loopback only, so that no page can reach it under a name of its own.',
    remedy: 'Use localhost, or have the name added to ALLOWED_HOSTS.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning: 'The body is of a type, a character set or a compression that this operation doesn’t take.',
    remedy: 'Send it as the document says, mostly application/json in UTF-8, not compressed.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemCode = keyof typeof PROBLEM_TYPES;

export const PROBLEM_CODES = Object.keys(PROBLEM_TYPES) as ProblemCode[];

/** The `type` of a problem: the place that explains it, relative to wherever the service is served. */
export const problemTypeUri = (code: ProblemCode): string => `/docs/problems#${code}`;
