import { randomUUID } from 'node:crypto';
import { type ServiceContext, serviceContext } from '@/lib/services/context';
import { answerConditionally } from './conditional-get';
import { keyedContext } from './keyed-context';
import { answerMinimally } from './prefer';
import { problemResponse } from './problem-response';
import { countRequest } from './rate-limit';
import { BODY_LIMIT_BYTES } from './read-bytes';
import { refuseCrossSite } from './refuse-cross-site';
import { refuseUnknown } from './refuse-unknown';
import { logRequest } from './request-log';

export interface ApiRequest<Params> {
  context: ServiceContext;
  params: Params;
  request: Request;
}
type Handler<Params> = (request: ApiRequest<Params>) => Promise<Response>;

/**
 * A route handler: what every route of the API does (context, idempotency, conditions, preferences, errors, headers, a line in the
 * log) around what the route itself does.
 *
 * @param options.bodyLimitBytes of a route that reads more than others do
 */
export function route<Params extends object = object>(
  handle: Handler<Params>,
  { bodyLimitBytes = BODY_LIMIT_BYTES }: { bodyLimitBytes?: number } = {},
) {
  return async (request: Request, options: { params: Promise<Params> }): Promise<Response> => {
    const startedAt = performance.now();
    // Next.js gives none to a route whose path has none.
    const params = (await options.params) ?? ({} as Params);
    const requestId = requestIdOf(request);
    const context = serviceContext({ actor: { kind: 'anonymous', surface: 'api' }, requestId });
    let limits: Record<string, string> = {};
    const response = await answer();
    for (const [name, value] of Object.entries(limits)) response.headers.set(name, value);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('x-request-id', requestId);
    logRequest(context, request, {
      ms: performance.now() - startedAt,
      params: params as Record<string, string>,
      status: response.status,
    });
    return response;

    async function answer(): Promise<Response> {
      try {
        limits = await countRequest(context.runtime, request);
        refuseCrossSite(request);
        const keyed = await keyedContext(context, request, bodyLimitBytes);
        await refuseUnknown(request, params as Record<string, string>);
        const done = await handle({ context: keyed, params, request });
        return await answerConditionally(request, answerMinimally(request, done));
      } catch (error) {
        const problem = problemResponse(error, requestId);
        if (problem.status >= 500) context.runtime.logger.error({ err: error }, 'request failed');
        return problem;
      }
    }
  };
}

/** The caller's own id when it is harmless, so that its log and ours can be read together. */
function requestIdOf({ headers }: Request): string {
  const given = headers.get('x-request-id') ?? '';
  return /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
