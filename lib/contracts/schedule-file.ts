import { z } from 'zod';
import { scheduleFilterSchema, scheduleSchema } from './schedule-view';

/** Query of `GET /api/schedules/export`: the filters of the list, without its pages. */
export const exportSchedulesQuerySchema = scheduleFilterSchema.extend({
  format: z.enum(['json', 'yaml'], { error: 'Format must be json or yaml' }).default('json'),
});
export type ExportSchedulesQuery = z.input<typeof exportSchedulesQuerySchema>;

/** A value that a file of schedules doesn't have, since it is a secret. */
const leftOutSchema = z.object({
  id: z.guid(),
  name: z.string(),
  path: z.string().meta({ examples: ['headers.Authorization'] }),
});
export type LeftOut = z.output<typeof leftOutSchema>;

/** A schedule without what only this service knows of it. */
const exportedScheduleSchema = scheduleSchema
  .omit({
    createdAt: true,
    deletedAt: true,
    lastExecution: true,
    nextFireAt: true,
    updatedAt: true,
    version: true,
  })
  .meta({ id: 'ExportedSchedule' });

/** What an export has, and what an import takes. */
export const scheduleFileSchema = z
  .object({
    formatVersion: z.literal(1),
    schedules: z.array(exportedScheduleSchema).meta({ description: 'By their creation' }),
    leftOut: z.array(leftOutSchema).meta({ description: 'Secrets that are not in the file' }),
  })
  .meta({ id: 'ScheduleFile' });
export type ScheduleFile = z.output<typeof scheduleFileSchema>;
