import type { Unit } from './vocabulary';
import { WordsError } from './words-error';

/** A value and the part of the text that gave it. */
export interface Placed<Value> {
  value: Value;
  start: number;
  end: number;
}

export interface ClockTime {
  hour: number;
  minute: number;
  second: number;
}

/** Days that are counted within a month, a quarter or a year. */
export type CountedDays =
  | { kind: 'dates'; dates: readonly (number | 'last')[] }
  /** The first Monday, the last Friday. */
  | { kind: 'weekdays'; nth: number | 'last'; weekdays: readonly number[] }
  /** The first or the last Monday-to-Friday day. */
  | { kind: 'workday'; nth: number | 'last' }
  /** The Monday-to-Friday day nearest to a date. */
  | { kind: 'nearest'; date: number };

/** What a text said, each thing once, before it becomes cron. */
export interface Phrase {
  every?: Placed<{ count: number; unit: Unit }>;
  /** "twice a day". */
  rate?: Placed<{ count: number; unit: Unit }>;
  times?: Placed<readonly ClockTime[]>;
  /** ":15", "15 past the hour". */
  minutes?: Placed<readonly number[]>;
  window?: Placed<{ from: ClockTime; to: ClockTime }>;
  /** 0 (Sunday) to 6. */
  weekdays?: Placed<readonly number[]>;
  days?: Placed<CountedDays>;
  /** What `days` are counted in, when it was said. */
  period?: Placed<'month' | 'quarter' | 'year'>;
  /** 1–12. */
  months?: Placed<readonly number[]>;
  /** IANA name. */
  timezone?: Placed<string>;
  /** The "or" between dates and weekdays. */
  either?: Placed<true>;
}

const NAMES: Readonly<Record<keyof Phrase, string>> = {
  days: 'The day',
  either: 'The or',
  every: 'How often',
  minutes: 'The minute',
  months: 'The month',
  period: 'The period',
  rate: 'How often',
  times: 'The time of day',
  timezone: 'The time zone',
  weekdays: 'The weekday',
  window: 'The hours from and to',
};

/**
 * Notes what a part of the text said.
 *
 * @throws WordsError when another part said it already: "Monday at 9 and Tuesday at 10" is two schedules
 */
export function note<Name extends keyof Phrase>(
  phrase: Phrase,
  name: Name,
  placed: NonNullable<Phrase[Name]>,
): void {
  if (phrase[name] !== undefined) {
    const message = `${NAMES[name]} is given twice; what differs by day or time needs a schedule of its own`;
    throw new WordsError(placed.start, placed.end, message);
  }
  phrase[name] = placed;
}
