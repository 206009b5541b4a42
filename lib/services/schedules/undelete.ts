import type { Schedule } from '@/lib/contracts/schedule-view';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { silenceOf } from '@/lib/domain/engine/silence';
import { RESTORABLE_FOR_MS } from '@/lib/domain/schedule-definition';
import { toDefinition } from '@/lib/repositories/schedule-columns';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { transact } from '../unit-of-work';
import { changeSilence } from './change-silence';
import { type ExpectedVersions, refuseMovedOn } from './lock-schedule';
import { toSchedule } from './schedule-view';

/**
 * Brings a deleted schedule back within 24 h, as it was: it fires from now on unless it was paused, and what the deletion kept from
 * running is one skip. What ended as cancelled stays so; what still runs may be retried again. One that isn't deleted is answered as it is.
 *
 * @throws ServiceError `not_found`, also when it was deleted longer ago; `precondition_failed`
 */
export async function undeleteSchedule(
  context: ServiceContext,
  id: string,
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> {
  const schedule = await transact(context, async (repositories) => {
    const { cursors, executions, schedules } = repositories;
    const deleted = await schedules.lockDeleted(id);
    const cursor = deleted && (await cursors.lock(id));
    if (deleted?.deletedAt && cursor) {
      const nowMs = Math.floor(await cursors.nowMs());
      // The lock may have been waited for: the janitor may have begun to remove what was still there to be found.
      if (nowMs >= deleted.deletedAt.getTime() + RESTORABLE_FOR_MS) throw notFound('schedule');
      refuseMovedOn(deleted, options.expected);
      await schedules.unmarkDeleted(id);
      await executions.uncancelRunning(id, deleted.deletedAt);
      await changeSilence(
        repositories,
        { cursor, nowMs, schedule: deleted },
        {
          after: silenceOf(toDefinition(deleted), { lastFireAt: cursor.lastFireAt, nowMs }),
          before: { reason: 'deleted', untilMs: null },
          definition: deleted,
          mayNeverFire: true,
          version: deleted.version,
        },
      );
    }
    const overview = await schedules.findOverview(id);
    if (!overview) throw notFound('schedule');
    refuseMovedOn(overview.schedule, options.expected);
    return toSchedule(overview);
  });
  publishWakeUp(context.runtime.redis);
  return schedule;
}
