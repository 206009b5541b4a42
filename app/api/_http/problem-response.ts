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
  421: 'unknown-host',
  429: 'too-many-requests',
};

/** The answer to whatever was thrown. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { headers, problem } = problemOf(error);
  return new Response(JSON.stringify({ ...problem, requestId }), {
    headers: { ...headers, 'content-type': 'application/problem+json' },
    status: problem.status,
  });
}

interface ProblemOf {
  problem: Omit<Problem, 'requestId'>;
  headers?: Readonly<Record<string, string>>;
}

/** The one place where errors become HTTP. Of unexpected ones nothing is told. */
export function problemOf(error: unknown): ProblemOf {
  if (error instanceof HttpError) {
    return { headers: error.headers, problem: problemNamed(HTTP_PROBLEMS[error.status], error.message) };
  }
  if (error instanceof ServiceError) {
    const { code, errorCount, errors, message } = error;
    const headers: Record<string, string> =
      code === 'unavailable' ? { 'retry-after': RETRY_AFTER_SECONDS } : {};
    const detail = code === 'invalid' ? `${errorCount} of the values sent can't be used` : message;
    const problem = problemNamed(SERVICE_PROBLEMS[code], detail);
    return { headers, problem: errors.length > 0 ? { ...problem, errors: [...errors] } : problem };
  }
  const detail = 'This is a fault of the service. Its log has more under the request id.';
  return { problem: problemNamed('internal', detail) };
}

function problemNamed(code: ProblemCode, detail: string) {
  const { status, title } = PROBLEM_TYPES[code];
  return { type: problemTypeUri(code), title, status, detail };
}
