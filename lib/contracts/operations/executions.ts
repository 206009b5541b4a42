import {
  type Execution,
  type ExecutionDetail,
  executionDetailSchema,
  executionPageSchema,
  listExecutionsQuerySchema,
} from '../execution';
import { json, type Operation } from './operation';
import { EXAMPLE_IDS, executionIdParams, scheduleIdParams } from './parameters';
import { invalid, noSuch } from './problems';

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
  version: 1,
  trigger: 'schedule',
  agentId: 'report-agent',
  fireTime: '2026-03-02T08:00:00.000Z',
  scheduledAt: '2026-03-02T08:00:00.000Z',
  status: 'succeeded',
  attempts: 1,
  startedAt: '2026-03-02T08:00:00.004Z',
  completedAt: '2026-03-02T08:00:01.240Z',
  latenessMs: 4,
  nextAttemptAt: null,
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
  request: {
    httpMethod: 'POST',
    agentUrl: 'https://agents.example.com/report',
    headers: { Authorization: '••••••••cret' },
    payload: { report: 'daily', day: '2026-03-02T08:00:00.000Z' },
    timeoutMs: 30_000,
  },
};

/** What is asked of executions. */
export const executionOperations: readonly Operation[] = [
  {
    operationId: 'listScheduleExecutions',
    method: 'GET',
    path: '/api/schedules/{id}/executions',
    tag: 'Executions',
    summary: 'List the executions of a schedule',
    description: 'Latest first.',
    params: scheduleIdParams,
    query: listExecutionsQuerySchema,
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
];
