import { z } from 'zod';
import type { Page } from '@/lib/contracts/page';
import {
  type ListVersionsQuery,
  listVersionsQuerySchema,
  type ScheduleVersion,
} from '@/lib/contracts/schedule-version';
import type { ServiceContext } from '../../context';
import { notFound } from '../../errors';
import { decodeCursor, toPage } from '../../page-cursor';
import { parseInput } from '../../parse-input';
import { read } from '../../unit-of-work';
import { toScheduleVersion } from './version-view';

const place = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/**
 * One page of a schedule's versions, newest first, each with what it changed.
 *
 * @throws ServiceError `invalid`, `not_found`
 */
export async function listVersions(
  context: ServiceContext,
  scheduleId: string,
  query: ListVersionsQuery = {},
): Promise<Page<ScheduleVersion>> {
  const { cursor, limit } = parseInput(listVersionsQuerySchema, query);
  const before = cursor === undefined ? undefined : Number(decodeCursor(cursor, place)[0]);
  return read(context, async ({ schedules, versions }) => {
    if (!(await schedules.find(scheduleId))) throw notFound('schedule');
    // The one beyond the page is what its last one is compared with.
    const rows = await versions.list(scheduleId, { before, limit: limit + 1 });
    const older = new Map(rows.map((row, index) => [row, rows[index + 1] ?? null]));
    return toPage(rows, limit, {
      item: (row) => toScheduleVersion(row, older.get(row) ?? null),
      place: (row) => [String(row.version)],
    });
  });
}
