import type { Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { WordsError } from '../words-error';
import { readWeekdayList } from './weekdays';

const ALL_WEEK = [0, 1, 2, 3, 4, 5, 6];

/** "except Sunday", "except on weekends": of the weekdays that were said, or of all. */
export function readException(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const except = reader.attempt(() => (reader.take('except') === null ? null : readWeekdayList(reader)));
  if (except === null) return false;
  const { end } = reader;
  const left = (phrase.weekdays?.value ?? ALL_WEEK).filter((weekday) => !except.flat().includes(weekday));
  if (left.length === 0) throw new WordsError(start, end, 'No weekday is left');
  phrase.weekdays = { value: left, start, end };
  return true;
}
