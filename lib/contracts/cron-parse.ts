import { z } from 'zod';
import { cronPreviewSchema, PREVIEW_COUNT, previewFromSchema } from './cron-preview';
import { wholeNumber } from './number';
import { timezoneSchema } from './timezone';

const TEXT_LIMIT = 200;

/** Body of `POST /api/cron/parse`. The zone is UTC unless it or the text names one; `from` is now when absent. */
export const cronParseInputSchema = z.strictObject(
  {
    text: z
      .string({
        error: ({ input }) => (input === undefined ? 'Text is required' : 'Text must be text'),
      })
      .max(TEXT_LIMIT, `Text must be at most ${TEXT_LIMIT} characters`)
      .refine((text) => text.trim() !== '', 'Text is required')
      .meta({ description: 'A recurrence in English words', examples: ['every weekday at 9am'] }),
    timezone: timezoneSchema
      .optional()
      .meta({ description: 'IANA name; a zone in the text must be the same' }),
    from: previewFromSchema.optional(),
    count: wholeNumber('Count', { min: 1, max: PREVIEW_COUNT.max }).default(PREVIEW_COUNT.default),
  },
  { error: 'The body must be an object' },
);
export type CronParseInput = z.input<typeof cronParseInputSchema>;

/**
 * The expression that a text means, and its preview. `warnings` also say what was assumed and where cron counts otherwise than the text:
 * `assumed`, `counts_anew`, `over_midnight`, `window_end`.
 */
export const cronParseSchema = z
  .object({ text: z.string(), ...cronPreviewSchema.shape })
  .meta({ id: 'CronParse' });
export type CronParse = z.output<typeof cronParseSchema>;
