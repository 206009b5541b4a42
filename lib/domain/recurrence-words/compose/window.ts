import type { ClockTime, Phrase } from '../phrase';
import { WordsError } from '../words-error';
import { fieldText, stepText } from './field-text';
import { clockText, type WordsNote } from './words-note';

interface Rhythm {
  /** The minutes of each hour that runs, ascending. */
  minutes: readonly number[];
  hourStep: number;
}

const DAY = 24 * 60;
const minuteOfDay = ({ hour, minute }: ClockTime) => hour * 60 + minute;
const textOf = (minute: number) => clockText(Math.floor((minute % DAY) / 60), minute % 60);

/**
 * The hour field of a rhythm within the window, both ends of which belong to it; without a window of all day. Cron repeats the same minutes
 * in each hour, so that an end which is no full hour of the rhythm may not fit.
 *
 * @throws WordsError when it doesn't
 */
export function windowHours(phrase: Phrase, rhythm: Rhythm, notes: WordsNote[]): string {
  const { hourStep, minutes } = rhythm;
  if (phrase.window === undefined) return hourStep === 1 ? '*' : `*/${hourStep}`;
  const { end, start, value } = phrase.window;
  const from = minuteOfDay(value.from);
  const until = minuteOfDay(value.to);
  const to = until > from ? until : until + DAY;

  const runs = runsBetween(from, to, rhythm);
  const whole = wholeHours(runs, minutes.length) ?? wholeHours(withoutEnd(runs, to), minutes.length);
  if (whole === null || whole.length === 0) throw new WordsError(start, end, tellUnfit(runs, value.from));
  const last = whole.at(-1)! * 60 + minutes.at(-1)!;
  if (runs.at(-1)! > last) notes.push({ code: 'window_end', message: tellEnd(last, to) });
  if (to > DAY && (phrase.weekdays ?? phrase.days) !== undefined) {
    notes.push({ code: 'over_midnight', message: tellMidnight(until) });
  }
  return hourText(whole);
}

function runsBetween(from: number, to: number, { hourStep, minutes }: Rhythm): number[] {
  const runs: number[] = [];
  for (let hour = Math.floor(from / 60); hour * 60 <= to; hour += hourStep) {
    runs.push(...minutes.map((minute) => hour * 60 + minute).filter((run) => run >= from && run <= to));
  }
  return runs;
}

const withoutEnd = (runs: readonly number[], to: number) => runs.filter((run) => run < to);

/** The hours of the runs when each of them has all its minutes; otherwise null. */
function wholeHours(runs: readonly number[], perHour: number): number[] | null {
  const hours = [...new Set(runs.map((run) => Math.floor(run / 60)))];
  return runs.length === hours.length * perHour ? hours : null;
}

function hourText(hours: readonly number[]): string {
  const today = hours.filter((hour) => hour < 24);
  const tomorrow = hours.filter((hour) => hour >= 24).map((hour) => hour - 24);
  if (today.length + tomorrow.length === 24) return '*';
  const all = [...new Set([...tomorrow, ...today])].sort((a, b) => a - b);
  return tomorrow.length === 0 ? (stepText(today) ?? fieldText(today, 2)) : fieldText(all);
}

const tellUnfit = (runs: readonly number[], from: ClockTime) =>
  runs.length === 0
    ? 'Nothing runs in these hours'
    : `Cron repeats the same minutes in each hour, so that the window has to begin and end with a full hour, such as ${clockText(from.hour, 0)}`;

const tellEnd = (last: number, to: number) =>
  `The last run of the window is at ${textOf(last)}: cron can't add ${textOf(to)} without the rest of that hour.`;

const tellMidnight = (until: number) =>
  `The days hold for the date: 00:00 to ${textOf(until)} runs on the chosen days too, not in the night after them.`;
