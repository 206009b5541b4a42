import type { ClockTime, Phrase } from '../phrase';
import { WordsError } from '../words-error';
import { intervalFields, normaliseInterval } from './interval';
import { type ClockFields, clockText, type WordsNote } from './words-note';

/** Units of which a day has many. */
const isWithinDay = (unit: string) => unit === 'second' || unit === 'minute' || unit === 'hour';

/**
 * The second, minute and hour of a phrase.
 *
 * @throws WordsError when one expression can't say them
 */
export function clockFields(phrase: Phrase, notes: WordsNote[]): ClockFields {
  const { every, minutes, times, window } = phrase;
  const hourly = minutes && { ...minutes, value: { count: 1, unit: 'hour' as const } };
  const interval = every && isWithinDay(every.value.unit) ? every : every === undefined ? hourly : undefined;
  if (interval !== undefined) return intervalFields(phrase, interval, notes);
  if (window !== undefined) {
    const message = 'How often within these hours? Write "every 15 minutes" or "every hour" with it';
    throw new WordsError(window.start, window.end, message);
  }
  if (minutes !== undefined) {
    throw new WordsError(
      minutes.start,
      minutes.end,
      'A minute needs an hour; write a time such as 09:15, or "every hour"',
    );
  }
  if (times === undefined) {
    notes.push({ code: 'assumed', message: 'No time of day was given: it runs at 00:00.' });
    return { second: null, minute: '0', hour: '0' };
  }
  return timesFields(times.value, times);
}

/** 24 hours are a day, 120 minutes 2 hours. */
export function withPlainInterval(phrase: Phrase): Phrase {
  if (phrase.every === undefined) return phrase;
  return { ...phrase, every: { ...phrase.every, value: normaliseInterval(phrase.every.value) } };
}

function timesFields(
  times: readonly ClockTime[],
  { end, start }: { start: number; end: number },
): ClockFields {
  const hours = distinct(times.map((time) => time.hour));
  const minutes = distinct(times.map((time) => time.minute));
  const seconds = distinct(times.map((time) => time.second));
  const said = new Set(times.map(({ hour, minute, second }) => (hour * 60 + minute) * 60 + second));
  if (said.size < hours.length * minutes.length * seconds.length) {
    const [one, other] = times.map(({ hour, minute }) => clockText(hour, minute));
    const message = `Cron runs at the same minutes in each of its hours: times such as ${one} and ${other} need schedules of their own`;
    throw new WordsError(start, end, message);
  }
  const second = seconds.some((each) => each > 0) ? seconds.join(',') : null;
  return { second, minute: minutes.join(','), hour: hours.join(',') };
}

const distinct = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
