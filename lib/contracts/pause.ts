import { z } from 'zod';
import { writtenInstantSchema } from './instant';

const error = 'The body must be an object';

/** Ends what was due before and has not started as cancelled. */
export const cancelPendingSchema = z.boolean({ error: 'Cancel pending must be true or false' });

/** Body of `POST /api/schedules/{id}/pause`. `until`: when it fires again by itself; null: when somebody resumes it. */
export const pauseScheduleSchema = z.strictObject(
  { until: writtenInstantSchema.nullable().default(null), cancelPending: cancelPendingSchema.default(false) },
  { error },
);
export type PauseScheduleInput = z.input<typeof pauseScheduleSchema>;

/** Body of `POST /api/schedules/{id}/resume`. `catchUp`: the misfire policy decides about the fire times of the pause. */
export const resumeScheduleSchema = z.strictObject(
  { catchUp: z.boolean({ error: 'Catch up must be true or false' }).default(false) },
  { error },
);
export type ResumeScheduleInput = z.input<typeof resumeScheduleSchema>;
