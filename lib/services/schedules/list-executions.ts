import {
  type Execution,
  type ListScheduleExecutionsQuery,
  listScheduleExecutionsQuerySchema,
} from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { toExecutionPage, toReading } from '../executions/execution-query';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';

/**
 * One page of a schedule's executions, latest first; short pages as of `listExecutions`.
 *
 * @throws ServiceError `invalid`, `not_found`
 */
export function listScheduleExecutions(
  context: ServiceContext,
  scheduleId: string,
  query: ListScheduleExecutionsQuery = {},
): Promise<Page<Execution>> {
  const parsed = parseInput(listScheduleExecutionsQuerySchema, query);
  const { filter, range } = toReading(parsed);
  return read(context, async ({ executions, schedules }) => {
    const schedule = await schedules.find(scheduleId);
    if (!schedule) throw notFound('schedule');
    const madeAtMs = () => schedule.createdAt.getTime();
    return toExecutionPage(
      await executions.list({ ...filter, scheduleId }, { ...range, madeAtMs }, parsed.limit),
    );
  });
}
