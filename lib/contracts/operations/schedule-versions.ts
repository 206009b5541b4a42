import { scheduleSchema } from '../schedule-view';
import { json, type Operation } from './operation';
import { scheduleIdParams } from './parameters';
import { noSuch } from './problems';
import { SCHEDULE } from './schedules';

/** What is asked of a schedule as it was before. */
export const scheduleVersionOperations: readonly Operation[] = [
  {
    operationId: 'undeleteSchedule',
    method: 'POST',
    path: '/api/schedules/{id}/undelete',
    tag: 'Schedules',
    summary: 'Bring a deleted schedule back',
    description:
      'Within 24 h of its deletion. It fires from now on, unless it was paused; what was due meanwhile is one skip, and what ended as cancelled stays so. A schedule that is not deleted is answered as it is.',
    params: scheduleIdParams,
    answers: {
      200: { description: 'The schedule.', content: json(scheduleSchema, SCHEDULE), headers: ['ETag'] },
      404: noSuch('schedule'),
    },
  },
];
