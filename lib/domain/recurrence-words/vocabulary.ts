import { dictionary } from './dictionary';

export type Unit = 'day' | 'hour' | 'minute' | 'month' | 'quarter' | 'second' | 'week' | 'year';

const UNITS: Readonly<Record<Unit, string>> = {
  second: 'second seconds sec secs',
  minute: 'minute minutes min mins',
  hour: 'hour hours hr hrs',
  day: 'day days',
  week: 'week weeks',
  month: 'month months',
  quarter: 'quarter quarters',
  year: 'year years',
};

export const unitOfAdverb = dictionary<Unit>({
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annually: 'year',
});

/** Right behind a number: 5m, 30s. */
export const unitOfLetter = dictionary<Unit>({ s: 'second', m: 'minute', h: 'hour', d: 'day' });

/** Sunday first, as cron counts. */
const WEEKDAYS = [
  'sun sunday sundays',
  'mon monday mondays',
  'tue tues tuesday tuesdays',
  'wed weds wednesday wednesdays',
  'thu thur thurs thursday thursdays',
  'fri friday fridays',
  'sat saturday saturdays',
];

const MONTHS = [
  'jan january',
  'feb february',
  'mar march',
  'apr april',
  'may',
  'jun june',
  'jul july',
  'aug august',
  'sep sept september',
  'oct october',
  'nov november',
  'dec december',
];

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const tensOf = dictionary({ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 });
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

const lookUp = (lists: readonly string[], word: string) =>
  lists.findIndex((list) => list.split(' ').includes(word));

const orNull = (index: number) => (index < 0 ? null : index);

export const unitOf = (word: string): Unit | null =>
  (Object.keys(UNITS) as Unit[]).find((unit) => UNITS[unit].split(' ').includes(word)) ?? null;

/** 0 (Sunday) to 6. */
export const weekdayOf = (word: string): number | null => orNull(lookUp(WEEKDAYS, word));

/** 1–12. */
export function monthOf(word: string): number | null {
  const index = lookUp(MONTHS, word);
  return index < 0 ? null : index + 1;
}

export const numberOf = (word: string): number | null => tensOf(word) ?? orNull(NUMBERS.indexOf(word));

/** 1–10. */
export const ordinalOf = (word: string): number | null => {
  const index = ORDINALS.indexOf(word);
  return index < 1 ? null : index;
};

/** @param month 1–12 */
export function monthName(month: number): string {
  const name = MONTHS[month - 1]!.split(' ').at(-1)!;
  return name[0]!.toUpperCase() + name.slice(1);
}
