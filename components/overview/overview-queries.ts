import type { ExecutionPage } from '@/components/executions/execution-queries';
import { fetchJson } from '@/components/live/fetch-json';
import type { SchedulePage } from '@/components/schedules/schedule-queries';
import type { WorkerPage } from '@/components/workers/worker-queries';
import type { Health } from '@/lib/contracts/health';
import type { Stats } from '@/lib/contracts/stats';
import type { FailingSchedules } from '@/lib/services/schedules/list-failing';
import { type StatsWindow, statsQueries } from './stats-window';

export const DUE_SHOWN = 10;
const RUNNING_SHOWN = 8;

/** Runs that have begun and haven't ended. */
export const UNDER_WAY = ['running', 'retrying', 'waiting'] as const;

export const DUE_NEXT_QUERY = { enabled: 'true', limit: String(DUE_SHOWN), sort: 'nextFireAt' } as const;
export const ANY_QUERY = { limit: '1' } as const;
export const RUNNING_QUERY = { limit: String(RUNNING_SHOWN), status: UNDER_WAY.join(',') } as const;

export interface StatsReading {
  window: StatsWindow;
  /** As WINDOWS are; that of `window` with its buckets. */
  spans: Stats[];
  agents: Stats;
}

/** What the server paints, and the queries begin with. */
export interface OverviewReading {
  /** One schedule, if there is any. */
  any: SchedulePage;
  dueNext: SchedulePage;
  failing: FailingSchedules;
  health: Health;
  running: ExecutionPage;
  stats: StatsReading;
  workers: WorkerPage;
}

/** @throws ApiError, or what fetch throws */
export async function fetchStats(window: StatsWindow, signal: AbortSignal): Promise<StatsReading> {
  const { agents, spans } = statsQueries(window, Date.now());
  const read = (query: Record<string, string>) =>
    fetchJson<Stats>(`/api/stats?${new URLSearchParams(query)}`, signal);
  const [ofAgents, ...ofSpans] = await Promise.all([read(agents), ...spans.map(read)]);
  return { agents: ofAgents, spans: ofSpans, window };
}

/** @throws ApiError, or what fetch throws */
export const fetchSchedulePage = (
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<SchedulePage> => fetchJson(`/api/schedules?${new URLSearchParams(query)}`, signal);

/** @throws ApiError, or what fetch throws */
export const fetchRunning = (signal: AbortSignal): Promise<ExecutionPage> =>
  fetchJson(`/api/executions?${new URLSearchParams(RUNNING_QUERY)}`, signal);
