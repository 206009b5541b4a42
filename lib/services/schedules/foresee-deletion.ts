import type { ExecutionCounts } from '@/lib/repositories/execution-repository';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { read } from '../unit-of-work';

/** Executions that a deletion takes with it: all, those that run now, and those that still wait. */
export type DeletionEffect = ExecutionCounts;

/**
 * What deleting a schedule would take with it, for the question before it.
 *
 * @throws ServiceError `not_found`
 */
export function foreseeDeletion(context: ServiceContext, id: string): Promise<DeletionEffect> {
  return read(context, async ({ executions, schedules }) => {
    const schedule = await schedules.find(id);
    if (!schedule) throw notFound('schedule');
    return executions.count(id, { madeAtMs: () => schedule.createdAt.getTime() });
  });
}
