import type { Execution } from '@/lib/contracts/execution';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { type ExecutionStatus, isTerminal } from '@/lib/domain/execution';
import type { ServiceContext } from '../context';
import { notFound, ServiceError } from '../errors';
import { transact } from '../unit-of-work';
import { toExecution } from './execution-view';

/**
 * Cancels an execution. One that isn't called at the moment has ended as cancelled with the answer; the worker of a running one aborts
 * its call, and hears of it at once through Redis, else at its next tick. An answer of the agent that is there already counts all the same.
 * To cancel again does nothing.
 *
 * @throws ServiceError `not_found`; `conflict` when it has ended as anything but cancelled
 */
export async function cancelExecution(context: ServiceContext, id: string): Promise<Execution> {
  const execution = await transact(context, async ({ executions }) => {
    await executions.cancel(id);
    const row = await executions.find(id);
    if (!row) throw notFound('execution');
    const status = row.status as ExecutionStatus;
    if (isTerminal(status) && status !== 'cancelled') {
      throw new ServiceError('conflict', `The execution has ended already; its status is ${status}`);
    }
    return toExecution(row);
  });
  if (execution.status === 'running') publishWakeUp(context.runtime.redis);
  return execution;
}
