import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { read } from '../unit-of-work';
import { toSchedule } from './schedule-view';

/** @throws ServiceError `not_found` */
export async function getSchedule(context: ServiceContext, id: string): Promise<Schedule> {
  const overview = await read(context, ({ schedules }) => schedules.findOverview(id));
  if (!overview) throw notFound('schedule');
  return toSchedule(overview);
}
