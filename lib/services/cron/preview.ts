import {
  type CronPreview,
  type CronPreviewQuery,
  cronPreviewQuerySchema,
} from '@/lib/contracts/cron-preview';
import { CronError } from '@/lib/domain/recurrence/cron-error';
import { previewCron } from '@/lib/domain/recurrence/preview-cron';
import { invalid } from '../errors';
import { parseInput } from '../parse-input';

/**
 * What an expression means and when it fires next: the worker's own walk. Reads nothing, so that it needs no context.
 *
 * @throws ServiceError `invalid`
 */
export function previewExpression(query: CronPreviewQuery, nowMs = Date.now()): CronPreview {
  const { count, expression, from, scheduleId, timezone } = parseInput(cronPreviewQuerySchema, query);
  const fromMs = from === undefined ? nowMs : Date.parse(from);
  try {
    const { nextMs, ...preview } = previewCron({
      count,
      cronExpression: expression,
      fromMs,
      seed: scheduleId,
      timezone,
    });
    return { expression, timezone, next: nextMs.map((timeMs) => new Date(timeMs).toISOString()), ...preview };
  } catch (error) {
    if (!(error instanceof CronError)) throw error;
    const { end, field, message, start } = error;
    throw invalid([{ path: 'expression', message, field, start, end }]);
  }
}
