import { dictionary } from '../dictionary';
import { type CountedDays, note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { monthOf, ordinalOf, weekdayOf } from '../vocabulary';
import { WordsError } from '../words-error';
import { checkDate } from './date';
import { readMonthList } from './months';

type Nth = number | 'last';

/** "on the 1st and 15th", "the last day of the month", "first Monday of the month", "day 15", "3 March". */
export function readDays(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const isEvery = ['every', 'each'].includes(reader.peek()?.text ?? '');
  const days = reader.attempt(() => readCounted(reader));
  if (days === null) return false;
  const { end } = reader;
  note(phrase, 'days', { value: days, start, end });
  readPeriod(reader, phrase);
  if (isEvery && isSecondOrMore(days) && phrase.period === undefined) {
    const message =
      'It can mean every other week or once a month; "on the second Monday of the month" is plain';
    throw new WordsError(start, end, message);
  }
  return true;
}

const isSecondOrMore = (days: CountedDays) => days.kind === 'weekdays' && days.nth !== 'last' && days.nth > 1;

function readCounted(reader: TokenReader): CountedDays | null {
  if (reader.take('between', 'from') !== null) return readBetween(reader);
  const isOn = reader.take('at', 'on', 'every', 'each')?.text === 'on';
  reader.take('the');
  if (reader.takeAll('weekday', 'nearest')) return readNearest(reader);
  const list = reader.list(() => readNth(reader, isOn));
  if (list === null) return null;
  const nths = list.flat();
  return readNoun(reader, nths) ?? { kind: 'dates', dates: nths };
}

/** "between day 10 and 15", "from the 1st to the 5th". */
function readBetween(reader: TokenReader): CountedDays | null {
  const isDay = takeDayOrThe(reader);
  const first = readDate(reader, isDay);
  if (first === null || reader.take('and', 'to', 'through', 'until', '-') === null) return null;
  takeDayOrThe(reader);
  const last = readDate(reader, isDay);
  return last === null || last < first ? null : { kind: 'dates', dates: datesFrom(first, last) };
}

/** Whether "day" stood here, after which a number is a date. */
function takeDayOrThe(reader: TokenReader): boolean {
  reader.take('the');
  return reader.take('day', 'days') !== null;
}

const datesFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function readNearest(reader: TokenReader): CountedDays | null {
  reader.take('to');
  reader.take('the');
  reader.take('day');
  const token = reader.takeKind('ordinal') ?? reader.takeKind('number');
  return token && { kind: 'nearest', date: checkDate(token) };
}

/** "1st", "last", "day 15", "1st to 5th", and "3" where a date must come; more than one of a range. */
function readNth(reader: TokenReader, isOn: boolean): Nth[] | null {
  reader.take('the');
  if (reader.take('last') !== null) return takeDay(reader, ['last']);
  const edge = reader.peek(1)?.text === 'of' ? reader.takeAs(edgeOf) : null;
  if (edge !== null) return [edge];
  const said = reader.take('day', 'days') !== null || isOn;
  const first = readDate(reader, said);
  if (first === null) return null;
  const last = reader.attempt(() => {
    if (reader.take('-', 'to', 'through', 'thru') === null) return null;
    reader.take('the');
    return readDate(reader, true);
  });
  if (last === null || last < first) return takeDay(reader, [first]);
  return datesFrom(first, last);
}

/** "end of the month". */
const edgeOf = dictionary<Nth>({ beginning: 1, end: 'last', start: 1 });

/** The "day" of "the last day and the 15th". */
function takeDay(reader: TokenReader, nths: Nth[]): Nth[] {
  reader.take('day');
  return nths;
}

/** @param said whether a number alone is a date here; otherwise only before a month, as in "3 March" */
function readDate(reader: TokenReader, said: boolean): number | null {
  const ordinal = reader.takeKind('ordinal');
  if (ordinal !== null) return checkDate(ordinal);
  // "every second March" is no date.
  const spelled = monthOf(reader.peek(1)?.text ?? '') === null ? reader.takeAs(ordinalOf) : null;
  if (spelled !== null) return spelled;
  const token = reader.peek();
  if (token?.kind !== 'number' || !(said || isBeforeMonth(reader))) return null;
  if ([':', '.'].includes(reader.peek(1)?.text ?? '') && reader.peek(2)?.kind === 'number') return null;
  if (reader.peek(1)?.kind === 'meridiem') return null;
  reader.takeKind('number');
  return checkDate(token);
}

const isBeforeMonth = (reader: TokenReader): boolean =>
  reader.lookAhead(() => {
    reader.takeKind('number');
    reader.take('of');
    return readMonthList(reader) !== null;
  });

/** What is counted: the Monday of "first Monday", the weekday of "last weekday"; null of dates. */
function readNoun(reader: TokenReader, nths: readonly Nth[]): CountedDays | null {
  const { start } = reader;
  const isWorkday =
    reader.take('weekday', 'workday') !== null ||
    reader.takeAll('working', 'day') ||
    reader.takeAll('business', 'day');
  const weekdays = isWorkday ? null : reader.list(() => reader.takeAs(weekdayOf));
  if (!isWorkday && weekdays === null) return null;
  const [nth] = nths;
  if (nth === undefined || nths.length > 1) {
    throw new WordsError(
      start,
      reader.end,
      'Cron counts one of them in a month; the others need schedules of their own',
    );
  }
  return weekdays === null ? { kind: 'workday', nth } : { kind: 'weekdays', nth, weekdays };
}

/** "of the month", "of each quarter". */
function readPeriod(reader: TokenReader, phrase: Phrase): void {
  const { start } = reader;
  const period = reader.attempt(() => {
    if (reader.take('of', 'in') === null) return null;
    reader.take('the', 'a', 'each', 'every');
    return reader.takeAs(periodOf);
  });
  if (period !== null) note(phrase, 'period', { value: period, start, end: reader.end });
}

const periodOf = dictionary<'month' | 'quarter' | 'year'>({
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  year: 'year',
});
