import { dictionary } from '../dictionary';
import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import type { Token } from '../tokenize';
import { numberOf, ordinalOf, type Unit, unitOf, unitOfAdverb, unitOfLetter } from '../vocabulary';
import { WordsError } from '../words-error';

/** Words that people read in two ways, and what to write. */
const plainFor = dictionary({
  biannually: 'every 6 months, or two dates',
  bimonthly: 'every 2 months, or on the 1st and 15th',
  biweekly: 'on the 1st and 15th, or two weekdays',
  fortnightly: 'on the 1st and 15th of the month',
  nightly: 'daily at a time, such as daily at 02:00',
});

/** "every 15 minutes", "every other hour", "daily", "every quarter". Not "every Monday", whose "every" counts nothing. */
export function readFrequency(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const every = readAdverb(reader) ?? reader.attempt(() => readEvery(reader));
  if (every === null) return false;
  if (every.unit === 'day') reader.takeAll('in', 'a', 'month');
  // "every 5 minutes, every day" says no more than every 5 minutes.
  if (every.unit === 'day' && every.count === 1 && phrase.every !== undefined) return true;
  if (every.count === 0) throw new WordsError(start, reader.end, `Every 0 ${every.unit}s is never`);
  note(phrase, 'every', { value: every, start, end: reader.end });
  return true;
}

interface Frequency {
  count: number;
  unit: Unit;
}

function readAdverb(reader: TokenReader): Frequency | null {
  const word = reader.peek()?.text ?? '';
  const instead = plainFor(word);
  if (instead !== null) reader.fail(`"${word}" can be read in two ways; write ${instead}`);
  const unit = reader.takeAs(unitOfAdverb);
  return unit && { count: 1, unit };
}

function readEvery(reader: TokenReader): Frequency | null {
  if (reader.take('every', 'each', 'per') === null) return null;
  return readPartOfHour(reader) ?? readCounted(reader) ?? readUnit(reader, 1);
}

function readPartOfHour(reader: TokenReader): Frequency | null {
  if (reader.takeAll('half', 'hour') || reader.takeAll('half', 'an', 'hour'))
    return { count: 30, unit: 'minute' };
  const isQuarter = reader.takeAll('quarter', 'hour') || reader.takeAll('quarter', 'of', 'an', 'hour');
  return isQuarter ? { count: 15, unit: 'minute' } : null;
}

function readCounted(reader: TokenReader): Frequency | null {
  return reader.attempt(() => {
    const number = reader.takeKind('number');
    const letter = number?.end === reader.peek()?.start ? reader.takeAs(unitOfLetter) : null;
    if (number !== null && letter !== null) return { count: number.value, unit: letter };
    const count =
      number?.value ??
      reader.takeKind('ordinal')?.value ??
      reader.takeAs((word) => (word === 'other' ? 2 : (numberOf(word) ?? ordinalOf(word))));
    return count === null ? null : readUnit(reader, count);
  });
}

function readUnit(reader: TokenReader, count: number): Frequency | null {
  const next = reader.peek(1);
  // "every first day of the month" is no frequency, and "every second Monday" none of seconds.
  if (reader.peek()?.text === 'week' && ['day', 'days'].includes(next?.text ?? '')) return null;
  if (next?.text === 'of' || (reader.peek()?.text === 'second' && !mayFollowSecond(next))) return null;
  const unit = reader.takeAs(unitOf);
  return unit && { count, unit };
}

const mayFollowSecond = (next: Token | undefined) =>
  next === undefined ||
  next.kind === 'symbol' ||
  ['and', 'at', 'between', 'during', 'from', 'in', 'on'].includes(next.text);
