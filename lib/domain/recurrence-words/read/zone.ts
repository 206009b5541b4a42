import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { WordsError } from '../words-error';

/** IANA's areas; the cities of countries that have several zones stand below one more name, and are written in full. */
const AREAS = 'Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific'.split(' ');

/** Each stands for several zones, or for a zone without its summer time. */
const SHORT_NAMES = 'bst cest cet cst ct ect edt eet est et ist jst mdt mst mt pdt pst pt wet'.split(' ');

const LONGEST_CITY = 3;

/** "in Berlin", "New York time", "UTC", "Europe/Berlin". */
export function readZone(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const timezone = reader.attempt(() => {
    const said = reader.take('in') !== null;
    return readName(reader) ?? readCity(reader, said);
  });
  if (timezone === null) return false;
  if (reader.take('time', 'timezone') !== null) reader.take('zone');
  note(phrase, 'timezone', { value: timezone, start, end: reader.end });
  return true;
}

function readName(reader: TokenReader): string | null {
  if (reader.take('utc', 'gmt') !== null) return 'UTC';
  if (SHORT_NAMES.includes(reader.peek()?.text ?? '')) {
    reader.fail(
      `"${reader.peek()!.written}" can mean several zones; write an IANA name such as America/New_York`,
    );
  }
  const token = reader.takeKind('zone');
  if (token === null) return null;
  if (isValidTimezone(token.text))
    return token.written === token.text ? capitalise(token.text) : token.written;
  const message = `"${token.written}" is no time zone; write an IANA name such as Europe/London`;
  throw new WordsError(token.start, token.end, message);
}

/** @param said whether "in" stood before; without it "time" must follow */
function readCity(reader: TokenReader, said: boolean): string | null {
  const words: string[] = [];
  while (words.length < LONGEST_CITY && reader.peek(words.length)?.kind === 'word') {
    words.push(reader.peek(words.length)!.text);
  }
  for (let length = words.length; length > 0; length--) {
    if (!said && reader.peek(length)?.text !== 'time') continue;
    const timezone = findCity(words.slice(0, length).join('_'));
    if (timezone === null) continue;
    reader.takeAll(...words.slice(0, length));
    return timezone;
  }
  if (!said || words.length === 0 || words[0] === 'the') return null;
  return reader.fail(
    `"${reader.peek()!.written}" is neither a month nor the city of a time zone; write an IANA name such as Europe/London`,
  );
}

function findCity(name: string): string | null {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  const found = AREAS.map((area) => `${area}/${capitalise(plain)}`).filter(isValidTimezone);
  return found.length === 1 ? found[0]! : null;
}

const capitalise = (name: string) =>
  name.replace(/(?<![^/_-])(?!(?:of|es|au)[_-])\p{L}/gu, (letter) => letter.toUpperCase());
