import { z } from 'zod';
import { queryNumber } from './number';
import { instantSchema } from './page';
import { timezoneSchema } from './timezone';

export const PREVIEW_COUNT = { default: 10, max: 100 } as const;

/** Query of `GET /api/cron/preview`. `scheduleId` seeds `H`; `from` is now when absent. */
export const cronPreviewQuerySchema = z.strictObject({
  expression: z.string({ error: 'Expression is required' }).meta({ examples: ['0 9 * * MON-FRI'] }),
  timezone: timezoneSchema.default('UTC'),
  from: z.iso
    .datetime({ offset: true, error: 'From must be an instant such as 2026-01-31T09:00:00Z' })
    .optional(),
  count: queryNumber('Count', { min: 1, max: PREVIEW_COUNT.max }).default(PREVIEW_COUNT.default),
  scheduleId: z.uuid('Schedule id must be a UUID').optional(),
});
export type CronPreviewQuery = z.input<typeof cronPreviewQuerySchema>;

/** What an expression means and when it fires next; `next` is empty when it never does, and a warning says so. */
export const cronPreviewSchema = z
  .object({
    expression: z.string(),
    timezone: z.string(),
    description: z.string(),
    next: z.array(instantSchema),
    /** Fire times in the 30 days from `from`. */
    callsPerMonth: z.int(),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'CronPreview' });
export type CronPreview = z.output<typeof cronPreviewSchema>;
