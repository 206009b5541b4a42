import { z } from 'zod';
import { SKIP_REASONS } from '@/lib/domain/engine/ports';
import { instantSchema, instantText, pageQueryFields, pageSchema } from './page';

/** A range of fire times that did not run. */
const skipSchema = z
  .object({
    fromFireTime: instantSchema,
    toFireTime: instantSchema.meta({ description: 'The last one of the range, included' }),
    count: z.int(),
    reason: z.enum(SKIP_REASONS),
    version: z.int(),
    decidedAt: instantSchema,
  })
  .meta({ id: 'Skip' });
export type Skip = z.output<typeof skipSchema>;

export const skipPageSchema = pageSchema(skipSchema).meta({ id: 'SkipPage' });
/** What both lists can be kept to; `from` (inclusive) and `to` (exclusive) look at the first fire time of a range. */
const filterFields = {
  ...pageQueryFields,
  from: instantText.optional(),
  reason: z.enum(SKIP_REASONS, { error: `Reason must be one of ${SKIP_REASONS.join(', ')}` }).optional(),
  to: instantText.optional(),
};

/** Query of `GET /api/schedules/{id}/skips`. */
export const listScheduleSkipsQuerySchema = z.strictObject(filterFields);
export type ListScheduleSkipsQuery = z.input<typeof listScheduleSkipsQuerySchema>;

/** A skip among those of all schedules. */
const namedSkipSchema = skipSchema
  .extend({
    scheduleId: z.guid(),
    scheduleName: z.string().nullable().meta({ description: 'null: the schedule is gone for good' }),
  })
  .meta({ id: 'NamedSkip' });
export type NamedSkip = z.output<typeof namedSkipSchema>;

export const namedSkipPageSchema = pageSchema(namedSkipSchema).meta({ id: 'NamedSkipPage' });
/** Query of `GET /api/skips`. */
export const listSkipsQuerySchema = z.strictObject({
  ...filterFields,
  scheduleId: z.guid({ error: 'The schedule id must be a UUID' }).optional(),
});
export type ListSkipsQuery = z.input<typeof listSkipsQuerySchema>;
