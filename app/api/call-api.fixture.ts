import * as unknown from './[[...unknown]]/route';
import { ROUTE_MODULES, type RouteHandler, type RouteModule } from './route-modules.fixture';

/** Every path of the API, parameters as `:id`. */
export const PATHS = [...ROUTE_MODULES.keys()].map((template) => template.replaceAll(/\{(\w+)\}/g, ':$1'));

export const ORIGIN = 'http://localhost:3000';

/** Calls the route handler of a path with a request as the server would make it. */
export async function callApi(path: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}${path}`, { ...init, ...(init.body ? { duplex: 'half' } : {}) });
  const { pathname } = new URL(request.url);
  const { module, params } = match(pathname);
  // As Next.js does: HEAD is answered by GET.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const handler = module[method] as RouteHandler | undefined;
  if (!handler) throw new Error(`${pathname} exports no ${request.method}`);
  // As Next.js does: none to a route whose path has none.
  const given = Object.keys(params).length > 0 ? params : undefined;
  return handler(request, { params: Promise.resolve(given as Record<string, string>) });
}

function match(pathname: string): { module: RouteModule; params: Record<string, string> } {
  for (const [template, module] of ROUTE_MODULES) {
    const pattern = template.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const found = new RegExp(`^${pattern}$`).exec(pathname);
    if (!found) continue;
    const params = Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
    return { module, params: Object.fromEntries(params) };
  }
  return { module: unknown, params: {} };
}

/** A request with a JSON body. */
export const sending = (
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers },
  method,
});
