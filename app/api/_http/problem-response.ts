import type { Problem } from '@/lib/contracts/problem';
import { PROBLEM_TYPES, type ProblemCode, problemTypeUri } from '@/lib/contracts/problem-types';
import { ServiceError, type ServiceErrorCode } from '@/lib/services/errors';
import { HttpError } from './http-error';

const RETRY_AFTER_SECONDS = '2';

const SERVICE_PROBLEMS: Readonly<Record<ServiceErrorCode, ProblemCode>> = {
  conflict: 'conflict',
  invalid: 'invalid',
  not_found: 'not-found',
  precondition_failed: 'edited-meanwhile',
  unavailable: 'unavailable',
};

const HTTP_PROBLEMS: Readonly<Record<HttpError['status'], ProblemCode>> = {
  400: 'malformed',
  403: 'cross-site',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'timeout',
  413: 'too-large',
  415: 'unsupported-media-type',
};

type Details = Pick<Problem, 'detail' | 'errors' | 'requestId'>;

/** The answer to whatever was thrown: the one place where errors become HTTP. Of unexpected ones nothing is told. */
export function problemResponse(error: unknown, requestId: string): Response {
  if (error instanceof HttpError) {
    return respond(HTTP_PROBLEMS[error.status], { detail: error.message, requestId }, error.headers);
  }
  if (error instanceof ServiceError) {
    const { code, errors, message } = error;
    const headers: Record<string, string> =
      code === 'unavailable' ? { 'retry-after': RETRY_AFTER_SECONDS } : {};
    const detail = code === 'invalid' ? `${errors.length} of the values sent can't be used` : message;
    const details: Details =
      errors.length > 0 ? { detail, errors: [...errors], requestId } : { detail, requestId };
    return respond(SERVICE_PROBLEMS[code], details, headers);
  }
  const detail = 'This is a fault of the service. Its log has more under the request id.';
  return respond('internal', { detail, requestId });
}

function respond(
  code: ProblemCode,
  details: Details,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, title } = PROBLEM_TYPES[code];
  const problem: Problem = { type: problemTypeUri(code), title, status, ...details };
  return new Response(JSON.stringify(problem), {
    headers: { ...headers, 'content-type': 'application/problem+json' },
    status,
  });
}
