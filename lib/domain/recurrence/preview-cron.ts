import { callsPerMonth } from './calls-per-month';
import { describeFields } from './describe-cron';
import { parseCron } from './parse-cron';
import type { PreviewWarning } from './preview-warning';
import { previewWarnings } from './preview-warnings';
import { recurrenceOf } from './recurrence';

const MAX_COUNT = 100;

export interface PreviewRequest {
  cronExpression: string;
  /** IANA name. */
  timezone: string;
  /** The schedule's id; without it `H` takes other values than it will have. */
  seed?: string;
  /** Epoch ms; the preview begins strictly after. */
  fromMs: number;
  /** How many fire times, 1–100. */
  count: number;
}

export interface CronPreview {
  /** In words. */
  description: string;
  /** Fire times, epoch ms; fewer than asked when there are no more. */
  nextMs: number[];
  /** Fire times in the 30 days from `fromMs`. */
  callsPerMonth: number;
  warnings: PreviewWarning[];
}

/**
 * What an expression will really do: the same walk as the worker's.
 *
 * @throws CronError; RangeError when the zone is unknown or the count is not 1–100
 */
export function previewCron({ count, cronExpression, fromMs, seed, timezone }: PreviewRequest): CronPreview {
  if (!(count >= 1 && count <= MAX_COUNT)) {
    throw new RangeError(`A preview has 1–${MAX_COUNT} fire times; got ${count}`);
  }
  const fields = parseCron(cronExpression, { seed });
  const recurrence = recurrenceOf(fields, timezone);

  const nextMs: number[] = [];
  for (let at = recurrence.next(fromMs); at !== null && nextMs.length < count; at = recurrence.next(at)) {
    nextMs.push(at);
  }
  return {
    callsPerMonth: callsPerMonth(recurrence, fromMs),
    description: describeFields(fields),
    nextMs,
    warnings: previewWarnings({
      fields,
      timezone,
      fromMs,
      fires: nextMs.length > 0,
      hasSeed: seed !== undefined,
    }),
  };
}
