import type { ExecutionDetail } from '@/lib/contracts/execution';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { read } from '../unit-of-work';
import { toAttempt, toExecution } from './execution-view';
import { sentRequest } from './sent-request';

/**
 * An execution with its attempts and what is sent, also when its schedule is deleted.
 *
 * @throws ServiceError `not_found`
 */
export function getExecution(context: ServiceContext, id: string): Promise<ExecutionDetail> {
  return read(context, async ({ executions, schedules }) => {
    const row = await executions.find(id);
    if (!row) throw notFound('execution');
    const [attempts, definition] = await Promise.all([
      executions.listAttempts(id),
      schedules.findVersion(row.scheduleId, row.version),
    ]);
    return {
      ...toExecution(row),
      attemptDetails: attempts.map(toAttempt),
      overrides: row.overrides,
      request: definition && sentRequest(row, definition),
    };
  });
}
