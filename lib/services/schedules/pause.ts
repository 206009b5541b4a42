import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { editSchedule } from './edit';
import type { ExpectedVersions } from './lock-schedule';

/**
 * Stops future fire times; what runs or retries goes on. What was due and not begun is recorded as a skip.
 *
 * @throws ServiceError `not_found`, `precondition_failed`
 */
export const pauseSchedule = (
  context: ServiceContext,
  id: string,
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> => editSchedule(context, id, { enabled: false }, options.expected);
