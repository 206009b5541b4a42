import type { FieldError } from '@/lib/contracts/problem';
import type { SchedulePatch } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { type UpdateScheduleBody, updateScheduleBodySchema } from '@/lib/contracts/update-schedule-body';
import type { ServiceContext } from '../context';
import { invalid } from '../errors';
import { parseInput } from '../parse-input';
import { type Edit, editSchedule } from './edit';
import { getSchedule } from './get';
import type { ExpectedVersions } from './lock-schedule';
import { patchedSettings } from './patched-settings';

/**
 * Changes some of a schedule. Fire times after the answer run the new version, those before it the old one.
 *
 * @throws ServiceError `invalid`, `not_found`, `precondition_failed`
 */
export async function updateSchedule(
  context: ServiceContext,
  id: string,
  input: UpdateScheduleBody,
  options: { expected?: ExpectedVersions } = {},
): Promise<Schedule> {
  const body = parseInput(updateScheduleBodySchema, input);
  const {
    cancelPending,
    createdAt,
    deletedAt,
    id: sentId,
    lastExecution,
    nextFireAt,
    updatedAt,
    ...rest
  } = body;
  const { version, ...patch } = rest;
  if (sentId !== undefined || createdAt !== undefined) {
    refuseOther(await getSchedule(context, id), { createdAt, id: sentId });
  }
  return editSchedule(context, id, editBy(context, patch), { cancelPending, expected: options.expected });
}

type Lasting = Pick<Schedule, 'createdAt' | 'id'>;

/** @throws ServiceError `invalid` when what never changes is sent as something else, as by an edit of the wrong schedule */
function refuseOther(schedule: Lasting, { createdAt, id }: Partial<Lasting>): void {
  const errors: FieldError[] = [];
  if (id !== undefined && id.toLowerCase() !== schedule.id) {
    errors.push({ path: 'id', message: `The id can't be changed; it is ${schedule.id}` });
  }
  if (createdAt !== undefined && Date.parse(createdAt) !== Date.parse(schedule.createdAt)) {
    errors.push({ path: 'createdAt', message: `createdAt can't be changed; it is ${schedule.createdAt}` });
  }
  if (errors.length > 0) throw invalid(errors);
}

/** The edit that a patch makes of the settings as they hold then. */
export const editBy =
  (context: ServiceContext, patch: SchedulePatch): Edit =>
  ({ locked: { nowMs, schedule } }) => ({
    settings: patchedSettings(context, schedule, patch, nowMs),
    touched: Object.keys(patch),
  });
