import type { Repositories } from '@/lib/repositories/repositories';
import type { ServiceContext } from '../context';
import { read, transact } from '../unit-of-work';
import { type ExpectedVersions, lockSchedule } from './lock-schedule';
import { skipDue } from './skip-due';
import { waitUntilPassed } from './wait-until-passed';

const RETRY_MS = 25;
const RETRIES_AT_MOST = 80;

/**
 * Deletes a schedule: it is gone for everyone, its cursor stops, what has not started ends as cancelled, what runs ends by itself and
 * is not retried, and what was due is recorded as a skip. History stays until the janitor takes it.
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
  const lastFireAt = await skipDue(repositories, locked, 'deleted');
  await repositories.cursors.move(id, { lastFireAt, nextFireAt: null, version: locked.schedule.version });
  await repositories.schedules.markDeleted(id);
  return { lastFireAt, left: await repositories.executions.cancelUnstarted(id) };
}

/** Rows that a worker was writing at the moment: nothing makes new ones any more, so that a few tries see the last. */
export async function cancelLeft(context: ServiceContext, id: string, found: number): Promise<void> {
  let left = found;
  for (let tries = 0; left > 0 && tries < RETRIES_AT_MOST; tries += 1) {
    await context.runtime.delay(RETRY_MS);
    left = await read(context, ({ executions }) => executions.cancelUnstarted(id));
    context.runtime.changes.changed();
  }
}
