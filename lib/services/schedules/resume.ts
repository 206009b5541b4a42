import { type ResumeScheduleInput, resumeScheduleSchema } from '@/lib/contracts/pause';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { FIRES } from '@/lib/domain/pause';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { type Edit, editSchedule } from './edit';
import type { ExpectedVersions } from './lock-schedule';

/**
 * Fires again from now on. Fire times of the pause are skipped, or with `catchUp` left to the misfire policy, as after an absence of
 * all workers.
 *
 * @throws ServiceError `invalid` when it never fires again, `not_found`, `precondition_failed`
 */
export async function resumeSchedule(
  context: ServiceContext,
  id: string,
  input: ResumeScheduleInput = {},
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> {
  const { catchUp } = parseInput(resumeScheduleSchema, input);
  return editSchedule(context, id, resume, { expected: options.expected, runsMissed: catchUp });
}

/** The edit that it is. */
export const resume: Edit = ({ current }) => ({
  settings: { ...current, ...FIRES },
  touched: ['enabled', 'pausedUntil'],
});
