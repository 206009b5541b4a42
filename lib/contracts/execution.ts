import { z } from 'zod';
import { ATTEMPT_STATUSES, EXECUTION_STATUSES, TRIGGERS } from '@/lib/domain/execution';
import { HTTP_METHODS } from '@/lib/domain/schedule-definition';
import { jsonValueSchema } from './json-value';
import { instantSchema, pageQueryFields, pageSchema } from './page';

/** What an agent answered: body as JSON when it is JSON, else as text; cut at the cap when `truncated`. */
export const agentResponseSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
  bodyBytes: z.int(),
  truncated: z.boolean(),
});

/** What both an attempt and an execution (its last attempt) tell of a call. */
const outcomeFields = {
  /** Time of the call, ms; null while it runs. */
  durationMs: z.number().nullable(),
  httpStatus: z.int().nullable(),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  /** As `agentResponseSchema`; of an adopted execution whatever the original service kept. */
  response: z.unknown(),
};

export const executionSchema = z
  .object({
    id: z.uuid(),
    scheduleId: z.uuid(),
    /** Version of the schedule that ran. */
    version: z.int(),
    trigger: z.enum(TRIGGERS),
    agentId: z.string(),
    fireTime: instantSchema,
    scheduledAt: instantSchema,
    status: z.enum(EXECUTION_STATUSES),
    /** Count of all attempts, lost ones included. */
    attempts: z.int(),
    /** When the first attempt started. */
    startedAt: instantSchema.nullable(),
    completedAt: instantSchema.nullable(),
    /** First start minus when it was due, ms. */
    latenessMs: z.number().nullable(),
    /** When the next attempt is due; null unless it is pending or retrying. */
    nextAttemptAt: instantSchema.nullable(),
    workerId: z.uuid().nullable(),
    createdAt: instantSchema,
    ...outcomeFields,
  })
  .meta({ id: 'Execution' });
export type Execution = z.output<typeof executionSchema>;

const attemptSchema = z
  .object({
    /** From 1. */
    number: z.int(),
    status: z.enum(ATTEMPT_STATUSES),
    startedAt: instantSchema.nullable(),
    completedAt: instantSchema.nullable(),
    workerId: z.uuid().nullable(),
    ...outcomeFields,
  })
  .meta({ id: 'Attempt' });
export type Attempt = z.output<typeof attemptSchema>;

/** `GET /api/executions/{id}`. */
export const executionDetailSchema = executionSchema
  .extend({
    attemptDetails: z.array(attemptSchema),
    /** What is sent, from the schedule version that ran; sensitive header values are masked. null: the version is gone. */
    request: z
      .object({
        httpMethod: z.enum(HTTP_METHODS),
        agentUrl: z.string(),
        headers: z.record(z.string(), z.string()),
        payload: z.unknown(),
        timeoutMs: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'ExecutionDetail' });
export type ExecutionDetail = z.output<typeof executionDetailSchema>;

export const executionPageSchema = pageSchema(executionSchema).meta({ id: 'ExecutionPage' });

const instantText = z.iso.datetime({
  offset: true,
  error: 'Must be an instant such as 2026-01-31T09:00:00Z',
});

/** Query of `GET /api/schedules/{id}/executions`; `from` (inclusive) and `to` (exclusive) look at when a run was due or asked for. */
export const listExecutionsQuerySchema = z.strictObject({
  ...pageQueryFields,
  status: z
    .enum(EXECUTION_STATUSES, { error: `Status must be one of ${EXECUTION_STATUSES.join(', ')}` })
    .optional(),
  from: instantText.optional(),
  to: instantText.optional(),
});
export type ListExecutionsQuery = z.input<typeof listExecutionsQuerySchema>;

/** Body of `POST /api/schedules/{id}/trigger`; without `payload` the schedule's own is sent. */
export const triggerScheduleSchema = z
  .strictObject({ payload: jsonValueSchema.optional() }, { error: 'The body must be an object' })
  .meta({ id: 'TriggerSchedule' });
export type TriggerScheduleInput = z.input<typeof triggerScheduleSchema>;
