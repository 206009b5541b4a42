import type { CountedDays, Phrase, Placed } from '../phrase';
import { monthName } from '../vocabulary';
import { WordsError } from '../words-error';
import { fieldText } from './field-text';
import { type DayFields, listText, type WordsNote } from './words-note';

/**
 * The day of month, month and day of week of a phrase.
 *
 * @throws WordsError when one expression can't say them
 */
export function dayFields(phrase: Phrase, notes: WordsNote[]): DayFields {
  const months = monthField(phrase, notes);
  const { days, weekdays } = withUsualDay(phrase, notes);
  const counted = days === undefined ? dayStep(phrase, notes) : countedFields(days);
  if (weekdays === undefined) return { ...counted, month: months };
  if (days === undefined && counted.dayOfMonth === '*') {
    return { dayOfMonth: '*', month: months, dayOfWeek: weekdayText(weekdays.value) };
  }
  if (phrase.either === undefined || counted.dayOfWeek !== '*' || days === undefined) {
    const message =
      'Cron can\'t ask for a date and a weekday at once; write "or" between them if either is enough';
    throw new WordsError(weekdays.start, weekdays.end, message);
  }
  return { ...counted, month: months, dayOfWeek: weekdayText(weekdays.value) };
}

const SUNDAY = 0;

/** "weekly", "monthly" and "yearly" alone run when cron's own @weekly, @monthly and @yearly do. */
function withUsualDay(phrase: Phrase, notes: WordsNote[]): Pick<Phrase, 'days' | 'weekdays'> {
  const { days, every, weekdays } = phrase;
  const unit = every?.value.unit;
  if (unit === 'week' && weekdays === undefined) {
    notes.push({ code: 'assumed', message: 'No weekday was given: it runs on Sunday.' });
    return { days, weekdays: { value: [SUNDAY], start: every!.start, end: every!.end } };
  }
  const isLonger = unit === 'month' || unit === 'quarter' || unit === 'year';
  if (!isLonger || days !== undefined) return { days, weekdays };
  if (weekdays !== undefined) {
    const message = 'Which one of the month? Write "on the first Monday", or "every Monday"';
    throw new WordsError(weekdays.start, weekdays.end, message);
  }
  notes.push({ code: 'assumed', message: 'No day was given: it runs on the 1st.' });
  return { days: { value: { kind: 'dates', dates: [1] }, start: every!.start, end: every!.end }, weekdays };
}

/** "every 3 days"; other units leave the day open. */
function dayStep({ every, months }: Phrase, notes: WordsNote[]): Omit<DayFields, 'month'> {
  const open = { dayOfMonth: '*', dayOfWeek: '*' };
  if (every?.value.unit !== 'day' || every.value.count === 1) return open;
  const { count } = every.value;
  if (count > 15) {
    const message = `Cron can't repeat every ${count} days: it counts within each month; dates such as "on the 1st and 15th" work`;
    throw new WordsError(every.start, every.end, message);
  }
  const dates = Array.from({ length: Math.ceil(31 / count) }, (_, index) => index * count + 1);
  const shown =
    dates.length > 6 ? `${dates.slice(0, 3).join(', ')} … ${dates.at(-1)}` : listText(dates.map(String));
  const where = months === undefined ? 'month' : 'of these months';
  notes.push({
    code: 'counts_anew',
    message: `Cron counts anew each ${where}: it runs on the days ${shown}, and then on the 1st again.`,
  });
  return { ...open, dayOfMonth: `*/${count}` };
}

function countedFields({ end, start, value }: Placed<CountedDays>): Omit<DayFields, 'month'> {
  const dayOfMonth = (text: string) => ({ dayOfMonth: text, dayOfWeek: '*' });
  const dayOfWeek = (text: string) => ({ dayOfMonth: '*', dayOfWeek: text });
  if (value.kind === 'nearest') return dayOfMonth(`${value.date}W`);
  if (value.kind === 'dates') return dayOfMonth(datesText(value.dates));
  if (value.kind === 'workday') {
    if (value.nth === 1) return dayOfMonth('1W');
    if (value.nth === 'last') return dayOfMonth('LW');
    throw new WordsError(start, end, 'Cron knows the first and the last weekday of a month, no others');
  }
  if (value.nth === 'last') return dayOfWeek(value.weekdays.map((weekday) => `${weekday}L`).join(','));
  if (value.weekdays.length > 1 || value.nth > 5) {
    throw new WordsError(start, end, 'Cron counts one weekday in a month, its first to its fifth');
  }
  return dayOfWeek(`${value.weekdays[0]}#${value.nth}`);
}

function datesText(dates: readonly (number | 'last')[]): string {
  const numbers = dates.filter((date) => date !== 'last');
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return [
    ...(sorted.length > 0 ? [fieldText(sorted)] : []),
    ...(numbers.length < dates.length ? ['L'] : []),
  ].join(',');
}

const weekdayText = (weekdays: readonly number[]) => fieldText([...weekdays].sort((a, b) => a - b));

const QUARTERS = { first: [1, 4, 7, 10], last: [3, 6, 9, 12] };
const YEAR = { first: [1], last: [12] };

function monthField(phrase: Phrase, notes: WordsNote[]): string {
  const { days, every, months, period } = phrase;
  const span = period?.value ?? every?.value.unit;
  const isLast = days !== undefined && countsFromEnd(days.value);
  if (months !== undefined) {
    if (span === 'quarter' || (every?.value.unit === 'month' && every.value.count > 1)) {
      throw new WordsError(months.start, months.end, 'The months are given by how often it runs already');
    }
    return fieldText([...months.value].sort((a, b) => a - b));
  }
  if (span === 'quarter') return (isLast ? QUARTERS.last : QUARTERS.first).join(',');
  if (span === 'year') {
    if (days !== undefined && !isFirstOrLast(days.value)) {
      throw new WordsError(days.start, days.end, 'Which month? Write a date such as March 3rd');
    }
    return String(isLast ? YEAR.last : YEAR.first);
  }
  return every?.value.unit === 'month' ? monthStep(every.value.count, notes) : '*';
}

const countsFromEnd = (days: CountedDays) =>
  days.kind === 'dates' ? days.dates.includes('last') : days.kind !== 'nearest' && days.nth === 'last';

const isFirstOrLast = (days: CountedDays) =>
  days.kind === 'dates'
    ? days.dates.length === 1 && (days.dates[0] === 1 || days.dates[0] === 'last')
    : days.kind !== 'nearest' && (days.nth === 1 || days.nth === 'last');

function monthStep(count: number, notes: WordsNote[]): string {
  if (count === 1) return '*';
  if (12 % count !== 0) {
    const runs = Array.from({ length: Math.ceil(12 / count) }, (_, index) => monthName(index * count + 1));
    const message = `Cron counts anew each year: it runs in ${listText(runs)}, and then in January again.`;
    notes.push({ code: 'counts_anew', message });
  }
  return `*/${count}`;
}
