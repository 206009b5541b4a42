import type { VersionDiff } from '@/lib/contracts/schedule-version';
import type { ScheduleOverview } from '@/lib/repositories/schedule-overview';
import type { ServiceContext } from '../../context';
import { notFound } from '../../errors';
import { read } from '../../unit-of-work';
import { recurrenceOf } from '../recurrence-of';
import { toChange } from './diff';
import { findVersion } from './find-version';
import { differences } from './version-view';

export interface RestoreEffect {
  /** The newest version, which the restoration starts from. */
  current: number;
  /** What the schedule would get back; nothing: it is like that already. */
  changes: VersionDiff['changes'];
  /** Next fire times, ISO; null: it doesn't fire. */
  nextFireAt: string | null;
  restoredNextFireAt: string | null;
}

/**
 * What restoring a version would do, for the question before it: what changes, and what the next run becomes.
 *
 * @throws ServiceError `not_found`
 */
export function foreseeRestore(
  context: ServiceContext,
  scheduleId: string,
  version: string,
): Promise<RestoreEffect> {
  return read(context, async (repositories) => {
    const wanted = await findVersion(repositories, scheduleId, version);
    const overview = await repositories.schedules.findOverview(scheduleId);
    const current = overview && (await repositories.versions.find(scheduleId, overview.schedule.version));
    if (!current) throw notFound('schedule');
    const changes = differences(current, wanted).filter(({ path }) => !STAYS.includes(path));
    const afterMs = firesAfter(overview, await repositories.cursors.nowMs());
    const rule = recurrenceOf({ ...wanted.definition, id: scheduleId });
    const next = afterMs === null ? null : (rule?.next(afterMs) ?? null);
    return {
      changes: changes.map(toChange),
      current: current.version,
      nextFireAt: overview.nextFireAt?.toISOString() ?? null,
      restoredNextFireAt: next === null ? null : new Date(next).toISOString(),
    };
  });
}

/** Whether it is paused is not restored. */
const STAYS = ['enabled', 'pausedUntil'];

/** Epoch ms, exclusive; null: it is paused until somebody resumes it. */
function firesAfter({ isPaused, schedule }: ScheduleOverview, nowMs: number): number | null {
  if (!isPaused) return Math.floor(nowMs);
  return schedule.pausedUntil === null ? null : schedule.pausedUntil.getTime() - 1;
}
