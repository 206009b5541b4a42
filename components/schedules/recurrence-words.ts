'use client';

import { useEffect, useState } from 'react';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { type RecurrenceWords, ruleKey } from './rule-key';

type Rule = Pick<Schedule, 'cronExpression' | 'id'>;

/**
 * The words of each schedule's recurrence: those that the server painted, and for rules that come later the describer itself, which is
 * loaded only then.
 */
export function useRecurrenceWords(schedules: readonly Rule[], initial: RecurrenceWords) {
  const [words, setWords] = useState(initial);
  const missing = schedules.filter((schedule) => words[ruleKey(schedule)] === undefined);
  const missingKey = missing.map(ruleKey).join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is missing; the array is new each time
  useEffect(() => {
    if (missingKey === '') return;
    let stale = false;
    import('./describe-rules').then(({ describeRules }) => {
      if (!stale) setWords((known) => ({ ...known, ...describeRules(missing) }));
    });
    return () => {
      stale = true;
    };
  }, [missingKey]);

  return (schedule: Rule): string => words[ruleKey(schedule)] ?? ' ';
}
