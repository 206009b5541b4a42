import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { WordsError } from '../words-error';
import { type ReadTime, readClockTime, refuseHalfMeant } from './clock-time';

const UNTIL = ['-', 'to', 'until', 'till', 'through', 'thru'];

/** "between 9 and 17", "from 9am to 5pm", "9:00–17:00". */
export function readWindow(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const window = reader.attempt(() => {
    if (reader.take('between') !== null) return readBoth(reader, true, [...UNTIL, 'and']);
    return readBoth(reader, reader.take('from') !== null, UNTIL);
  });
  if (window === null) return false;
  const { end } = reader;
  checkWindow(window, { start, end });
  note(phrase, 'window', { value: window, start, end });
  return true;
}

interface Window {
  from: ReadTime;
  to: ReadTime;
}

function readBoth(reader: TokenReader, said: boolean, between: readonly string[]): Window | null {
  const from = readClockTime(reader, said) ?? (said ? null : readHourBefore(reader, between));
  if (from === null || reader.take(...between) === null) return null;
  const to = readClockTime(reader, true);
  return to && { from, to };
}

/** The bare 9 of "9-17" or "9-5pm". */
function readHourBefore(reader: TokenReader, between: readonly string[]): ReadTime | null {
  return between.includes(reader.peek(1)?.text ?? '') ? readClockTime(reader, true) : null;
}

function checkWindow({ from, to }: Window, { end, start }: { start: number; end: number }): void {
  refuseHalfMeant([from, to]);
  const [fromMinute, toMinute] = [from, to].map((time) => time.hour * 60 + time.minute);
  if (from.second > 0 || to.second > 0) throw new WordsError(start, end, 'Hours from and to take no seconds');
  if (fromMinute === toMinute) throw new WordsError(start, end, 'From and to are the same time');
  if (toMinute! < fromMinute! && !from.isPlain && !to.isPlain) {
    const message = `${to.hour} is before ${from.hour} on a 24-hour clock; write ${from.hour}am or ${to.hour + 12}, whichever is meant`;
    throw new WordsError(start, end, message);
  }
}
