import { type UpdateScheduleInput, updateScheduleSchema } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { editSchedule } from './edit';
import type { ExpectedVersions } from './lock-schedule';

/**
 * Changes some of a schedule. Fire times after the answer run the new version, those before it the old one.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function updateSchedule(
  context: ServiceContext,
  id: string,
  input: UpdateScheduleInput,
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> {
  return editSchedule(context, id, parseInput(updateScheduleSchema, input), options.expected);
}
