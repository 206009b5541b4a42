import { z } from 'zod';
import { queryNumber } from './number';
import { instantSchema } from './page';
import { timezoneSchema } from './timezone';

/** The walk knows fire times from 1970 to 2199; a preview needs some to come. */
const FROM_YEARS = { min: 1970, max: 2198 } as const;

/** Where a preview begins. */
export const previewFromSchema = z.iso
  .datetime({ offset: true, error: 'From must be an instant such as 2026-01-31T09:00:00Z' })
  .refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= FROM_YEARS.min && year <= FROM_YEARS.max;
  }, `From must be in the years ${FROM_YEARS.min} to ${FROM_YEARS.max}`);

export const PREVIEW_COUNT = { default: 10, max: 100 } as const;

/** Query of `GET /api/cron/preview`. `scheduleId` seeds `H`; `from` is now when absent. */
export const cronPreviewQuerySchema = z.strictObject({
  expression: z.string({ error: 'Expression is required' }).meta({ examples: ['0 9 * * MON-FRI'] }),
  timezone: timezoneSchema.default('UTC'),
  from: previewFromSchema.optional().meta({ description: 'Now, when absent' }),
  count: queryNumber('Count', { min: 1, max: PREVIEW_COUNT.max }).default(PREVIEW_COUNT.default),
  scheduleId: z
    .guid('Schedule id must be a UUID')
    .toLowerCase()
    .optional()
    .meta({ description: 'Whose H is meant' }),
});
export type CronPreviewQuery = z.input<typeof cronPreviewQuerySchema>;

/** What an expression means and when it fires next; `next` is empty when it never does, and a warning says so. */
export const cronPreviewSchema = z
  .object({
    expression: z.string(),
    timezone: z.string(),
    description: z.string(),
    next: z.array(instantSchema),
    callsPerMonth: z.int().meta({ description: 'Fire times in the 30 days from `from`' }),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'CronPreview' });
export type CronPreview = z.output<typeof cronPreviewSchema>;
