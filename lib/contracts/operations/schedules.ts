import { z } from 'zod';
import type { Execution } from '../execution';
import { executionSchema, triggerScheduleSchema } from '../execution';
import {
  type PauseScheduleInput,
  pauseScheduleSchema,
  type ResumeScheduleInput,
  resumeScheduleSchema,
} from '../pause';
import { type CreateScheduleInput, createScheduleSchema } from '../schedule';
import {
  listSchedulesQuerySchema,
  type Schedule,
  schedulePageSchema,
  scheduleSchema,
} from '../schedule-view';
import { type UpdateScheduleBody, updateScheduleBodySchema } from '../update-schedule-body';
import { EXECUTION } from './executions';
import { ifMatch } from './headers';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS, scheduleIdParams } from './parameters';
import { editedMeanwhile, invalid, noSuch } from './problems';

const CREATE: CreateScheduleInput = {
  name: 'Daily report',
  cronExpression: '0 9 * * MON-FRI',
  timezone: 'Europe/Berlin',
  agentId: 'report-agent',
  agentUrl: 'https://agents.example.com/report',
  headers: { Authorization: 'Bearer 4711-secret' },
  payload: { report: 'daily', day: '{{fireTime}}' },
  retryPolicy: { maxAttempts: 5 },
  tags: ['reports'],
};

