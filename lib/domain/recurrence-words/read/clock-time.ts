import { dictionary } from '../dictionary';
import type { ClockTime } from '../phrase';
import type { TokenReader } from '../token-reader';
import { monthOf, numberOf } from '../vocabulary';
import { WordsError } from '../words-error';

/** A time of day, and whether its half of the day is plain. */
export interface ReadTime extends ClockTime {
  /** false: a bare number up to 12, such as the 9 of "at 9". */
  isPlain: boolean;
  hasMeridiem: boolean;
  start: number;
  end: number;
}

const hourNamed = dictionary({ midnight: 0, midday: 12, noon: 12 });

/**
 * "9", "9am", "9:30 pm", "17.30", "09:00:30", "0900", "noon".
 *
 * @param bare whether a number alone is an hour; only where the words before say that a time comes
 * @returns null when no time stands here
 * @throws WordsError when one does that no clock shows
 */
export function readClockTime(reader: TokenReader, bare: boolean): ReadTime | null {
  return reader.attempt(() => {
    const { start } = reader;
    const named = reader.takeAs(hourNamed);
    if (named !== null) {
      return { hour: named, minute: 0, second: 0, isPlain: true, hasMeridiem: false, start, end: reader.end };
    }
    const first = reader.takeKind('number');
    const spelled = first === null && bare ? reader.takeAs(numberOf) : null;
    if (first === null && spelled === null) return null;
    const written =
      first?.text.length === 4 && bare ? [Math.floor(first.value / 100), first.value % 100] : null;
    const hour = written?.[0] ?? first?.value ?? spelled!;
    const minute = written?.[1] ?? readPart(reader);
    const second = minute !== null && written === null ? readPart(reader) : null;
    const meridiem = reader.takeKind('meridiem')?.text ?? null;
    reader.take("o'clock", 'o’clock');
    const late = meridiem ?? reader.takeKind('meridiem')?.text ?? readPartOfDay(reader);
    if (!bare && minute === null && late === null) return null;
    if (bare && minute === null && late === null && isDate(reader)) return null;
    return check({ hour, minute: minute ?? 0, second: second ?? 0 }, late, {
      isPlain: late !== null || minute !== null || hour > 12,
      start,
      end: reader.end,
    });
  });
}

/** "in the morning" is am. */
function readPartOfDay(reader: TokenReader): string | null {
  if (reader.takeAll('in', 'the', 'morning')) return 'am';
  return reader.takeAll('in', 'the', 'afternoon') || reader.takeAll('in', 'the', 'evening') ? 'pm' : null;
}

/** ":30" or ".30". */
function readPart(reader: TokenReader): number | null {
  return reader.attempt(() => {
    if (reader.take(':', '.') === null) return null;
    const part = reader.takeKind('number');
    return part !== null && part.text.length === 2 ? part.value : null;
  });
}

/** Whether the number that was just read is a day of a month, as in "3 March". */
function isDate(reader: TokenReader): boolean {
  const next = reader.peek();
  return next?.text === 'of' || monthOf(next?.text ?? '') !== null;
}

function check(
  time: ClockTime,
  meridiem: string | null,
  place: { isPlain: boolean; start: number; end: number },
): ReadTime {
  const { hour, minute, second } = time;
  if (meridiem !== null && (hour < 1 || hour > 12)) {
    throw new WordsError(place.start, place.end, `Before ${meridiem} an hour is 1–12; got ${hour}`);
  }
  if (hour > 23) throw new WordsError(place.start, place.end, `An hour is 0–23; got ${hour}`);
  if (minute > 59) throw new WordsError(place.start, place.end, `A minute is 0–59; got ${minute}`);
  if (second > 59) throw new WordsError(place.start, place.end, `A second is 0–59; got ${second}`);
  const ofDay = meridiem === null ? hour : (hour % 12) + (meridiem === 'pm' ? 12 : 0);
  return { hour: ofDay, minute, second, hasMeridiem: meridiem !== null, ...place };
}

/**
 * "at 9 and 10 pm": is the 9 in the morning?
 *
 * @throws WordsError
 */
export function refuseHalfMeant(times: readonly ReadTime[]): void {
  if (!times.some((time) => time.hasMeridiem)) return;
  const unclear = times.find((time) => !time.isPlain);
  if (unclear === undefined) return;
  const message = `${unclear.hour} may be in the morning or the evening; write ${unclear.hour}am or ${unclear.hour}pm`;
  throw new WordsError(unclear.start, unclear.end, message);
}
