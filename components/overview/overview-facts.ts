import { workerStatus } from '@/components/workers/worker-words';
import type { Health } from '@/lib/contracts/health';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Worker } from '@/lib/contracts/worker';
import type { FailingSchedules } from '@/lib/services/schedules/list-failing';
import { type FreshRuns, hourNow } from './fresh-runs';
import { DUE_SHOWN, type StatsReading } from './overview-queries';
import type { OverviewFacts } from './overview-words';
import { WINDOWS } from './stats-window';

/** A fire time is passed on within milliseconds; what is due for longer than this waits for something. */
const LATE_AFTER_MS = 5_000;

interface Readings {
  dueNext: readonly Pick<Schedule, 'nextFireAt'>[];
  failing: Pick<FailingSchedules, 'count' | 'more'>;
  fresh: FreshRuns;
  health: Pick<Health, 'redis'>;
  stats: Pick<StatsReading, 'spans'>;
  workers: readonly Worker[];
}

export function overviewFacts(readings: Readings, nowMs: number): OverviewFacts {
  const { dueNext, failing, fresh, health, stats, workers } = readings;
  const dueMs = dueNext.flatMap(({ nextFireAt }) => (nextFireAt === null ? [] : [Date.parse(nextFireAt)]));
  const lateBefore = nowMs - LATE_AFTER_MS;
  const late = dueMs.filter((atMs) => atMs < lateBefore).length;
  const hour = stats.spans[WINDOWS.indexOf('1h')];
  const having = (...wanted: string[]) =>
    workers.filter((worker) => wanted.includes(workerStatus(worker))).length;
  return {
    failing: { count: failing.count, more: failing.more },
    hour: hour ? hourNow(hour.data[0], hour.countedTo, fresh) : null,
    late: { count: late, more: late === DUE_SHOWN },
    // The late ones are told by themselves.
    nextAtMs: dueMs.toSorted((a, b) => a - b).find((atMs) => atMs >= lateBefore) ?? dueMs[0] ?? null,
    redis: health.redis,
    workers: { alive: having('alive', 'clockOff'), clocksOff: having('clockOff') },
  };
}
