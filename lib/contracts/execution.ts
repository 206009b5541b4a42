import { z } from 'zod';
import { ATTEMPT_STATUSES, EXECUTION_STATUSES, type ExecutionStatus, TRIGGERS } from '@/lib/domain/execution';
import { HTTP_METHODS } from '@/lib/domain/schedule-definition';
import { jsonValueSchema } from './json-value';
import { instantSchema, instantText, pageQueryFields, pageSchema } from './page';
import { SCHEDULE_LIMITS } from './schedule';
import { boundedText } from './text';

/** What an agent answered: body as JSON when it is JSON, else as text; cut at the cap when `truncated`. */
export const agentResponseSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
  bodyBytes: z.int(),
  truncated: z.boolean(),
});
export type AgentResponse = z.output<typeof agentResponseSchema>;

/** What both an attempt and an execution (its last attempt) tell of a call. */
const outcomeFields = {
  durationMs: z.number().nullable().meta({ description: 'Time of the call, ms; null while it runs' }),
  httpStatus: z.int().nullable(),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  response: z.unknown().meta({
    description:
      'What the agent answered: `status`, `headers`, `body`, `bodyBytes`, `truncated`; of an adopted execution whatever the original service kept',
  }),
};

export const executionSchema = z
  .object({
    id: z.guid(),
    scheduleId: z.guid(),
    scheduleName: z.string().nullable().meta({ description: 'null: the schedule is gone for good' }),
    version: z.int().meta({ description: 'Version of the schedule that ran' }),
    trigger: z.enum(TRIGGERS),
    agentId: z.string(),
    fireTime: instantSchema,
    scheduledAt: instantSchema,
    status: z.enum(EXECUTION_STATUSES),
    attempts: z.int().meta({ description: 'Count of all attempts, lost ones included' }),
    dueAt: instantSchema.meta({
      description: 'When the attempt that runs, comes next or was the last was due',
    }),
    startedAt: instantSchema
      .nullable()
      .meta({ description: 'Start of the earliest attempt whose outcome is known; null until there is one' }),
    completedAt: instantSchema.nullable(),
    latenessMs: z.number().nullable().meta({
      description:
        'Start of the first attempt minus `scheduledAt`, ms; null until its outcome is known, and when an attempt was lost',
    }),
    nextAttemptAt: instantSchema
      .nullable()
      .meta({ description: 'When the next attempt is due; null unless it is pending or retrying' }),
    cancelRequestedAt: instantSchema.nullable().meta({
      description:
        'When a running one was asked to end, by a cancel or by the deletion of its schedule; null once it has ended',
    }),
    workerId: z.guid().nullable().meta({ description: 'The worker that runs it, or ran its last attempt' }),
    createdAt: instantSchema,
    ...outcomeFields,
  })
  .meta({ id: 'Execution' });
export type Execution = z.output<typeof executionSchema>;

const attemptSchema = z
  .object({
    number: z.int().meta({ description: 'From 1' }),
    status: z.enum(ATTEMPT_STATUSES),
    startedAt: instantSchema.nullable(),
    completedAt: instantSchema.nullable(),
    workerId: z.guid().nullable(),
    ...outcomeFields,
  })
  .meta({ id: 'Attempt' });
export type Attempt = z.output<typeof attemptSchema>;

/** `GET /api/executions/{id}`. */
export const executionDetailSchema = executionSchema
  .extend({
    attemptDetails: z.array(attemptSchema),
    overrides: z
      .object({ payload: z.unknown().optional() })
      .nullable()
      .meta({ description: "What a run by hand sends in place of the schedule's own; null: nothing" }),
    /**
     * What the last attempt sends, or the first one will, from the schedule version that runs: placeholders are filled in, and sensitive header
     * values masked. The headers that every call has besides are not listed. null: the version is gone.
     */
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

const SEARCH_LIMIT = 255;

/** `failed` or `failed,cancelled`. */
const statusesText = z.string().transform((text, context): ExecutionStatus[] => {
  const statuses = [...new Set(text.split(','))];
  if (statuses.every(isStatus)) return statuses;
  const message = `Status must be one of ${EXECUTION_STATUSES.join(', ')}, or several with commas in between`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
const isStatus = (text: string): text is ExecutionStatus =>
  (EXECUTION_STATUSES as readonly string[]).includes(text);

/** What both lists can be kept to; `from` (inclusive) and `to` (exclusive) look at when a run was due or asked for. */
const filterFields = {
  ...pageQueryFields,
  from: instantText.optional(),
  search: boundedText('Search', { min: 0, max: SEARCH_LIMIT }).optional().meta({
    description: 'Part of the error of an execution that has ended; upper and lower case are the same',
  }),
  status: statusesText.optional().meta({ description: 'One or several' }),
  to: instantText.optional(),
  trigger: z.enum(TRIGGERS, { error: `Trigger must be one of ${TRIGGERS.join(', ')}` }).optional(),
};

/** Query of `GET /api/schedules/{id}/executions`. */
export const listScheduleExecutionsQuerySchema = z.strictObject(filterFields);
export type ListScheduleExecutionsQuery = z.input<typeof listScheduleExecutionsQuerySchema>;

/** Query of `GET /api/executions`. */
export const listExecutionsQuerySchema = z.strictObject({
  ...filterFields,
  agentId: boundedText('Agent id', { max: SCHEDULE_LIMITS.agentId }).optional(),
  scheduleId: z.guid({ error: 'The schedule id must be a UUID' }).optional(),
});
export type ListExecutionsQuery = z.input<typeof listExecutionsQuerySchema>;

/** Body of `POST /api/schedules/{id}/trigger`; without `payload` the schedule's own is sent. */
export const triggerScheduleSchema = z
  .strictObject({ payload: jsonValueSchema.optional() }, { error: 'The body must be an object' })
  .meta({ id: 'TriggerSchedule' });
export type TriggerScheduleInput = z.input<typeof triggerScheduleSchema>;
