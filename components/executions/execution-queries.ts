import { fetchJson } from '@/components/live/fetch-json';
import type { Execution, ExecutionDetail } from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { NamedSkip, Skip } from '@/lib/contracts/skip';

export type ExecutionPage = Page<Execution>;
export type SkipPage = Page<Skip>;
export type NamedSkipPage = Page<NamedSkip>;

export const executionsKey = (scheduleId: string) => ['schedule', scheduleId, 'executions'] as const;
export const skipsKey = (scheduleId: string) => ['schedule', scheduleId, 'skips'] as const;
/** Read again with each run of the schedule. */
export const neighboursKey = (scheduleId: string, id: string) =>
  ['schedule', scheduleId, 'neighbours', id] as const;
export const executionKey = (id: string) => ['execution', id] as const;

type Query = Readonly<Record<string, unknown>>;

/** @throws ApiError, or what fetch throws */
export const fetchExecutions = (
  scheduleId: string,
  query: Query,
  signal: AbortSignal,
): Promise<ExecutionPage> => fetchJson(`/api/schedules/${scheduleId}/executions${textOf(query)}`, signal);

/** @throws ApiError, or what fetch throws */
export const fetchSkips = (scheduleId: string, query: Query, signal: AbortSignal): Promise<SkipPage> =>
  fetchJson(`/api/schedules/${scheduleId}/skips${textOf(query)}`, signal);

export const fetchExecution = (id: string, signal: AbortSignal): Promise<ExecutionDetail> =>
  fetchJson(`/api/executions/${id}`, signal);

/** Of all schedules. */
export const fetchAllExecutions = (query: Query, signal: AbortSignal): Promise<ExecutionPage> =>
  fetchJson(`/api/executions${textOf(query)}`, signal);

/** Of all schedules. */
export const fetchAllSkips = (query: Query, signal: AbortSignal): Promise<NamedSkipPage> =>
  fetchJson(`/api/skips${textOf(query)}`, signal);

function textOf(query: Query): string {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return text.size === 0 ? '' : `?${text}`;
}
