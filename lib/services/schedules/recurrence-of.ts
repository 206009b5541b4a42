import { CronError } from '@/lib/domain/recurrence/cron-error';
import { createRecurrence, type Recurrence } from '@/lib/domain/recurrence/recurrence';

/**
 * The fire times of a stored schedule; null when this runtime can't compute them (a zone that it doesn't know, a rule from before
 * today's checks). Such a schedule is set aside by the worker and may still be edited, paused and deleted.
 */
export function recurrenceOf(schedule: {
  id: string;
  cronExpression: string;
  timezone: string;
}): Recurrence | null {
  const { cronExpression, id, timezone } = schedule;
  try {
    return createRecurrence({ cronExpression, seed: id, timezone });
  } catch (error) {
    if (error instanceof CronError || error instanceof RangeError) return null;
    throw error;
  }
}
