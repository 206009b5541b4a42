import { z } from 'zod';
import type { Page } from '@/lib/contracts/page';
import {
  type ListSchedulesQuery,
  listSchedulesQuerySchema,
  type Schedule,
  type ScheduleSortKey,
} from '@/lib/contracts/schedule-view';
import { isStorableText } from '@/lib/contracts/text';
import type { ServiceContext } from '../context';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { toSchedule } from './schedule-view';

/** What the list is sorted by, the value of that (null: it doesn't fire; times in microseconds), and the id. */
const placeIn = (sort: string) =>
  z.tuple([
    z.literal(sort),
    /At$/.test(sort)
      ? z
          .string()
          .regex(/^\d{1,18}$/)
          .nullable()
      : z.string().refine(isStorableText),
    z.guid(),
  ]);

/**
 * One page of schedules, newest first unless sorted otherwise, or of the deleted ones that can be brought back, the latest deleted first,
 * each with its next fire time and its newest execution.
 *
 * @throws ServiceError `invalid`
 */
export async function listSchedules(
  context: ServiceContext,
  query: ListSchedulesQuery = {},
): Promise<Page<Schedule>> {
  const {
    cursor,
    deleted,
    limit,
    sort: wanted = '-createdAt',
    ...filter
  } = parseInput(listSchedulesQuerySchema, query);
  const sort = deleted ? '-deletedAt' : wanted;
  const after = cursor === undefined ? undefined : placeFrom(cursor, sort);
  const rows = await read(context, ({ schedules }) =>
    deleted
      ? schedules.listDeleted(filter, limit + 1, after)
      : schedules.list(filter, limit + 1, { after, order: orderOf(wanted) }),
  );
  return toPage(rows, limit, { item: toSchedule, place: ({ place }) => [sort, place.value, place.id] });
}

function placeFrom(cursor: string, sort: string) {
  const [, value, id] = decodeCursor(cursor, placeIn(sort));
  return { id, value };
}

const orderOf = (sort: string) => ({
  descending: sort.startsWith('-'),
  key: sort.replace('-', '') as ScheduleSortKey,
});
