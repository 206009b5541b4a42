import { type PauseScheduleInput, pauseScheduleSchema } from '@/lib/contracts/pause';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { parseInput } from '../parse-input';
import { checkPauseEnd } from './check-pause-end';
import { type Edit, editSchedule } from './edit';
import type { ExpectedVersions } from './lock-schedule';

/**
 * Stops future fire times, those before `until` or all; what runs or retries goes on unless `cancelPending` ends what has not started.
 * What is due and not begun, and what the pause keeps from running, is one skip.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function pauseSchedule(
  context: ServiceContext,
  id: string,
  input: PauseScheduleInput = {},
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> {
  const { cancelPending, until: pausedUntil } = parseInput(pauseScheduleSchema, input);
  return editSchedule(context, id, pauseUntil(pausedUntil), { cancelPending, expected: options.expected });
}

/** The edit that it is. @param until ISO instant; null: without an end */
export const pauseUntil =
  (until: string | null): Edit =>
  ({ current, locked }) => {
    checkPauseEnd(until, locked.nowMs, 'until');
    const settings = { ...current, enabled: false, pausedUntil: until };
    return { settings, touched: ['enabled', 'pausedUntil'] };
  };
