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

/** Of several, added up; those that aren't there any more count nothing. */
export function foreseeDeletions(context: ServiceContext, ids: readonly string[]): Promise<DeletionEffect> {
  return read(context, async ({ executions, schedules }) => {
    const sum: DeletionEffect = { all: 0, more: false, running: 0, unstarted: 0 };
    for (const id of ids) {
      const schedule = await schedules.find(id);
      if (!schedule) continue;
      const { all, more, running, unstarted } = await executions.count(id, {
        madeAtMs: () => schedule.createdAt.getTime(),
      });
      sum.all += all;
      sum.more ||= more;
      sum.running += running;
      sum.unstarted += unstarted;
    }
    return sum;
  });
}
