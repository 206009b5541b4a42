import { z } from 'zod';
import { HTTP_METHODS, WORKER_LOSS_POLICIES } from '@/lib/domain/schedule-definition';
import { agentUrlSchema } from './agent-url';
import { cronExpressionSchema } from './cron-expression';
import { headersPatchSchema, headersSchema } from './headers';
import { writtenInstantSchema } from './instant';
import { jsonValueSchema } from './json-value';
import { wholeNumber } from './number';
import { cancelPendingSchema } from './pause';
import { partialRetryPolicySchema, retryPolicyPatchSchema, retryPolicySchema } from './retry-policy';
import { boundedText } from './text';
import { timezoneSchema } from './timezone';

export const SCHEDULE_LIMITS = {
  agentId: 255,
  description: 2_000,
  name: 255,
  priority: { min: -100, max: 100 },
  tag: 50,
  tags: 20,
  timeoutMs: { min: 100, max: 3_600_000 },
} as const;

export const DEFAULT_TIMEOUT_MS = 30_000;

const error = 'The body must be an object';
const methods = HTTP_METHODS.join(', ');
const fields = {
  name: boundedText('Name', { max: SCHEDULE_LIMITS.name }),
  description: boundedText('Description', { min: 0, max: SCHEDULE_LIMITS.description }).nullable(),
  tags: z
    .array(boundedText('A tag', { max: SCHEDULE_LIMITS.tag }), { error: 'Tags must be a list of texts' })
    .max(SCHEDULE_LIMITS.tags, `At most ${SCHEDULE_LIMITS.tags} tags`)
    .transform((tags) => [...new Set(tags)]),
  cronExpression: cronExpressionSchema.meta({
    description:
      'Five fields, or six with seconds first: names, ranges, steps, lists, L, W, #, ?, H, or a macro such as @hourly',
  }),
  timezone: timezoneSchema.meta({ description: 'IANA name of the zone in which it fires' }),
  agentId: boundedText('Agent id', { max: SCHEDULE_LIMITS.agentId }).meta({
    description: 'Names the agent: schedules with one agent id call one agent',
  }),
  agentUrl: agentUrlSchema.meta({ description: 'What is called, by http or https' }),
  httpMethod: z.enum(HTTP_METHODS, { error: `HTTP method must be one of ${methods}` }),
  payload: jsonValueSchema.meta({
    description: 'Any JSON, sent as the body; placeholders such as {{fireTime}} in its texts are filled in',
  }),
  timeoutMs: wholeNumber('Timeout (ms)', SCHEDULE_LIMITS.timeoutMs).meta({
    description: 'Over the whole call',
  }),
  onWorkerLoss: z.enum(WORKER_LOSS_POLICIES, { error: 'On worker loss must be fail or retry' }).meta({
    description:
      'What becomes of an execution whose worker is lost in mid-call: retry calls again (at least once), fail does not (at most once)',
  }),
  priority: wholeNumber('Priority', SCHEDULE_LIMITS.priority).meta({
    description: 'Of the executions of one agent that are due, the highest start first',
  }),
  enabled: z
    .boolean({ error: 'Enabled must be true or false' })
    .meta({ description: 'false: it doesn’t fire' }),
  pausedUntil: writtenInstantSchema.nullable(),
};

/** Body of `POST /api/schedules`, and the values of the form. Unknown fields are refused. */
export const createScheduleSchema = z
  .strictObject(
    {
      ...fields,
      description: fields.description.default(null),
      tags: fields.tags.default([]),
      timezone: fields.timezone.default('UTC'),
      httpMethod: fields.httpMethod.default('POST'),
      headers: headersSchema.default({}),
      payload: fields.payload.default(null),
      retryPolicy: partialRetryPolicySchema.default({}),
      timeoutMs: fields.timeoutMs.default(DEFAULT_TIMEOUT_MS),
      onWorkerLoss: fields.onWorkerLoss.default('retry'),
      priority: fields.priority.default(0),
      enabled: fields.enabled.default(true),
      pausedUntil: fields.pausedUntil.default(null),
    },
    { error },
  )
  .meta({ id: 'CreateSchedule' });
/** What a caller writes. */
export type CreateScheduleInput = z.input<typeof createScheduleSchema>;

/** Everything that a person decides about a schedule, complete and without masks. */
export const scheduleSettingsSchema = z.strictObject({
  ...fields,
  headers: headersSchema,
  retryPolicy: retryPolicySchema,
});
export type ScheduleSettings = z.output<typeof scheduleSettingsSchema>;

/**
 * Body of `PUT` and `PATCH /api/schedules/{id}`, both partial: `headers` and `retryPolicy` are merged by key (null removes,
 * a mask keeps), the rest is replaced. null for `headers`, `retryPolicy`, `tags` and `description` goes back to the default.
 * `cancelPending` is no part of the schedule: it ends what was due before the edit and has not started.
 */
export const updateScheduleSchema = z
  .strictObject(
    {
      ...fields,
      tags: fields.tags.nullable(),
      headers: headersPatchSchema.nullable(),
      retryPolicy: retryPolicyPatchSchema.nullable(),
      cancelPending: cancelPendingSchema,
    },
    { error },
  )
  .partial()
  .meta({ id: 'UpdateSchedule' });
export type UpdateScheduleInput = z.input<typeof updateScheduleSchema>;
export type SchedulePatch = Omit<z.output<typeof updateScheduleSchema>, 'cancelPending'>;
