import { formatClock, formatDay, formatExact } from '@/components/time/format-instant';
import type { StatsBucketView } from '@/lib/contracts/stats';
import { countWords, type HeatCell, heatLevel } from './heat-cell';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const DAYS = 7;

export interface HeatGrid {
  columns: { key: string; label: string; mark?: string }[];
  rows: { key: string; label: string; mark?: string }[];
  /** By row, then by column; null: not yet. */
  cells: (HeatCell | null)[][];
}

interface DayGridInput {
  buckets: readonly StatsBucketView[];
  weeks: number;
  zone: string;
  nowMs: number;
  hrefOf: (span: { from: string; to: string }) => string;
}

/** Weeks as columns from Monday to Sunday, the last one the week of now, by the zone's calendar. */
export function dayGrid({ buckets, weeks, zone, nowMs, hrefOf }: DayGridInput): HeatGrid {
  const counted = new Map(buckets.map((bucket) => [localDate(Date.parse(bucket.start!), zone), bucket]));
  const today = localDate(nowMs, zone);
  const firstMs = mondayOf(dateMs(today)) - (weeks - 1) * DAYS * DAY_MS;
  const dateAt = (week: number, day: number) => dateOf(firstMs + (week * DAYS + day) * DAY_MS);
  const cellAt = (date: string): HeatCell | null => {
    if (date > today) return null;
    const counts = counted.get(date);
    return {
      level: heatLevel(counts),
      words: `${formatDay(dateMs(date), 'UTC', nowMs)}: ${countWords(counts)}`,
      ...(counts && counts.count > 0 ? { href: hrefOf(spanOf(Date.parse(counts.start!), zone)) } : {}),
      ...(date === today ? { isNow: true } : {}),
    };
  };
  const starts = Array.from({ length: weeks }, (_, week) => dateAt(week, 0));
  return {
    cells: Array.from({ length: DAYS }, (_, day) => starts.map((_start, week) => cellAt(dateAt(week, day)))),
    columns: starts.map((start, week) => ({
      key: start,
      label: `Week of ${formatDay(dateMs(start), 'UTC', nowMs)}`,
      ...monthMark(start, week === 0 ? null : starts[week - 1]!),
    })),
    rows: WEEKDAYS.map((label, day) => ({ key: label, label, ...(day % 2 === 0 ? { mark: label } : {}) })),
  };
}

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** A date of the calendar, `2026-11-24`. In UTC every day has its 24 hours, so that dates are counted there. */
const localDate = (atMs: number, zone: string): string => formatExact(atMs, zone).slice(0, 10);
const dateMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const mondayOf = (atMs: number): number => atMs - ((new Date(atMs).getUTCDay() + 6) % DAYS) * DAY_MS;

/** Named where a month begins; the first column has no room before that of the next one. */
function monthMark(start: string, before: string | null): { mark?: string } {
  if (before === null || before.slice(0, 7) === start.slice(0, 7)) return {};
  return { mark: formatDay(dateMs(start), 'UTC', dateMs(start)).slice(-3) };
}

/** From a day's first instant to that of the next, which may be 23 or 25 hours later. */
function spanOf(fromMs: number, zone: string): { from: string; to: string } {
  const usual = fromMs + DAY_MS;
  const date = localDate(fromMs, zone);
  const ends = Array.from({ length: 17 }, (_, index) => usual + (index - 8) * QUARTER_MS);
  const toMs =
    formatClock(usual, zone) === '00:00' && localDate(usual, zone) !== date
      ? usual
      : (ends.find((atMs) => localDate(atMs, zone) !== date) ?? usual);
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
