import { randomUUID } from 'node:crypto';
import { type ServiceContext, serviceContext } from '@/lib/services/context';
import { problemResponse } from './problem-response';
import { refuseCrossSite } from './refuse-cross-site';

export interface ApiRequest<Params> {
  context: ServiceContext;
  params: Params;
  request: Request;
}
type Handler<Params> = (request: ApiRequest<Params>) => Promise<Response>;

/** A route handler: context, error translation and the headers that every answer of the API has, around what the route itself does. */
export function route<Params = object>(handle: Handler<Params>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request);
    const context = serviceContext({ actor: { kind: 'anonymous', surface: 'api' }, requestId });
    const response = await answer();
    response.headers.set('cache-control', 'private, no-store');
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('x-request-id', requestId);
    return response;

    async function answer(): Promise<Response> {
      try {
        refuseCrossSite(request);
        return await handle({ context, params: await params, request });
      } catch (error) {
        const problem = problemResponse(error, requestId);
        if (problem.status >= 500) context.runtime.logger.error({ err: error, requestId }, 'request failed');
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
