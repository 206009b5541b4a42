import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ServiceContext } from '../context';
import { editSchedule } from './edit';
import type { ExpectedVersions } from './lock-schedule';

/**
 * Fires again from now on; fire times of the pause are not made up for.
 *
 * @throws ServiceError `invalid` when it never fires again, `not_found`, `precondition_failed`
 */
export const resumeSchedule = (
  context: ServiceContext,
  id: string,
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> => editSchedule(context, id, { enabled: true }, options.expected);
