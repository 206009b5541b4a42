import type { LockedCursor } from '@/lib/repositories/cursor-repository';
import type { Repositories } from '@/lib/repositories/repositories';
import type { ScheduleRecord } from '@/lib/repositories/schedule-columns';
import { notFound, ServiceError } from '../errors';

/** Versions that an edit may start from, as If-Match lists them; undefined = whatever it is. */
export type ExpectedVersions = readonly number[] | undefined;

/** A schedule as it stands under its cursor's lock. */
export interface LockedSchedule {
  schedule: ScheduleRecord;
  cursor: LockedCursor;
  /** The database's clock under the lock, epoch ms, whole: "now" for everything that is decided. */
  nowMs: number;
}

/**
 * Locks a schedule against fences, edits and triggers until the transaction ends. What is read after the lock is what stands.
 *
 * @throws ServiceError `not_found`; `precondition_failed` when it has moved on from the expected versions
 */
export async function lockSchedule(
  repositories: Repositories,
  id: string,
  expected: ExpectedVersions,
): Promise<LockedSchedule> {
  const cursor = await repositories.cursors.lock(id);
  const schedule = cursor && (await repositories.schedules.find(id));
  if (!schedule) throw notFound('schedule');
  refuseMovedOn(schedule, expected);
  return { cursor, nowMs: Math.floor(await repositories.cursors.nowMs()), schedule };
}

/**
 * Under a lock that keeps the version as it is.
 *
 * @throws ServiceError `precondition_failed` when the schedule has moved on from the expected versions
 */
export function refuseMovedOn({ version }: { version: number }, expected: ExpectedVersions): void {
  if (!expected || expected.includes(version)) return;
  throw new ServiceError('precondition_failed', `The schedule was edited: it is at version ${version}`);
}
