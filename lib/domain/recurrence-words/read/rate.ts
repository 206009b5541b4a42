import { dictionary } from '../dictionary';
import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { numberOf, unitOf, unitOfAdverb } from '../vocabulary';

const countNamed = dictionary({ once: 1, twice: 2, thrice: 3 });

/** "once a day", "twice a day", "3 times an hour", "twice daily". */
export function readRate(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const rate = reader.attempt(() => {
    const count = reader.takeAs(countNamed) ?? readTimesCount(reader);
    if (count === null) return null;
    const isCounted = reader.take('a', 'an', 'per', 'each', 'every') !== null;
    const unit = reader.takeAs(isCounted ? unitOf : unitOfAdverb);
    return unit && { count, unit };
  });
  if (rate === null) return false;
  note(phrase, 'rate', { value: rate, start, end: reader.end });
  return true;
}

function readTimesCount(reader: TokenReader): number | null {
  const count = reader.takeKind('number')?.value ?? reader.takeAs(numberOf);
  return count !== null && reader.take('times') !== null ? count : null;
}
