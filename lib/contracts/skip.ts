import { z } from 'zod';
import { instantSchema, pageQueryFields, pageSchema } from './page';

/** A range of fire times that did not run. */
const skipSchema = z
  .object({
    fromFireTime: instantSchema,
    /** The last one of the range, included. */
    toFireTime: instantSchema,
    count: z.int(),
    reason: z.enum(['deleted', 'excluded', 'misfire', 'overlap', 'paused']),
    version: z.int(),
    decidedAt: instantSchema,
  })
  .meta({ id: 'Skip' });
export type Skip = z.output<typeof skipSchema>;

export const skipPageSchema = pageSchema(skipSchema).meta({ id: 'SkipPage' });
/** Query of `GET /api/schedules/{id}/skips`. */
export const listSkipsQuerySchema = z.strictObject(pageQueryFields);
export type ListSkipsQuery = z.input<typeof listSkipsQuerySchema>;
