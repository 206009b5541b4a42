import type { ExecutionStatus } from '@/lib/domain/execution';
import { DAY_MS } from '@/lib/domain/statistics/grain';
import type { ServiceContext } from '../context';
import { getStats } from '../stats/get';
import { read } from '../unit-of-work';

const OUTCOMES = 20;
const RATE_DAYS = 7;

export interface RecentOutcome {
  /** Of the execution. */
  id: string;
  fireTime: string;
  status: ExecutionStatus;
  durationMs: number | null;
}

/** How a schedule has been doing, for a row of a list. */
export interface ScheduleActivity {
  /** Oldest first, at most 20. */
  outcomes: RecentOutcome[];
  /** Over seven days; null when nothing succeeded or failed in them. */
  successRate: number | null;
}

/**
 * The last outcomes and the success rate of the schedules of a page, by id: two readings, however many they are.
 *
 * @throws ServiceError `invalid`
 */
export async function readActivity(
  context: ServiceContext,
  ids: readonly string[],
): Promise<Record<string, ScheduleActivity>> {
  if (ids.length === 0) return {};
  const from = new Date(Date.now() - RATE_DAYS * DAY_MS).toISOString();
  const [outcomes, stats] = await Promise.all([
    read(context, ({ schedules }) => schedules.recentOutcomes(ids, OUTCOMES)),
    getStats(context, { from, groupBy: 'schedule', limit: String(ids.length), scheduleId: ids.join(',') }),
  ]);
  const rates = new Map(stats.data.map(({ key, successRate }) => [key, successRate]));
  return Object.fromEntries(
    ids.map((id) => [
      id,
      {
        outcomes: (outcomes.get(id) ?? []).toReversed().map((row) => ({
          id: row.id,
          fireTime: row.fireTime.toISOString(),
          status: row.status as ExecutionStatus,
          durationMs: row.durationMs,
        })),
        successRate: rates.get(id) ?? null,
      },
    ]),
  );
}
