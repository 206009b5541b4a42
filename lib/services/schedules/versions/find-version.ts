import type { Repositories } from '@/lib/repositories/repositories';
import type { ScheduleVersionRecord } from '@/lib/repositories/schedule-version-repository';
import { notFound } from '../../errors';

/**
 * A version of a schedule that isn't deleted.
 *
 * @param version as the path has it
 * @throws ServiceError `not_found`
 */
export async function findVersion(
  { schedules, versions }: Repositories,
  scheduleId: string,
  version: string,
): Promise<ScheduleVersionRecord> {
  if (!(await schedules.find(scheduleId))) throw notFound('schedule');
  const found = /^\d{1,9}$/.test(version) ? await versions.find(scheduleId, Number(version)) : null;
  if (!found) throw notFound('version');
  return found;
}
