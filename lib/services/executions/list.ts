import {
  type Execution,
  type ListExecutionsQuery,
  listExecutionsQuerySchema,
} from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { read } from '../unit-of-work';
import { toExecutionPage, toReading } from './execution-query';

const NOTHING: Page<Execution> = { data: [], nextCursor: null };

/**
 * One page of executions of all schedules, deleted ones too, latest first. It may be short, or even empty, although there is a next one:
 * what is rare is looked for in steps.
 *
 * @throws ServiceError `invalid`
 */
export function listExecutions(
  context: ServiceContext,
  query: ListExecutionsQuery = {},
): Promise<Page<Execution>> {
  const { agentId, scheduleId, ...rest } = parseInput(listExecutionsQuerySchema, query);
  const { filter, range } = toReading(rest);
  return read(context, async ({ agents, executions }) => {
    const agent = agentId === undefined ? undefined : await agents.find(agentId);
    if (agent === null) return NOTHING;
    return toExecutionPage(
      await executions.list({ ...filter, agentRef: agent?.id, scheduleId }, range, rest.limit),
    );
  });
}