export const SCHEDULE: Schedule = {
  id: EXAMPLE_IDS.schedule,
  name: 'Daily report',
  description: null,
  tags: ['reports'],
  cronExpression: '0 9 * * MON-FRI',
  timezone: 'Europe/Berlin',
  agentId: 'report-agent',
  agentUrl: 'https://agents.example.com/report',
  httpMethod: 'POST',
  headers: { Authorization: '••••••••cret' },
  payload: { report: 'daily', day: '{{fireTime}}' },
  retryPolicy: { maxAttempts: 5, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
  timeoutMs: 30_000,
  onWorkerLoss: 'retry',
  priority: 0,
  enabled: true,
  pausedUntil: null,
  version: 1,
  nextFireAt: '2026-03-02T08:00:00.000Z',
  lastExecution: null,
  createdAt: '2026-03-01T17:20:11.402Z',
  updatedAt: '2026-03-01T17:20:11.402Z',
};

const PAUSED_UNTIL = '2031-03-03T08:00:00.000Z';

const TRIGGERED: Execution = {
  ...EXECUTION,
  trigger: 'manual',
  status: 'pending',
  attempts: 0,
  startedAt: null,
  completedAt: null,
  latenessMs: null,
  nextAttemptAt: EXECUTION.scheduledAt,
  workerId: null,
  durationMs: null,
  httpStatus: null,
  response: null,
};

const update = {
  path: '/api/schedules/{id}',
  tag: 'Schedules',
  description:
    'Any subset of the fields. `headers` and `retryPolicy` are merged by key and null removes a key (RFC 7396); the rest is replaced. A masked header value that is sent back stays as it is, and fields that the service sets itself may be sent back as they were. Fire times before the answer run the version that they were due under.',
  params: scheduleIdParams,
  headers: z.object(ifMatch),
  body: {
    required: true,
    content: json(updateScheduleBodySchema, { enabled: false } satisfies UpdateScheduleBody),
  },
  answers: {
    200: {
      description: 'The schedule as it is now.',
      content: json(scheduleSchema, { ...SCHEDULE, enabled: false, nextFireAt: null, version: 2 }),
      headers: ['ETag'],
    },
    404: noSuch('schedule'),
    412: editedMeanwhile,
    422: invalid({ path: 'timeoutMs', message: 'Timeout (ms) must be a whole number from 100 to 3600000' }),
  },
} satisfies Partial<Operation>;

/** What is asked of schedules. */
export const scheduleOperations: readonly Operation[] = [
  {
    operationId: 'listSchedules',
    method: 'GET',
    path: '/api/schedules',
    tag: 'Schedules',
    summary: 'List schedules',
    description:
      'Newest first, each with its next fire time and its last execution; with `deleted=true` those that can still be brought back, the latest deleted first.',
    query: listSchedulesQuerySchema,
    answers: {
      200: {
        description: 'A page of schedules.',
        content: json(schedulePageSchema, { data: [SCHEDULE], nextCursor: null }),
      },
      422: invalid({ path: 'limit', message: 'Limit must be a whole number from 1 to 200' }),
    },
  },
  {
    operationId: 'createSchedule',
    method: 'POST',
    path: '/api/schedules',
    tag: 'Schedules',
    summary: 'Create a schedule',
    description: 'It fires first at the next fire time after the answer.',
    body: { required: true, content: json(createScheduleSchema, CREATE) },
    answers: {
      201: {
        description: 'The schedule that was made.',
        content: json(scheduleSchema, SCHEDULE),
        headers: ['ETag', 'Location'],
      },
      422: invalid(
        {
          path: 'cronExpression',
          message: 'Minute must be 0–59; got 75',
          field: 'minute',
          start: 0,
          end: 2,
        },
        { path: 'agentUrl', message: 'Agent URL is required' },
      ),
    },
  },
  {
    operationId: 'getSchedule',
    method: 'GET',
    path: '/api/schedules/{id}',
    tag: 'Schedules',
    summary: 'Get a schedule',
    params: scheduleIdParams,
    answers: {
      200: { description: 'The schedule.', content: json(scheduleSchema, SCHEDULE), headers: ['ETag'] },
      404: noSuch('schedule'),
    },
  },
  { ...update, operationId: 'updateSchedule', method: 'PATCH', summary: 'Edit a schedule' },
  {
    ...update,
    operationId: 'putSchedule',
    method: 'PUT',
    summary: 'Edit a schedule, as PATCH does',
  },
  {
    operationId: 'deleteSchedule',
    method: 'DELETE',
    path: '/api/schedules/{id}',
    tag: 'Schedules',
    summary: 'Delete a schedule',
    description:
      'What has not started ends as cancelled; calls that run end by themselves. It can be brought back for 24 h.',
    params: scheduleIdParams,
    headers: z.object(ifMatch),
    answers: {
      204: { description: 'It is deleted.' },
      404: noSuch('schedule'),
      412: editedMeanwhile,
    },
  },
  {
    operationId: 'pauseSchedule',
    method: 'POST',
    path: '/api/schedules/{id}/pause',
    tag: 'Schedules',
    summary: 'Stop future fire times',
    description:
      'Those before `until`, then it fires again by itself; all without it. What runs or retries goes on; `cancelPending` ends what has not started. The fire times of the pause are one skip.',
    params: scheduleIdParams,
    headers: z.object(ifMatch),
    body: {
      required: false,
      content: json(pauseScheduleSchema, { until: PAUSED_UNTIL } satisfies PauseScheduleInput),
    },
    answers: {
      200: {
        description: 'The paused schedule.',
        content: json(scheduleSchema, {
          ...SCHEDULE,
          enabled: false,
          nextFireAt: PAUSED_UNTIL,
          pausedUntil: PAUSED_UNTIL,
          version: 2,
        }),
        headers: ['ETag'],
      },
      404: noSuch('schedule'),
      412: editedMeanwhile,
      422: invalid({ path: 'until', message: 'Must lie in the future; got 2026-03-01T00:00:00.000Z' }),
    },
  },
  {
    operationId: 'resumeSchedule',
    method: 'POST',
    path: '/api/schedules/{id}/resume',
    tag: 'Schedules',
    summary: 'Let it fire again, from now on',
    description:
      'The fire times of the pause stay skipped; with `catchUp` the misfire policy decides about them, as after an absence of all workers.',
    params: scheduleIdParams,
    headers: z.object(ifMatch),
    body: {
      required: false,
      content: json(resumeScheduleSchema, { catchUp: true } satisfies ResumeScheduleInput),
    },
    answers: {
      200: {
        description: 'The schedule, which fires again.',
        content: json(scheduleSchema, { ...SCHEDULE, version: 3 }),
        headers: ['ETag'],
      },
      404: noSuch('schedule'),
      412: editedMeanwhile,
      422: invalid({ path: 'cronExpression', message: 'This cron expression never fires again' }),
    },
  },
  {
    operationId: 'triggerSchedule',
    method: 'POST',
    path: '/api/schedules/{id}/trigger',
    tag: 'Schedules',
    summary: 'Run a schedule now',
    description: 'Paused or not. Without `payload` the schedule’s own is sent.',
    params: scheduleIdParams,
    headers: z.object(ifMatch),
    body: { required: false, content: json(triggerScheduleSchema, { payload: { report: 'extra' } }) },
    answers: {
      202: {
        description: 'The execution, which any worker takes up.',
        content: json(executionSchema, TRIGGERED),
        headers: ['Location'],
      },
      404: noSuch('schedule'),
      412: editedMeanwhile,
      422: invalid({ path: 'paylod', message: 'Unknown field "paylod"' }),
    },
  },
];
