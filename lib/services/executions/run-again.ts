import type { Execution, TriggerScheduleInput } from '@/lib/contracts/execution';
import type { ServiceContext } from '../context';
import { notFound } from '../errors';
import { triggerSchedule } from '../schedules/trigger';
import { read } from '../unit-of-work';

/**
 * Runs what an execution ran once more, by hand: the newest version of its schedule, with the payload that it was given in place of the
 * schedule's own, if it was given one. Placeholders are filled in anew.
 *
 * @param input in place of what it was given
 * @throws ServiceError `invalid`, `not_found`, also when the schedule is deleted
 */
export async function runAgain(
  context: ServiceContext,
  id: string,
  input?: TriggerScheduleInput,
): Promise<Execution> {
  const row = await read(context, ({ executions }) => executions.find(id));
  if (!row) throw notFound('execution');
  return triggerSchedule(context, row.scheduleId, input ?? row.overrides ?? {});
}
