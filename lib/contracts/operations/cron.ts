import { type CronParse, cronParseInputSchema, cronParseSchema } from '../cron-parse';
import { type CronPreview, cronPreviewQuerySchema, cronPreviewSchema } from '../cron-preview';
import { json, type Operation } from './operation';
import { invalid } from './problems';

const PREVIEW: CronPreview = {
  expression: '0 9 * * MON-FRI',
  timezone: 'Europe/Berlin',
  description: 'At 09:00, Monday to Friday',
  next: ['2026-03-02T08:00:00.000Z', '2026-03-03T08:00:00.000Z'],
  callsPerMonth: 22,
  warnings: [],
};

const PARSED: CronParse = { text: 'every weekday at 9am in Berlin', ...PREVIEW, expression: '0 9 * * 1-5' };

/** What is asked of cron expressions. */
export const cronOperations: readonly Operation[] = [
  {
    operationId: 'previewCron',
    method: 'GET',
    path: '/api/cron/preview',
    tag: 'Recurrence',
    summary: 'Tell what a cron expression means and when it fires',
    description: 'By the rules that the workers use. One that never fires has no times and a warning.',
    query: cronPreviewQuerySchema,
    answers: {
      200: { description: 'Its words and its next fire times.', content: json(cronPreviewSchema, PREVIEW) },
      422: invalid({
        path: 'expression',
        message: 'Minute must be 0–59; got 75',
        field: 'minute',
        start: 0,
        end: 2,
      }),
    },
    usesDatabase: false,
  },
  {
    operationId: 'parseRecurrence',
    method: 'POST',
    path: '/api/cron/parse',
    tag: 'Recurrence',
    summary: 'Make a cron expression of a recurrence in words',
    description:
      'English words such as "every 15 minutes", "every weekday at 9am in Berlin", "on the last Friday of the month at 17:00". A bare hour is ' +
      'one of 24. Warnings say what was assumed, and where cron counts otherwise than the words; what it can’t say at all is refused.',
    body: { required: true, content: json(cronParseInputSchema, { text: 'every weekday at 9am in Berlin' }) },
    answers: {
      200: {
        description: 'The expression, its words and its next fire times.',
        content: json(cronParseSchema, PARSED),
      },
      422: invalid({
        path: 'text',
        message: '"fortnight" was not understood',
        start: 6,
        end: 15,
        examples: ['every 15 minutes', 'every weekday at 9am in Berlin'],
      }),
    },
    usesDatabase: false,
  },
];
