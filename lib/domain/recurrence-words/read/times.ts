import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { readClockTime, refuseHalfMeant } from './clock-time';

/** "at 9 and 17", "at 9:30 pm", "9am", "noon". */
export function readTimes(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const times = reader.attempt(() => {
    const said = reader.take('at') !== null;
    return reader.list((isFirst) => readClockTime(reader, said || !isFirst));
  });
  if (times === null) return false;
  refuseHalfMeant(times);
  note(phrase, 'times', { value: times, start, end: reader.end });
  return true;
}
