import type { Phrase } from '../phrase';
import { WordsError } from '../words-error';

/**
 * "once a week" is every week; "twice a day" has to name its two times, or cron would have to choose.
 *
 * @throws WordsError when what it has to name is missing, or of another number
 */
export function applyRate(phrase: Phrase): Phrase {
  const { every, rate, ...rest } = phrase;
  if (rate === undefined) return phrase;
  const { count, unit } = rate.value;
  const fail = (message: string): never => {
    throw new WordsError(rate.start, rate.end, message);
  };
  if (every !== undefined) fail('How often is given twice');
  const plain: Phrase = { ...rest, every: { ...rate, value: { count: 1, unit } } };
  if (count === 1) return plain;

  const dates = rest.days?.value.kind === 'dates' ? rest.days.value.dates : undefined;
  const named = {
    day: rest.times?.value,
    hour: rest.minutes?.value,
    month: dates,
    week: rest.weekdays?.value,
  };
  const example = EXAMPLES[unit];
  if (example === undefined) return fail(`Cron can't repeat ${count} times a ${unit}; say when`);
  const found = named[unit as keyof typeof named]?.length ?? 0;
  if (found !== count) fail(`Say at which ${count}, such as "${example}"; got ${found}`);
  return plain;
}

const EXAMPLES: Partial<Record<string, string>> = {
  day: 'at 9 and 17',
  hour: 'at :15 and :45',
  month: 'on the 1st and 15th',
  week: 'on Monday and Thursday',
};
