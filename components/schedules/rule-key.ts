import type { Schedule } from '@/lib/contracts/schedule-view';

/** Words by rule; `H` makes them differ from schedule to schedule. */
export type RecurrenceWords = Record<string, string>;

export const ruleKey = ({ id, cronExpression }: Pick<Schedule, 'cronExpression' | 'id'>): string =>
  `${id} ${cronExpression}`;
