import type { ChangesEvent } from '@/lib/contracts/event';
import type { Execution } from '@/lib/contracts/execution';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Stats } from '@/lib/contracts/stats';

/** What the rail counts: what somebody should look at. */
export interface Attention {
  /** Executions that failed in the last 24 h. */
  failed: number;
  /** Up to when they are counted; those that fail later are told by the stream. ISO; null: nothing is counted yet. */
  countedTo: string | null;
  /** Fire times and attempts that are due for a while and haven't begun. */
  late: number;
  /** There may be more late ones: no more than a page is looked at. */
  lateIsMore: boolean;
}

/** A fire time is passed on within milliseconds; what is due for longer than this waits for something. */
const LATE_AFTER_MS = 5_000;

/** What each list that is looked at has at the most. */
const LATE_LOOKED_AT = 20;

/** The first to fire, and the executions that wait. */
export const LATE_QUERIES = {
  schedules: { enabled: 'true', limit: LATE_LOOKED_AT, sort: 'nextFireAt' },
  waiting: { limit: LATE_LOOKED_AT, status: 'pending,retrying' },
} as const;

interface Readings {
  stats: Pick<Stats, 'countedTo' | 'data'>;
  schedules: readonly Pick<Schedule, 'nextFireAt'>[];
  waiting: readonly Pick<Execution, 'nextAttemptAt'>[];
}

export function attentionOf({ schedules, stats, waiting }: Readings, nowMs: number): Attention {
  const lateBefore = new Date(nowMs - LATE_AFTER_MS).toISOString();
  const lateOf = (instants: readonly (string | null)[]) =>
    instants.filter((instant) => instant !== null && instant < lateBefore).length;
  const overdue = lateOf(schedules.map(({ nextFireAt }) => nextFireAt));
  const delayed = lateOf(waiting.map(({ nextAttemptAt }) => nextAttemptAt));
  return {
    countedTo: stats.countedTo,
    failed: stats.data[0]?.failed ?? 0,
    late: overdue + delayed,
    lateIsMore: overdue === LATE_LOOKED_AT || delayed === LATE_LOOKED_AT,
  };
}

/** Failures that the stream has told of since `countedTo`: ids, and when they ended. */
export type FreshFailures = ReadonlyMap<string, string>;

/** The statistics are seconds behind, and are read every two minutes. */
const FRESH_MS = 300_000;

export function withFailures(fresh: FreshFailures, { executions }: ChangesEvent): FreshFailures {
  const failed = executions.filter(({ id, status }) => status === 'failed' && !fresh.has(id));
  if (failed.length === 0) return fresh;
  const all = [
    ...fresh,
    ...failed.map(({ completedAt, id }) => [id, completedAt ?? new Date(0).toISOString()] as const),
  ];
  const newest = all
    .map(([, completedAt]) => completedAt)
    .sort()
    .at(-1)!;
  const oldest = new Date(Date.parse(newest) - FRESH_MS).toISOString();
  return new Map(all.filter(([, completedAt]) => completedAt >= oldest));
}

/** All failures of the last day, those of the last seconds too. */
export const failedNow = ({ countedTo, failed }: Attention, fresh: FreshFailures): number =>
  failed + [...fresh.values()].filter((completedAt) => countedTo === null || completedAt >= countedTo).length;
