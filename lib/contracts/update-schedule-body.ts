import type { z } from 'zod';
import { updateScheduleSchema } from './schedule';
import { scheduleSchema } from './schedule-view';

/** What the service itself says of a schedule. */
const readOnlySchema = scheduleSchema
  .pick({
    id: true,
    version: true,
    nextFireAt: true,
    lastExecution: true,
    createdAt: true,
    updatedAt: true,
    deletedAt: true,
  })
  .partial();

/**
 * Body of `PUT` and `PATCH /api/schedules/{id}`: an edit, and beside it the fields that GET showed, so that what was read can be sent back.
 * Those that never change must be as they are; those that move by themselves say nothing.
 */
export const updateScheduleBodySchema = updateScheduleSchema.extend(readOnlySchema.shape);
export type UpdateScheduleBody = z.input<typeof updateScheduleBodySchema>;
