import { type CronPreview, cronPreviewQuerySchema, cronPreviewSchema } from '../cron-preview';
import { json, type Operation } from './operation';
import { invalid } from './problems';

const PREVIEW: CronPreview = {
  expression: '0 9 * * MON-FRI',
  timezone: 'Europe/Berlin',
  description: 'At 09:00, Monday through Friday',
  next: ['2026-03-02T08:00:00.000Z', '2026-03-03T08:00:00.000Z'],
  callsPerMonth: 22,
  warnings: [],
};

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
];
