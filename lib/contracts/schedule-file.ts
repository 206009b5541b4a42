import { z } from 'zod';
import { scheduleSettingsSchema } from './schedule';
import { listSchedulesQuerySchema } from './schedule-view';

/** Query of `GET /api/schedules/export`: the filters of the list, without its pages. */
export const exportSchedulesQuerySchema = listSchedulesQuerySchema
  .omit({ cursor: true, limit: true })
  .extend({
    format: z.enum(['json', 'yaml'], { error: 'Format must be json or yaml' }).default('json'),
  });
export type ExportSchedulesQuery = z.input<typeof exportSchedulesQuerySchema>;

/** A value that a file of schedules doesn't have, since it is a secret. */
const leftOutSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Such as `headers.Authorization`. */
  path: z.string(),
});
export type LeftOut = z.output<typeof leftOutSchema>;

/** What an export has, and what an import takes: schedules by their creation, and what was left out of them. */
export const scheduleFileSchema = z.object({
  formatVersion: z.literal(1),
  schedules: z.array(z.object({ id: z.uuid(), ...scheduleSettingsSchema.shape })),
  leftOut: z.array(leftOutSchema),
});
export type ScheduleFile = z.output<typeof scheduleFileSchema>;
