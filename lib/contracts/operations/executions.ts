import {
  type Execution,
  type ExecutionDetail,
  executionDetailSchema,
  executionPageSchema,
  executionSchema,
  listExecutionsQuerySchema,
  listScheduleExecutionsQuerySchema,
} from '../execution';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS, executionIdParams, scheduleIdParams } from './parameters';
import { invalid, noSuch, problem } from './problems';

const RESPONSE = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: { sent: 14 },
  bodyBytes: 11,
  truncated: false,
};

export const EXECUTION: Execution = {
  id: EXAMPLE_IDS.execution,
  scheduleId: EXAMPLE_IDS.schedule,
  scheduleName: 'Daily report',
  version: 1,
  trigger: 'schedule',
  agentId: 'report-agent',
  fireTime: '2026-03-02T08:00:00.000Z',
  scheduledAt: '2026-03-02T08:00:00.000Z',
  status: 'succeeded',
  attempts: 1,
  dueAt: '2026-03-02T08:00:00.000Z',
  startedAt: '2026-03-02T08:00:00.004Z',
  completedAt: '2026-03-02T08:00:01.240Z',
  latenessMs: 4,
  nextAttemptAt: null,
  cancelRequestedAt: null,
  workerId: EXAMPLE_IDS.worker,
  createdAt: '2026-03-02T07:59:58.310Z',
  durationMs: 1_236,
  httpStatus: 200,
  errorClass: null,
  error: null,
  response: RESPONSE,
};

const DETAIL: ExecutionDetail = {
  ...EXECUTION,
  attemptDetails: [
    {
      number: 1,
      status: 'succeeded',
      startedAt: '2026-03-02T08:00:00.004Z',
      completedAt: '2026-03-02T08:00:01.240Z',
      workerId: EXAMPLE_IDS.worker,
      durationMs: 1_236,
      httpStatus: 200,
      errorClass: null,
      error: null,
      response: RESPONSE,
    },
  ],
  overrides: null,
  request: {
    httpMethod: 'POST',
    agentUrl: 'https://agents.example.com/report',
    headers: { Authorization: '••••••••cret' },
    payload: { report: 'daily', day: '2026-03-02T08:00:00.000Z' },
    timeoutMs: 30_000,
  },
};

const SHORT_PAGES =
  'A filter that little meets is looked for in steps: a page may have fewer than `limit` executions, or none, and a `nextCursor` to go on with. null is the end.';

/** One whose call is to be aborted. */
const CANCELLING: Execution = {
  ...EXECUTION,
  status: 'running',
  startedAt: null,
  completedAt: null,
  latenessMs: null,
  cancelRequestedAt: '2026-03-02T08:00:00.870Z',
  durationMs: null,
  httpStatus: null,
  response: null,
};

/** What is asked of executions. */
export const executionOperations: readonly Operation[] = [
  {
    operationId: 'listExecutions',
    method: 'GET',
    path: '/api/executions',
    tag: 'Executions',
    summary: 'List the executions of all schedules',
    description: `Latest first, those of deleted schedules too. ${SHORT_PAGES}`,
    query: listExecutionsQuerySchema,
    answers: {
      200: {
        description: 'A page of executions.',
        content: json(executionPageSchema, { data: [EXECUTION], nextCursor: null }),
      },
      422: invalid({ path: 'scheduleId', message: 'The schedule id must be a UUID' }),
    },
  },
  {
    operationId: 'listScheduleExecutions',
    method: 'GET',
    path: '/api/schedules/{id}/executions',
    tag: 'Executions',
    summary: 'List the executions of a schedule',
    description: `Latest first. ${SHORT_PAGES}`,
    params: scheduleIdParams,
    query: listScheduleExecutionsQuerySchema,
    answers: {
      200: {
        description: 'A page of executions.',
        content: json(executionPageSchema, { data: [EXECUTION], nextCursor: null }),
      },
      404: noSuch('schedule'),
      422: invalid({ path: 'from', message: 'Must be an instant such as 2026-01-31T09:00:00Z' }),
    },
  },
  {
    operationId: 'getExecution',
    method: 'GET',
    path: '/api/executions/{id}',
    tag: 'Executions',
    summary: 'Get an execution with its attempts',
    params: executionIdParams,
    answers: {
      200: {
        description: 'The execution, every attempt of it, and the request that is sent.',
        content: json(executionDetailSchema, DETAIL),
      },
      404: noSuch('execution'),
    },
  },
  {
    operationId: 'cancelExecution',
    method: 'POST',
    path: '/api/executions/{id}/cancel',
    tag: 'Executions',
    summary: 'Cancel an execution',
    description:
      'One that is not called at the moment has ended as `cancelled` with the answer. Of a running one the worker aborts the call: at once when there is Redis, else within a second; until then it is `running` with a `cancelRequestedAt`. An answer of the agent that is there already still counts. To cancel it again changes nothing.',
    params: executionIdParams,
    answers: {
      202: {
        description: 'The execution: cancelled, or about to be.',
        content: json(executionSchema, CANCELLING),
        headers: ['Location'],
      },
      404: noSuch('execution'),
      409: problem('conflict', { detail: 'The execution has ended already; its status is succeeded' }),
    },
  },
];
