import type { Phrase } from '../phrase';
import { WordsError } from '../words-error';

/**
 * Refuses what cron has no way to repeat, and frequencies that contradict what else was said.
 *
 * @throws WordsError
 */
export function checkFrequency(phrase: Phrase): void {
  const { days, either, every, months, weekdays } = phrase;
  if (either !== undefined && (days === undefined || weekdays === undefined)) {
    throw new WordsError(either.start, either.end, '"or" stands between dates and weekdays only');
  }
  if (every === undefined) return;
  const { count, unit } = every.value;
  const refuse = (message: string) => {
    throw new WordsError(every.start, every.end, message);
  };
  if (unit === 'week' && count > 1) {
    refuse(
      `Cron can't repeat every ${count} weeks: it knows no week of the year; dates such as "on the 1st and 15th" work`,
    );
  }
  if (unit === 'month' && count > 12)
    refuse(`Cron can't repeat every ${count} months: it counts within each year`);
  if (unit === 'quarter' && count > 1) refuse(`Write every ${count * 3} months, or the months by name`);
  if (unit === 'year' && count > 1) refuse(`Cron can't repeat every ${count} years: it knows no years`);
  if ((unit === 'day' || unit === 'week') && days !== undefined) {
    const message = `Every ${unit} and a day of the month contradict each other`;
    throw new WordsError(days.start, days.end, message);
  }
  if (unit === 'year' && days !== undefined && months === undefined && phrase.period?.value === 'month') {
    throw new WordsError(
      phrase.period.start,
      phrase.period.end,
      'Which month? Write a date such as March 3rd',
    );
  }
}
