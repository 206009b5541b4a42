import { silenceOf } from '@/lib/domain/engine/silence';
import type { Repositories } from '@/lib/repositories/repositories';
import { toDefinition } from '@/lib/repositories/schedule-columns';
import type { ServiceContext } from '../context';
import { transact } from '../unit-of-work';
import { changeSilence } from './change-silence';
import { type ExpectedVersions, lockSchedule } from './lock-schedule';
import { repeatUntilNone } from './repeat-until-none';
import { waitUntilPassed } from './wait-until-passed';

/**
 * Deletes a schedule: it is gone for everyone, its cursor stops, what has not started ends as cancelled, what runs ends by itself and
 * is not retried, and what was due is recorded as a skip. It can be brought back for 24 h; history stays until the janitor takes it.
 *
 * @throws ServiceError `not_found`, `precondition_failed`
 */
export async function deleteSchedule(
  context: ServiceContext,
  id: string,
  options: { expected?: ExpectedVersions } = {},
): Promise<void> {
  const deleted = await transact(context, (repositories) => deleteWithin(repositories, id, options.expected));
  await cancelLeft(context, id, deleted.left);
  await waitUntilPassed(context, deleted.lastFireAt);
}

/**
 * The part of a deletion that is a transaction's. After its commit call `cancelLeft`, and answer no sooner than `lastFireAt` has passed.
 *
 * @returns `left` counts executions that were locked; `lastFireAt` is the last fire time that is settled, epoch ms, null = none ever
 * @throws ServiceError `not_found`, `precondition_failed`
 */
export async function deleteWithin(
  repositories: Repositories,
  id: string,
  expected: ExpectedVersions,
): Promise<{ lastFireAt: number | null; left: number }> {
  const locked = await lockSchedule(repositories, id, expected);
  const { cursor, nowMs, schedule } = locked;
  const lastFireAt = await changeSilence(repositories, locked, {
    after: { reason: 'deleted', untilMs: null },
    before: silenceOf(toDefinition(schedule), { lastFireAt: cursor.lastFireAt, nowMs }),
    definition: schedule,
    version: schedule.version,
  });
  await repositories.schedules.markDeleted(id);
  return { lastFireAt, left: await repositories.executions.cancelUnstarted(id) };
}

/**
 * Executions that a worker was writing at the moment. Under the cursor's lock, so that nothing is cancelled that began after the schedule
 * was brought back.
 */
export const cancelLeft = (context: ServiceContext, id: string, found: number): Promise<void> =>
  repeatUntilNone(context, found, () =>
    transact(withoutKey(context), async ({ cursors, executions, schedules }) => {
      await cursors.lock(id);
      return (await schedules.find(id)) ? 0 : executions.cancelUnstarted(id);
    }),
  );

/** How often it takes is nothing to repeat. */
const withoutKey = ({ idempotency: _, ...context }: ServiceContext): ServiceContext => context;
