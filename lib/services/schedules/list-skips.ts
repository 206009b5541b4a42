import { z } from 'zod';
import { instantText, type Page } from '@/lib/contracts/page';
import { type ListScheduleSkipsQuery, listScheduleSkipsQuerySchema, type Skip } from '@/lib/contracts/skip';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { toSkip } from '../skips/skip-view';
import { read } from '../unit-of-work';

const place = z.tuple([instantText]);

/**
 * One page of what did not run of a schedule, latest first.
 *
 * @throws ServiceError `invalid`, `not_found`
 */
export async function listScheduleSkips(
  context: ServiceContext,
  scheduleId: string,
  query: ListScheduleSkipsQuery = {},
): Promise<Page<Skip>> {
  const { cursor, from, limit, reason, to } = parseInput(listScheduleSkipsQuerySchema, query);
  const after =
    cursor === undefined ? undefined : { fromFireTime: new Date(decodeCursor(cursor, place)[0]), scheduleId };
  const filter = {
    fromMs: from === undefined ? undefined : Date.parse(from),
    reason,
    toMs: to === undefined ? undefined : Date.parse(to),
  };
  return read(context, async ({ schedules, skips }) => {
    if (!(await schedules.find(scheduleId))) throw notFound('schedule');
    const rows = await skips.list({ ...filter, after, scheduleId }, limit + 1);
    return toPage(rows, limit, { item: toSkip, place: (row) => [row.fromFireTime.toISOString()] });
  });
}
