import { dictionary } from '../dictionary';
import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { WordsError } from '../words-error';

const partOfHour = dictionary({ half: 30, quarter: 15 });

/** ":15", "at minute 15", "at 15 minutes past the hour", "half past the hour", "on the hour". */
export function readMinutes(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const minutes = reader.attempt(() => {
    if (reader.takeAll('on', 'the', 'hour')) return [0];
    reader.take('at');
    return readMarked(reader) ?? readNamed(reader) ?? readPast(reader);
  });
  if (minutes === null) return false;
  note(phrase, 'minutes', { value: minutes, start, end: reader.end });
  return true;
}

const readMarked = (reader: TokenReader) =>
  reader.list(() => (reader.take(':') === null ? null : readMinute(reader)));

function readNamed(reader: TokenReader): number[] | null {
  return reader.attempt(() =>
    reader.take('minute', 'minutes') === null ? null : reader.list(() => readMinute(reader)),
  );
}

function readPast(reader: TokenReader): number[] | null {
  return reader.attempt(() => {
    reader.take('a');
    const part = reader.takeAs(partOfHour);
    const minutes = part === null ? reader.list(() => takeNumber(reader)) : [part];
    reader.take('minute', 'minutes', 'min');
    if (minutes === null || reader.take('past', 'after') === null) return null;
    reader.take('the', 'every', 'each');
    reader.take('hour');
    for (const minute of minutes) checkMinute(reader, minute);
    return minutes;
  });
}

const takeNumber = (reader: TokenReader) => reader.takeKind('number')?.value ?? null;

function readMinute(reader: TokenReader): number | null {
  const minute = takeNumber(reader);
  if (minute !== null) checkMinute(reader, minute);
  return minute;
}

function checkMinute(reader: TokenReader, minute: number): void {
  if (minute > 59) throw new WordsError(reader.start, reader.end, `A minute is 0–59; got ${minute}`);
}
