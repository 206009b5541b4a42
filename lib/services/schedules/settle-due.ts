import { decideFires, FENCE_HORIZON_MS, type FireDecision } from '@/lib/domain/engine/fire-decision';
import type { PartitionKeeper } from '@/lib/domain/engine/ports';
import { executionId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import type { Repositories } from '@/lib/repositories/repositories';
import type { LockedSchedule } from './lock-schedule';
import { recurrenceOf } from './recurrence-of';

/**
 * Before an edit: every fire time up to now + horizon runs the version that it is due under, by the fence's own decision. The runs
 * go in unowned, for any worker to claim; the horizon covers the time until the edit is answered.
 *
 * @returns the last fire time that is settled, epoch ms; null = none ever
 */
export async function settleDue(
  repositories: Repositories,
  history: PartitionKeeper,
  { cursor, nowMs, schedule }: LockedSchedule,
): Promise<number | null> {
  const recurrence = recurrenceOf(schedule);
  let { lastFireAt, nextFireAt } = cursor;
  while (recurrence && nextFireAt !== null) {
    const decision = decideFires(nextFireAt, recurrence, { horizonMs: FENCE_HORIZON_MS, nowMs });
    if (!decision) break;
    await record(decision);
    ({ lastFireAt, nextFireAt } = decision);
  }
  return lastFireAt;

  async function record({ fires, skip }: FireDecision): Promise<void> {
    const { agentRef, id: scheduleId, version } = schedule;
    for (const fireAt of fires) await history.ensureDay(fireAt);
    await repositories.executions.insertPending(
      fires.map((fireAt) => ({
        id: executionId(scheduleId, fireAt, SCHEDULE_RUN_KEY),
        agentRef,
        fireAt,
        runKey: SCHEDULE_RUN_KEY,
        scheduleId,
        trigger: 'schedule',
        version,
      })),
    );
    if (skip) await repositories.skips.insert(scheduleId, version, skip);
  }
}
