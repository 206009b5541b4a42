import type { HeadersPatch } from '@/lib/contracts/headers';
import { isMask } from '@/lib/domain/sensitive-headers';
import { toDefinition } from '@/lib/repositories/schedule-columns';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { read } from '../unit-of-work';

/**
 * Headers as somebody sends them who was shown those of a schedule: a mask stands for the value that the schedule has under that name,
 * upper and lower case being the same. A mask of another name stays, for the contract to refuse.
 *
 * @throws ServiceError `not_found`
 */
export async function unmaskHeaders(
  context: ServiceContext,
  scheduleId: string,
  headers: HeadersPatch,
): Promise<HeadersPatch> {
  const masked = Object.values(headers).some((value) => value !== null && isMask(value));
  if (!masked) return headers;
  const schedule = await read(context, ({ schedules }) => schedules.find(scheduleId));
  if (!schedule) throw notFound('schedule');
  const stored = new Map(
    Object.entries(toDefinition(schedule).headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value !== null && isMask(value) ? (stored.get(name.toLowerCase()) ?? value) : value,
    ]),
  );
}
