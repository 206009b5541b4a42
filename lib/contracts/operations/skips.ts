import { listSkipsQuerySchema, skipPageSchema } from '../skip';
import { json, type Operation } from './operation';
import { scheduleIdParams } from './parameters';
import { invalid, noSuch } from './problems';

/** What is asked of skips. */
export const skipOperations: readonly Operation[] = [
  {
    operationId: 'listScheduleSkips',
    method: 'GET',
    path: '/api/schedules/{id}/skips',
    tag: 'Executions',
    summary: 'List what a schedule did not run, and why',
    description: 'Ranges of fire times, latest first.',
    params: scheduleIdParams,
    query: listSkipsQuerySchema,
    answers: {
      200: {
        description: 'A page of skips.',
        content: json(skipPageSchema, {
          data: [
            {
              fromFireTime: '2026-03-02T08:00:00.000Z',
              toFireTime: '2026-03-04T08:00:00.000Z',
              count: 3,
              reason: 'misfire',
              version: 1,
              decidedAt: '2026-03-05T06:12:00.120Z',
            },
          ],
          nextCursor: null,
        }),
      },
      404: noSuch('schedule'),
      422: invalid({ path: 'cursor', message: 'The cursor is not one of this list' }),
    },
  },
];
