import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { monthOf } from '../vocabulary';
import { readClockTime } from './clock-time';
import { checkDate } from './date';

/** "in January", "Jan, Apr and Jul", "from June to August", "March 3rd". */
export function readMonths(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const months = reader.attempt(() => {
    if (reader.take('between') !== null) return readRange(reader, 'and');
    reader.take('in', 'during', 'on', 'every', 'each', 'from', 'of');
    reader.take('every', 'each');
    return readMonthList(reader);
  });
  if (months === null) return false;
  note(phrase, 'months', { value: months, start, end: reader.end });
  if (months.length === 1) readDatesBehind(reader, phrase);
  return true;
}

/** 1–12, each once; null when no month stands here. */
export function readMonthList(reader: TokenReader): number[] | null {
  const months = reader.list(() => readRange(reader));
  return months && [...new Set(months.flat())].sort((a, b) => a - b);
}

function readRange(reader: TokenReader, ...more: string[]): number[] | null {
  const first = reader.takeAs(monthOf);
  if (first === null) return null;
  const last = reader.attempt(() =>
    reader.take('-', 'to', 'through', 'thru', 'until', ...more) === null ? null : reader.takeAs(monthOf),
  );
  if (last === null) return [first];
  return Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, index) => ((first - 1 + index) % 12) + 1);
}

/** The "3rd" of "March 3rd", the "3 and 5" of "March 3 and 5"; not the 9 of "March 9am". */
function readDatesBehind(reader: TokenReader, phrase: Phrase): void {
  const { start } = reader;
  const dates = reader.attempt(() => {
    reader.take('the');
    return reader.list(() => readDate(reader));
  });
  if (dates === null) return;
  note(phrase, 'days', { value: { kind: 'dates', dates }, start, end: reader.end });
}

function readDate(reader: TokenReader): number | null {
  const isTime = reader.peek()?.kind === 'number' && looksLikeTime(reader);
  const token = isTime ? null : (reader.takeKind('ordinal') ?? reader.takeKind('number'));
  return token && checkDate(token);
}

const looksLikeTime = (reader: TokenReader) => reader.lookAhead(() => readClockTime(reader, false) !== null);
