import { CronError } from '@/lib/domain/recurrence/cron-error';
import { fireDays, localDate } from '@/lib/domain/recurrence/fire-days';
import { previewCron } from '@/lib/domain/recurrence/preview-cron';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import type { CronPreviewState, PreviewRule } from './preview-state';

const COUNT = 10;
const MONTHS = 3;
/** What `H` counts from where no schedule has an id yet; the preview warns of it. */
const NO_SEED = '';

/** What an expression will do, by the same walk as the worker's. Loaded when the form stands: the parsers weigh as much as the form. */
export function computePreview(rule: PreviewRule, fromMs: number): CronPreviewState {
  if (rule.cronExpression.trim() === '') return { kind: 'empty' };
  try {
    const preview = previewCron({ ...rule, count: COUNT, fromMs });
    const recurrence = createRecurrence({ ...rule, seed: rule.seed ?? NO_SEED });
    const { timezone } = rule;
    return {
      kind: 'good',
      preview,
      days: fireDays(recurrence, { timezone, fromMs, months: MONTHS }),
      today: localDate(timezone, fromMs),
    };
  } catch (error) {
    if (error instanceof CronError) {
      const { field, start, end, message } = error;
      return { kind: 'bad', message, place: field === 'expression' ? null : { start, end } };
    }
    if (error instanceof RangeError) return { kind: 'bad', message: error.message, place: null };
    throw error;
  }
}
