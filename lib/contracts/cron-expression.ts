import { z } from 'zod';
import { CronError } from '@/lib/domain/recurrence/cron-error';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';

export interface CronProblem {
  message: string;
  /** The cron field that is wrong, and its first character and one past its last; absent when no place is wrong. */
  place?: { field: string; start: number; end: number };
}

/**
 * What is wrong with a cron expression, or null. Whether it ever fires depends on neither the zone nor the seed of `H`.
 *
 * @param nowMs epoch ms from which it has to fire again
 */
export function findCronProblem(cronExpression: string, nowMs: number): CronProblem | null {
  try {
    const next = createRecurrence({ cronExpression, timezone: 'UTC', seed: '' }).next(nowMs);
    return next === null ? { message: 'This cron expression never fires' } : null;
  } catch (error) {
    if (!(error instanceof CronError)) throw error;
    const { field, start, end, message } = error;
    return { message, place: { field, start, end } };
  }
}

/** A cron expression that fires. Its issues carry `field`, `start` and `end` as params. */
export const cronExpressionSchema = z
  .string({ error: ({ input }) => `Cron expression ${input === undefined ? 'is required' : 'must be text'}` })
  .superRefine((text, context) => {
    const problem =
      text.trim() === '' ? { message: 'Cron expression is required' } : findCronProblem(text, Date.now());
    if (problem) context.addIssue({ code: 'custom', message: problem.message, params: problem.place });
  })
  .transform((text) => text.trim());
