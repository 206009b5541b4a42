/** Requests that are under way when the server is to stop have so long; a client that doesn't read would hold it up for ever. */
const STOP_WITHIN_MS = 10_000;

/** Runs once in each server process of Next.js, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { loadConfig } = await import('@/lib/config/config');
  const { guardRequests } = await import('@/lib/edge/guard-requests');
  guardRequests(loadConfig().allowedHosts);
  if (process.env.NODE_ENV === 'production') await structureLog();
  const { stopServing } = await import('@/lib/services/stop-serving');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopServing();
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    });
  }
}

/** In development the terminal shows errors as Next.js writes them. */
async function structureLog(): Promise<void> {
  const { structureConsole } = await import('@/lib/observability/structure-console');
  const { runtime } = await import('@/lib/services/runtime');
  structureConsole(runtime().logger);
}
