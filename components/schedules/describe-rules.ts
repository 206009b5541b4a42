import type { Schedule } from '@/lib/contracts/schedule-view';
import { CronError } from '@/lib/domain/recurrence/cron-error';
import { describeCron } from '@/lib/domain/recurrence/describe-cron';
import { type RecurrenceWords, ruleKey } from './rule-key';

/** Each recurrence in words. An expression of an older version that isn't valid any more is shown as it is. */
export function describeRules(
  schedules: readonly Pick<Schedule, 'cronExpression' | 'id'>[],
): RecurrenceWords {
  return Object.fromEntries(schedules.map((schedule) => [ruleKey(schedule), words(schedule)]));
}

function words({ cronExpression, id }: Pick<Schedule, 'cronExpression' | 'id'>): string {
  try {
    return describeCron(cronExpression, { seed: id });
  } catch (error) {
    if (error instanceof CronError) return cronExpression;
    throw error;
  }
}
