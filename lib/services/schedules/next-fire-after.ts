import { findCronProblem } from '@/lib/contracts/cron-expression';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { invalid } from '../errors';

/**
 * The first fire time of an enabled schedule.
 *
 * @param afterMs epoch ms, exclusive
 * @throws ServiceError `invalid` when there is none, or the rule can't be computed (an old one that is resumed)
 */
export function nextFireAfter(
  schedule: { id: string; cronExpression: string; timezone: string },
  afterMs: number,
): number {
  const { cronExpression, id, timezone } = schedule;
  if (!isValidTimezone(timezone))
    throw invalid([{ path: 'timezone', message: `Unknown time zone "${timezone}"` }]);
  const problem = findCronProblem(cronExpression, afterMs);
  if (problem) throw invalid([{ path: 'cronExpression', message: problem.message, ...problem.place }]);
  const next = createRecurrence({ cronExpression, seed: id, timezone }).next(afterMs);
  if (next === null) {
    throw invalid([{ path: 'cronExpression', message: 'This cron expression never fires again' }]);
  }
  return next;
}
