import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { read } from '../unit-of-work';
import { toSchedule } from './schedule-view';

/**
 * A deleted schedule that can still be brought back, with `deletedAt`.
 *
 * @throws ServiceError `not_found`, also when it isn't deleted
 */
export async function getDeletedSchedule(context: ServiceContext, id: string): Promise<Schedule> {
  const overview = await read(context, ({ schedules }) => schedules.findDeletedOverview(id));
  if (!overview) throw notFound('schedule');
  return toSchedule(overview);
}
