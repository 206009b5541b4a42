import { z } from 'zod';
import { STATS_BUCKETS, STATS_GROUPINGS, STATS_SORTS } from '@/lib/domain/statistics/question';
import { queryNumber } from './number';
import { instantSchema, instantText } from './page';
import { boundedText } from './text';
import { timezoneSchema } from './timezone';

export const STATS_LIMITS = { days: 732, points: 2_016, scheduleIds: 200 } as const;

const oneOf = <const T extends readonly [string, ...string[]]>(label: string, values: T) =>
  z.enum(values, { error: `${label} must be one of ${values.join(', ')}` });

const scheduleIdsSchema = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z
      .array(z.guid('Each schedule id must be a UUID; separate several by commas'))
      .max(STATS_LIMITS.scheduleIds, `At most ${STATS_LIMITS.scheduleIds} schedule ids`),
  )
  .meta({ description: 'Ids of schedules, separated by commas; at most 200' });

/** Query of `GET /api/stats`. Times look at when an execution ended. */
export const statsQuerySchema = z.strictObject({
  from: instantText.optional().meta({ description: 'Inclusive; 24 h before `to` when absent' }),
  to: instantText.optional().meta({ description: 'Exclusive; now when absent' }),
  groupBy: oneOf('groupBy', STATS_GROUPINGS).default('none'),
  bucket: oneOf('bucket', STATS_BUCKETS)
    .default('none')
    .meta({ description: '`weekhour`: the 168 hours of a week, all weeks together' }),
  timezone: timezoneSchema
    .default('UTC')
    .meta({ description: 'Whose days and hours of the week `1d` and `weekhour` are' }),
  scheduleId: scheduleIdsSchema.optional(),
  agentId: boundedText('Agent id', { max: 255 }).optional(),
  sort: oneOf('sort', STATS_SORTS).default('count').meta({
    description:
      'Which groups come first: the most executions, the most failed ones, the lowest success rate',
  }),
  limit: queryNumber('Limit', { max: 200, min: 1 }).default(50).meta({ description: 'Groups at the most' }),
});
export type StatsQuery = z.input<typeof statsQuerySchema>;

const percentilesSchema = z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).meta({
  id: 'Percentiles',
  description: 'By the nearest rank, ms; each off by less than two thirds of it',
});

const measureFields = {
  count: z.int().meta({ description: 'Executions that ended' }),
  succeeded: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  successRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: 'succeeded / (succeeded + failed); null when there are neither' }),
  attempts: z.int().meta({ description: 'Sum of the attempts' }),
  retried: z.int().meta({ description: 'Executions with more than one attempt' }),
  durationMs: percentilesSchema
    .nullable()
    .meta({ description: 'Of the last attempts; null when there is none' }),
  latenessMs: percentilesSchema
    .nullable()
    .meta({ description: 'Of the first starts; null when none started' }),
};

const bucketSchema = z
  .object({
    start: instantSchema
      .optional()
      .meta({ description: 'Where a bucket of time begins. Buckets in which nothing ended are left out.' }),
    weekday: z.int().min(1).max(7).optional().meta({ description: 'Of an hour of the week: 1 is Monday' }),
    hour: z.int().min(0).max(23).optional(),
    ...measureFields,
  })
  .meta({ id: 'StatsBucket' });
export type StatsBucketView = z.output<typeof bucketSchema>;

const groupSchema = z
  .object({
    key: z
      .string()
      .nullable()
      .meta({ description: 'Id of the schedule, `agentId`, or outcome; null of all together' }),
    name: z.string().nullable().meta({ description: 'Name of the schedule; null of anything else' }),
    ...measureFields,
    buckets: z.array(bucketSchema).meta({ description: 'First to last; empty without `bucket`' }),
  })
  .meta({ id: 'StatsGroup' });
export type StatsGroupView = z.output<typeof groupSchema>;

export const statsSchema = z
  .object({
    from: instantSchema.meta({
      description:
        'The span that is told: outwards to bounds of 5 minutes, or of 15 when it begins more than 7 days ago',
    }),
    to: instantSchema,
    countedTo: instantSchema.nullable().meta({
      description:
        'Everything that ended before this is counted, seconds ago as a rule; null: nothing is yet',
    }),
    data: z.array(groupSchema),
    more: z.boolean().meta({ description: 'There are more groups than `limit`' }),
  })
  .meta({ id: 'Stats' });
export type Stats = z.output<typeof statsSchema>;
