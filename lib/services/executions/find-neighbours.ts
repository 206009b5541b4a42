import type { Execution } from '@/lib/contracts/execution';
import type { Neighbours } from '@/lib/repositories/neighbouring-executions';
import type { ServiceContext } from '../context';
import { read } from '../unit-of-work';

/** The executions of the same schedule right before and after one; also of a deleted schedule. */
export function findNeighbours(
  context: ServiceContext,
  { id, scheduleId }: Pick<Execution, 'id' | 'scheduleId'>,
): Promise<Neighbours> {
  return read(context, async ({ executions, schedules }) => {
    const schedule = await schedules.find(scheduleId);
    const known = schedule ? { madeAtMs: () => schedule.createdAt.getTime() } : {};
    return executions.neighbours({ id, scheduleId }, known);
  });
}
