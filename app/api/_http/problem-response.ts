import type { Problem } from '@/lib/contracts/problem';
import { ServiceError, type ServiceErrorCode } from '@/lib/services/errors';
import { HttpError } from './http-error';

const RETRY_AFTER_SECONDS = '2';

const SERVICE_PROBLEMS: Readonly<Record<ServiceErrorCode, { status: number; title: string }>> = {
  conflict: { status: 409, title: 'Conflict' },
  invalid: { status: 422, title: 'Invalid' },
  not_found: { status: 404, title: 'Not found' },
  precondition_failed: { status: 412, title: 'Edited meanwhile' },
  unavailable: { status: 503, title: 'Unavailable' },
};

const HTTP_TITLES: Readonly<Record<HttpError['status'], string>> = {
  400: 'Malformed request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  413: 'Body too large',
  415: 'Unsupported media type',
};

/** The answer to whatever was thrown: the one place where errors become HTTP. Of unexpected ones nothing is told. */
export function problemResponse(error: unknown, requestId: string): Response {
  if (error instanceof HttpError) {
    const { headers, message, status } = error;
    return respond(
      { detail: message, requestId, status, title: HTTP_TITLES[status], type: `http-${status}` },
      headers,
    );
  }
  if (error instanceof ServiceError) {
    const { code, errors, message } = error;
    const headers: Record<string, string> =
      code === 'unavailable' ? { 'retry-after': RETRY_AFTER_SECONDS } : {};
    const detail = code === 'invalid' ? `${errors.length} of the values sent can't be used` : message;
    const problem = { ...SERVICE_PROBLEMS[code], detail, requestId, type: code };
    return respond(errors.length > 0 ? { ...problem, errors: [...errors] } : problem, headers);
  }
  const detail = 'This is a fault of the service. Its log has more under the request id.';
  return respond({ detail, requestId, status: 500, title: 'Internal error', type: 'internal' });
}

function respond(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  const body = { ...problem, type: `urn:scheduler:problem:${problem.type}` };
  return new Response(JSON.stringify(body), {
    headers: { ...headers, 'content-type': 'application/problem+json' },
    status: problem.status,
  });
}
