import type { Token } from '../tokenize';
import { WordsError } from '../words-error';

/**
 * A day of a month, 1–31.
 *
 * @throws WordsError when no month has it
 */
export function checkDate({ end, start, value }: Token): number {
  if (value >= 1 && value <= 31) return value;
  throw new WordsError(start, end, `A day of a month is 1–31; got ${value}`);
}
