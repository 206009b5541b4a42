import {
  listScheduleSkipsQuerySchema,
  listSkipsQuerySchema,
  namedSkipPageSchema,
  type Skip,
  skipPageSchema,
} from '../skip';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS, scheduleIdParams } from './parameters';
import { invalid, noSuch } from './problems';

const SKIP: Skip = {
  fromFireTime: '2026-03-02T08:00:00.000Z',
  toFireTime: '2026-03-04T08:00:00.000Z',
  count: 3,
  reason: 'misfire',
  version: 1,
  decidedAt: '2026-03-05T06:12:00.120Z',
};

/** What is asked of skips. */
export const skipOperations: readonly Operation[] = [
  {
    operationId: 'listSkips',
    method: 'GET',
    path: '/api/skips',
    tag: 'Executions',
    summary: 'List what all schedules did not run, and why',
    description: 'Ranges of fire times, latest first, those of deleted schedules too.',
    query: listSkipsQuerySchema,
    answers: {
      200: {
        description: 'A page of skips.',
        content: json(namedSkipPageSchema, {
          data: [{ ...SKIP, scheduleId: EXAMPLE_IDS.schedule, scheduleName: 'Daily report' }],
          nextCursor: null,
        }),
      },
      422: invalid({
        path: 'reason',
        message: 'Reason must be one of deleted, excluded, misfire, overlap, paused',
      }),
    },
  },
  {
    operationId: 'listScheduleSkips',
    method: 'GET',
    path: '/api/schedules/{id}/skips',
    tag: 'Executions',
    summary: 'List what a schedule did not run, and why',
    description: 'Ranges of fire times, latest first.',
    params: scheduleIdParams,
    query: listScheduleSkipsQuerySchema,
    answers: {
      200: {
        description: 'A page of skips.',
        content: json(skipPageSchema, {
          data: [SKIP],
          nextCursor: null,
        }),
      },
      404: noSuch('schedule'),
      422: invalid({ path: 'cursor', message: 'The cursor is not one of this list' }),
    },
  },
];
