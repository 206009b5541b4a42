import {
  ANY_QUERY,
  DUE_NEXT_QUERY,
  type OverviewReading,
  RUNNING_QUERY,
} from '@/components/overview/overview-queries';
import { type StatsWindow, statsQueries } from '@/components/overview/stats-window';
import { WORKERS_SHOWN } from '@/components/workers/worker-queries';
import { listExecutions } from '@/lib/services/executions/list';
import { checkHealth } from '@/lib/services/health/check';
import { listSchedules } from '@/lib/services/schedules/list';
import { listFailing } from '@/lib/services/schedules/list-failing';
import { getStats } from '@/lib/services/stats/get';
import { listWorkers } from '@/lib/services/workers/list';
import { consoleContext } from './console-context';

/** All that the overview shows, read at once. */
export async function readOverview(window: StatsWindow): Promise<OverviewReading> {
  const context = consoleContext();
  const { agents, spans } = statsQueries(window, Date.now());
  const [any, dueNext, failing, health, running, workers, ofAgents, ...ofSpans] = await Promise.all([
    listSchedules(context, ANY_QUERY),
    listSchedules(context, DUE_NEXT_QUERY),
    listFailing(context),
    checkHealth(context),
    listExecutions(context, RUNNING_QUERY),
    listWorkers(context, { limit: WORKERS_SHOWN }),
    getStats(context, agents),
    ...spans.map((span) => getStats(context, span)),
  ]);
  return {
    any,
    dueNext,
    failing,
    health,
    running,
    stats: { agents: ofAgents, spans: ofSpans, window },
    workers,
  };
}
