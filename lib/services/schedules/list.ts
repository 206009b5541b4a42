import { z } from 'zod';
import type { Page } from '@/lib/contracts/page';
import {
  type ListSchedulesQuery,
  listSchedulesQuerySchema,
  type Schedule,
} from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { toSchedule } from './schedule-view';

/** Creation (deletion) in microseconds, and id. */
const place = z.tuple([z.string().regex(/^\d{1,18}$/), z.uuid()]);

/**
 * One page of schedules, newest first, or of the deleted ones that can be brought back, the latest deleted first, each with its next fire time and its newest execution.
 *
 * @throws ServiceError `invalid`
 */
export async function listSchedules(
  context: ServiceContext,
  query: ListSchedulesQuery = {},
): Promise<Page<Schedule>> {
  const { cursor, limit, ...filter } = parseInput(listSchedulesQuerySchema, query);
  const after = cursor === undefined ? undefined : toPosition(decodeCursor(cursor, place));
  const rows = await read(context, ({ schedules }) => schedules.list({ ...filter, after }, limit + 1));
  return toPage(rows, limit, {
    item: toSchedule,
    place: ({ position }) => [position.atUs, position.id],
  });
}

const toPosition = ([atUs, id]: [string, string]) => ({ atUs, id });
