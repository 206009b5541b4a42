import * as unknown from './[[...unknown]]/route';
import * as cronPreview from './cron/preview/route';
import * as execution from './executions/[id]/route';
import * as live from './health/live/route';
import * as ready from './health/ready/route';
import * as health from './health/route';
import * as executions from './schedules/[id]/executions/route';
import * as pause from './schedules/[id]/pause/route';
import * as resume from './schedules/[id]/resume/route';
import * as schedule from './schedules/[id]/route';
import * as skips from './schedules/[id]/skips/route';
import * as trigger from './schedules/[id]/trigger/route';
import * as exportSchedules from './schedules/export/route';
import * as importSchedules from './schedules/import/route';
import * as schedules from './schedules/route';
import * as workers from './workers/route';

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** Paths as the router has them; `:id` is one segment. */
const ROUTES: readonly [string, object][] = [
  ['/api/cron/preview', cronPreview],
  ['/api/executions/:id', execution],
  ['/api/health', health],
  ['/api/health/live', live],
  ['/api/health/ready', ready],
  ['/api/schedules', schedules],
  ['/api/schedules/export', exportSchedules],
  ['/api/schedules/import', importSchedules],
  ['/api/schedules/:id', schedule],
  ['/api/schedules/:id/executions', executions],
  ['/api/schedules/:id/pause', pause],
  ['/api/schedules/:id/resume', resume],
  ['/api/schedules/:id/skips', skips],
  ['/api/schedules/:id/trigger', trigger],
  ['/api/workers', workers],
];
export const PATHS = ROUTES.map(([path]) => path);

export const ORIGIN = 'http://localhost:3000';

/** Calls the route handler of a path with a request as the server would make it. */
export async function callApi(path: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}${path}`, { ...init, ...(init.body ? { duplex: 'half' } : {}) });
  const { pathname } = new URL(request.url);
  const [module, id] = match(pathname);
  const handler = (module as Record<string, Handler>)[request.method];
  if (!handler) throw new Error(`${pathname} exports no ${request.method}`);
  return handler(request, { params: Promise.resolve({ id: decodeURIComponent(id) }) });
}

function match(pathname: string): [object, string] {
  for (const [path, module] of ROUTES) {
    const found = new RegExp(`^${path.replace(':id', '([^/]+)')}$`).exec(pathname);
    if (found) return [module, found[1] ?? ''];
  }
  return [unknown, ''];
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
