import { z } from 'zod';
import {
  type Execution,
  type ListExecutionsQuery,
  listExecutionsQuerySchema,
} from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { decodeCursor, toPage } from '../page-cursor';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { toExecution } from './execution-view';

const place = z.tuple([z.guid()]);

/**
 * One page of a schedule's executions, latest first.
 *
 * @throws ServiceError `invalid`, `not_found`
 */
export function listExecutions(
  context: ServiceContext,
  scheduleId: string,
  query: ListExecutionsQuery = {},
): Promise<Page<Execution>> {
  const { cursor, from, limit, status, to } = parseInput(listExecutionsQuerySchema, query);
  const filter = {
    beforeId: cursor === undefined ? undefined : decodeCursor(cursor, place)[0],
    fromMs: from === undefined ? undefined : Date.parse(from),
    status,
    toMs: to === undefined ? undefined : Date.parse(to),
  };
  return read(context, async ({ executions, schedules }) => {
    const schedule = await schedules.find(scheduleId);
    if (!schedule) throw notFound('schedule');
    const madeAtMs = () => schedule.createdAt.getTime();
    const rows = await executions.list(scheduleId, { ...filter, madeAtMs }, limit + 1);
    return toPage(rows, limit, { item: toExecution, place: (row) => [row.id] });
  });
}
