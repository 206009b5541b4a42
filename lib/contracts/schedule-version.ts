import { z } from 'zod';
import { queryNumber } from './number';
import { instantSchema, pageQueryFields, pageSchema } from './page';
import { scheduleSchema } from './schedule-view';

/** Higher than any version. */
const VERSION_LIMIT = 999_999_999;

/** What a version keeps of its schedule; sensitive header values are masked. */
const definitionSchema = scheduleSchema
  .omit({
    createdAt: true,
    deletedAt: true,
    id: true,
    lastExecution: true,
    nextFireAt: true,
    updatedAt: true,
    version: true,
  })
  .meta({ id: 'ScheduleDefinition' });
export type ShownDefinition = z.output<typeof definitionSchema>;

/** A schedule as it was from one change to the next. */
export const scheduleVersionSchema = z
  .object({
    version: z.int(),
    changedAt: instantSchema,
    changedBy: z.string(),
    changedFields: z.array(z.string()).meta({ description: 'Against the version before; none of the first' }),
    definition: definitionSchema,
  })
  .meta({ id: 'ScheduleVersion' });
export type ScheduleVersion = z.output<typeof scheduleVersionSchema>;

export const scheduleVersionPageSchema = pageSchema(scheduleVersionSchema);

/** Query of `GET /api/schedules/{id}/versions`. */
export const listVersionsQuerySchema = z.strictObject(pageQueryFields);
export type ListVersionsQuery = z.input<typeof listVersionsQuerySchema>;

/** Query of `GET /api/schedules/{id}/versions/{version}/diff`. */
export const diffVersionsQuerySchema = z.strictObject({
  against: queryNumber('Against', { min: 1, max: VERSION_LIMIT })
    .optional()
    .meta({ description: 'The version to compare with; without it the one before' }),
});
export type DiffVersionsQuery = z.input<typeof diffVersionsQuerySchema>;

/** What differs between two versions. */
export const versionDiffSchema = z
  .object({
    from: z.int(),
    to: z.int(),
    changes: z.array(
      z.object({
        path: z.string().meta({ examples: ['retryPolicy.maxAttempts'] }),
        kind: z.enum(['added', 'changed', 'removed']),
        from: z.unknown().optional().meta({ description: 'Absent when it was added' }),
        to: z.unknown().optional().meta({ description: 'Absent when it was removed' }),
      }),
    ),
  })
  .meta({ id: 'VersionDiff' });
export type VersionDiff = z.output<typeof versionDiffSchema>;
