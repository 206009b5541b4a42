import type { ServiceContext } from '@/lib/services/context';

/** Parameters of a path as the router gives them. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * One line a request: which route, never with what values. Those of health, which probes ask for every few seconds, are for debugging.
 */
export function logRequest(
  { runtime }: ServiceContext,
  { method, url }: Request,
  { ms, params, status }: { ms: number; params: Params; status: number },
): void {
  const route = routePattern(new URL(url).pathname, params);
  const level = route.startsWith('/api/health') ? 'debug' : 'info';
  runtime.logger[level]({ method, ms: Math.round(ms * 10) / 10, route, status }, 'request');
}

/** `/api/schedules/{id}` of the path that it matched; a path that no route has is `/api/*`. */
export function routePattern(pathname: string, params: Params): string {
  if (Object.values(params).some((value) => typeof value !== 'string')) return '/api/*';
  const names = new Map(Object.entries(params).map(([name, value]) => [value, `{${name}}`]));
  return pathname
    .split('/')
    .map((segment) => names.get(decodeURIComponent(segment)) ?? segment)
    .join('/');
}
