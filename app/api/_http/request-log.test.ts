import { expect, it, vi } from 'vitest';
import type { ServiceContext } from '@/lib/services/context';
import { logRequest, routePattern } from './request-log';

it.each([
  ['/api/schedules', {}, '/api/schedules'],
  ['/api/schedules/x-1/pause', { id: 'x-1' }, '/api/schedules/{id}/pause'],
  ['/api/schedules/a%20b', { id: 'a b' }, '/api/schedules/{id}'],
  ['/api/secret/path', { unknown: ['secret', 'path'] }, '/api/*'],
])('names the route of %s', (pathname, params, pattern) => {
  expect(routePattern(pathname, params)).toBe(pattern);
});

it('writes one line that has no value of the request', () => {
  const logger = { debug: vi.fn(), info: vi.fn() };
  const context = { runtime: { logger } } as unknown as ServiceContext;
  const request = new Request('http://localhost/api/schedules/hush?search=hush', { method: 'PATCH' });
  logRequest(context, request, { ms: 1.23456, params: { id: 'hush' }, status: 200 });
  const line = { method: 'PATCH', ms: 1.2, route: '/api/schedules/{id}', status: 200 };
  expect(logger.info.mock.calls).toEqual([[line, 'request']]);
});

it('keeps probes out of the log', () => {
  const logger = { debug: vi.fn(), info: vi.fn() };
  const context = { runtime: { logger } } as unknown as ServiceContext;
  logRequest(context, new Request('http://localhost/api/health/live'), { ms: 1, params: {}, status: 200 });
  expect([logger.info.mock.calls.length, logger.debug.mock.calls.length]).toEqual([0, 1]);
});
