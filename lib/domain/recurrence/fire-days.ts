import type { Recurrence } from './recurrence';
import { zoneTransitions } from './zone-transitions';

/** A date on which something fires, as the zone's calendar has it. */
export interface FireDay {
  /** `2026-11-26` */
  date: string;
  /** How often on that date. */
  count: number;
}

const DAY_SEC = 86_400;

/**
 * The dates of fire times, from an instant to the end of its month and of the `months - 1` that follow. One step for each day that has
 * some, whatever their number.
 *
 * @param timezone that of the recurrence
 * @param fromMs epoch ms; strictly after
 */
export function fireDays(
  recurrence: Recurrence,
  { timezone, fromMs, months }: { timezone: string; fromMs: number; months: number },
): FireDay[] {
  const zone = zoneTransitions(timezone);
  const wallSecOf = (ms: number) => Math.floor(ms / 1000) + zone.spanAt(Math.floor(ms / 1000)).offset;
  const endMonth = monthOf(wallSecOf(fromMs)) + months;
  const counts = new Map<string, number>();

  let at = recurrence.next(fromMs);
  while (at !== null && monthOf(wallSecOf(at)) < endMonth) {
    const wallSec = wallSecOf(at);
    // Within one offset the date's end is known; where the offset changes first, the rest of the date is another step.
    const span = zone.spanAt(at / 1000);
    const dateEnd = (Math.floor(wallSec / DAY_SEC) + 1) * DAY_SEC - span.offset;
    const lastMs = Math.min(dateEnd, span.end) * 1000 - 1;
    const date = dateOf(wallSec);
    counts.set(date, (counts.get(date) ?? 0) + recurrence.count(at - 1, lastMs));
    at = recurrence.next(lastMs);
  }
  return [...counts].map(([date, count]) => ({ date, count }));
}

/** The date that a zone's calendar shows at an instant: `2026-11-26`. */
export function localDate(timezone: string, atMs: number): string {
  const sec = Math.floor(atMs / 1000);
  return dateOf(sec + zoneTransitions(timezone).spanAt(sec).offset);
}

/** @param wallSec wall clock, in seconds as if it were UTC */
const dateOf = (wallSec: number) => new Date(wallSec * 1000).toISOString().slice(0, 10);

/** Counted from the year 0. */
const monthOf = (wallSec: number) => {
  const date = new Date(wallSec * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
