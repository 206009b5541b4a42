import { z } from 'zod';
import { HTTP_METHODS, WORKER_LOSS_POLICIES } from '@/lib/domain/schedule-definition';
import { executionSchema } from './execution';
import { instantSchema, pageQueryFields, pageSchema } from './page';
import { retryPolicySchema } from './retry-policy';
import { SCHEDULE_LIMITS } from './schedule';
import { boundedText } from './text';

/** The newest execution of a schedule, cut to what a list shows. */
const lastExecutionSchema = executionSchema
  .pick({
    id: true,
    fireTime: true,
    status: true,
    startedAt: true,
    completedAt: true,
    durationMs: true,
    httpStatus: true,
    error: true,
  })
  .meta({ id: 'LastExecution' });

/** A schedule as the API shows it; sensitive header values are masked. */
export const scheduleSchema = z
  .object({
    id: z.guid(),
    name: z.string(),
    description: z.string().nullable(),
    tags: z.array(z.string()),
    cronExpression: z.string(),
    timezone: z.string(),
    agentId: z.string(),
    agentUrl: z.string(),
    httpMethod: z.enum(HTTP_METHODS),
    headers: z.record(z.string(), z.string()),
    payload: z.unknown(),
    retryPolicy: retryPolicySchema,
    timeoutMs: z.int(),
    onWorkerLoss: z.enum(WORKER_LOSS_POLICIES),
    priority: z.int(),
    enabled: z.boolean().meta({ description: 'false: paused, for now or until somebody resumes it' }),
    pausedUntil: instantSchema
      .nullable()
      .default(null)
      .meta({ description: 'When a paused schedule fires again by itself' }),
    version: z.int().meta({ description: 'Rises with every edit; the ETag is made of it' }),
    nextFireAt: instantSchema
      .nullable()
      .meta({ description: "null: it doesn't fire (paused, or never again)" }),
    lastExecution: lastExecutionSchema.nullable(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    deletedAt: instantSchema.optional().meta({ description: 'Only in the list of deleted ones' }),
  })
  .meta({ id: 'Schedule' });
export type Schedule = z.output<typeof scheduleSchema>;
export type LastExecution = z.output<typeof lastExecutionSchema>;

export const schedulePageSchema = pageSchema(scheduleSchema).meta({ id: 'SchedulePage' });

const SEARCH_LIMIT = 255;

const flag = (name: string) =>
  z.enum(['false', 'true'], { error: `${name} must be true or false` }).transform((text) => text === 'true');

/** What lists of schedules can be sorted by. */
export const SCHEDULE_SORT_KEYS = ['createdAt', 'name', 'nextFireAt', 'updatedAt'] as const;
export type ScheduleSortKey = (typeof SCHEDULE_SORT_KEYS)[number];
const SORTS = SCHEDULE_SORT_KEYS.flatMap((key) => [key, `-${key}`] as const);

/** What schedules can be chosen by, in a query. `search` looks into name, agent, URL, tags and expression; `name` is a whole one, upper and lower case told apart. */
export const scheduleFilterSchema = z.strictObject({
  agentId: boundedText('Agent id', { max: SCHEDULE_LIMITS.agentId }).optional(),
  enabled: flag('Enabled').optional(),
  name: boundedText('Name', { max: SCHEDULE_LIMITS.name }).optional(),
  search: boundedText('Search', { min: 0, max: SEARCH_LIMIT }).optional(),
  tag: boundedText('Tag', { max: SCHEDULE_LIMITS.tag }).optional(),
});

/**
 * Query of `GET /api/schedules`. `sort` is a key, with a - for descending;
 * those that don't fire come last by `nextFireAt`. `deleted=true` lists those that can be brought back instead, the latest deleted
 * first.
 */
export const listSchedulesQuerySchema = scheduleFilterSchema
  .extend({
    ...pageQueryFields,
    deleted: flag('Deleted').optional(),
    sort: z.enum(SORTS, { error: `Sort must be one of ${SORTS.join(', ')}` }).optional(),
  })
  .refine(({ deleted, sort }) => !deleted || sort === undefined, {
    message: 'Deleted schedules are sorted by their deletion',
    path: ['sort'],
  });
export type ListSchedulesQuery = z.input<typeof listSchedulesQuerySchema>;
