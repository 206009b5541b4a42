import { dictionary } from '../dictionary';
import { note, type Phrase } from '../phrase';
import type { TokenReader } from '../token-reader';
import { weekdayOf } from '../vocabulary';
import { WordsError } from '../words-error';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const groupOf = dictionary({
  weekday: MONDAY_TO_FRIDAY,
  weekdays: MONDAY_TO_FRIDAY,
  workday: MONDAY_TO_FRIDAY,
  workdays: MONDAY_TO_FRIDAY,
  weekend: [0, 6],
  weekends: [0, 6],
});

/** "every Monday and Thursday", "Mon-Fri", "on weekdays", "weekends". */
export function readWeekdays(reader: TokenReader, phrase: Phrase): boolean {
  const { start } = reader;
  const weekdays = reader.attempt(() => {
    if (reader.take('between') !== null) return reader.attempt(() => asList(readRange(reader, 'and')));
    reader.take('on', 'every', 'each', 'from');
    reader.take('the', 'every', 'each');
    refuseEveryOther(reader);
    return readWeekdayList(reader);
  });
  if (weekdays === null) return false;
  note(phrase, 'weekdays', { value: [...new Set(weekdays.flat())], start, end: reader.end });
  return true;
}

/** Weekdays, their ranges and groups; null when none stands here. */
export function readWeekdayList(reader: TokenReader): (readonly number[])[] | null {
  return reader.list(() => {
    reader.take('on', 'every', 'each');
    return readGroup(reader) ?? readRange(reader);
  });
}

function readGroup(reader: TokenReader): readonly number[] | null {
  const isTwoWords = ['week', 'working', 'business'].some(
    (kind) => reader.takeAll(kind, 'day') || reader.takeAll(kind, 'days'),
  );
  if (isTwoWords) return MONDAY_TO_FRIDAY;
  return reader.takeAs(groupOf);
}

/** A weekday, or those from one to another; "Friday to Monday" goes over the weekend. */
function readRange(reader: TokenReader, ...more: string[]): number[] | null {
  const first = reader.takeAs(weekdayOf);
  if (first === null) return null;
  const last = reader.attempt(() =>
    reader.take('-', 'to', 'through', 'thru', 'until', ...more) === null ? null : reader.takeAs(weekdayOf),
  );
  if (last === null) return [first];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}

const asList = <Item>(item: Item | null) => item && [item];

/** @throws WordsError at "every other Monday" */
function refuseEveryOther(reader: TokenReader): void {
  const next = reader.peek(1)?.text ?? '';
  if (reader.peek()?.text !== 'other' || (weekdayOf(next) ?? groupOf(next)) === null) return;
  const end = reader.peek(1)!.end;
  throw new WordsError(
    reader.start,
    end,
    'Cron knows no every other week; "first Monday of the month" works',
  );
}
