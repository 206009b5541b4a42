import type { Phrase } from './phrase';
import { note } from './phrase';
import { readDays } from './read/days';
import { readException } from './read/exception';
import { readFrequency } from './read/frequency';
import { readMinutes } from './read/minutes';
import { readMonths } from './read/months';
import { readRate } from './read/rate';
import { readTimes } from './read/times';
import { readWeekdays } from './read/weekdays';
import { readWindow } from './read/window';
import { readZone } from './read/zone';
import { TokenReader } from './token-reader';
import { tokenize } from './tokenize';

/** Each reads one part and notes it; the first that finds its own at a place has it. */
const READERS: readonly ((reader: TokenReader, phrase: Phrase) => boolean)[] = [
  readFrequency,
  readRate,
  readMinutes,
  readWindow,
  readTimes,
  readDays,
  readMonths,
  readWeekdays,
  readException,
  readZone,
];

/** Words and signs between the parts that mean nothing by themselves. */
const FILLERS = ['and', 'it', 'only', 'please', 'run', 'runs', 'the', ',', ';', '.', '(', ')'];

/** They are well known; what follows them is what was not understood. */
const LEADING = ['at', 'between', 'each', 'every', 'except', 'from', 'in', 'of', 'on', 'the'];

/**
 * What a text says, its parts in any order.
 *
 * @throws WordsError at the first part that is none
 */
export function readPhrase(text: string): Phrase {
  const reader = new TokenReader(tokenize(text));
  const phrase: Phrase = {};
  while (!reader.done) {
    if (READERS.some((read) => read(reader, phrase))) continue;
    const or = reader.take('or');
    if (or !== null) note(phrase, 'either', { value: true, start: or.start, end: or.end });
    else if (reader.take(...FILLERS) === null) failBehind(reader);
  }
  return phrase;
}

/** @throws WordsError always */
function failBehind(reader: TokenReader): never {
  while (reader.take(...LEADING) !== null);
  return reader.fail();
}
