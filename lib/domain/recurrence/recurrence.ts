import type { CronFields } from './cron-fields';
import { MatchingTimes } from './matching-times';
import { parseCron } from './parse-cron';
import { assertTimezone } from './timezone';
import { type ZoneSpan, type ZoneTransitions, zoneTransitions } from './zone-transitions';

export interface RecurrenceRule {
  cronExpression: string;
  /** IANA name. */
  timezone: string;
  /** The schedule's id: `H` takes its values from it. */
  seed: string;
}

/** The fire times of a rule between 1970 and 2199. All times are epoch ms. */
export interface Recurrence {
  /** The first fire time strictly after, or null when there is none. */
  next(afterMs: number): number | null;
  /** The last fire time strictly before, or null when there is none. */
  prev(beforeMs: number): number | null;
  /** How many fire times are in (fromMs, toMs]. Takes the same time whatever the number. */
  count(fromMs: number, toMs: number): number;
}

/** Parsing takes 65 µs, almost all of it in cron-parser, and thousands of schedules share a few rules. */
const SHARED_LIMIT = 1000;
const shared = new Map<string, Recurrence>();

/**
 * One recurrence serves every schedule of the same rule.
 *
 * @throws CronError; RangeError when the zone is unknown
 */
export function createRecurrence({ cronExpression, timezone, seed }: RecurrenceRule): Recurrence {
  const mayUseHash = /(?:^|[\s,])h/i.test(cronExpression);
  const key = [timezone, cronExpression, mayUseHash ? seed : ''].join('\n');
  let recurrence = shared.get(key);
  if (recurrence === undefined) {
    recurrence = recurrenceOf(parseCron(cronExpression, { seed }), timezone);
    shared.set(key, recurrence);
    if (shared.size > SHARED_LIMIT) shared.delete(shared.keys().next().value!);
  }
  return recurrence;
}

/** The same for an expression that is parsed already. */
export function recurrenceOf(fields: CronFields, timezone: string): Recurrence {
  assertTimezone(timezone);
  return new ZonedRecurrence(new MatchingTimes(fields), zoneTransitions(timezone), fields.isInterval);
}

const DAY = 86_400;
/** First and last second that the walk knows, and beyond which nothing fires. */
const FIRST_SEC = 0;
const LAST_SEC = Date.UTC(2200, 0) / 1000 - 1;
/** 29 February falls on a given weekday every 40 years at the least (2088, 2128): the rarest date that an expression can name. */
const HORIZON_SEC = Math.ceil(41 * 365.25) * DAY;

/**
 * Walks the zone's spans of one offset, and asks in each for the wall-clock times that match.
 *
 * An interval job takes every one of them. A fixed-time job takes a wall-clock time when it is shown first; when the clocks leap
 * over one or more of its times, it runs once at the first instant after the leap.
 *
 * After a span without a match the walk leaps to the day before the next wall-clock time that matches at all: no offset is as long as
 * a day, and no overlap, so nothing can lie between. A rule that never matches ends there.
 */
class ZonedRecurrence implements Recurrence {
  constructor(
    private readonly times: MatchingTimes,
    private readonly zone: ZoneTransitions,
    private readonly isInterval: boolean,
  ) {}

  next(afterMs: number): number | null {
    let at = Math.max(Math.floor(known(afterMs) / 1000) + 1, FIRST_SEC);
    const limit = Math.min(at + HORIZON_SEC, LAST_SEC);
    while (at <= limit) {
      const span = this.zone.spanAt(at);
      if (at === span.start && this.runsAfterGap(span)) return at * 1000;
      const wall = this.times.first(Math.max(at + span.offset, this.firstWall(span)), span.end + span.offset);
      if (wall !== null) return (wall - span.offset) * 1000;
      const rest = this.times.first(span.end + span.offset - 2 * DAY, limit + DAY);
      if (rest === null) return null;
      at = Math.max(span.end, rest - DAY);
    }
    return null;
  }

  prev(beforeMs: number): number | null {
    let at = Math.min(Math.ceil(known(beforeMs) / 1000) - 1, LAST_SEC);
    const limit = Math.max(at - HORIZON_SEC, FIRST_SEC);
    while (at >= limit) {
      const span = this.zone.spanAt(at);
      const wall = this.times.last(this.firstWall(span), at + span.offset + 1);
      if (wall !== null) return (wall - span.offset) * 1000;
      if (this.runsAfterGap(span)) return span.start * 1000;
      const rest = this.times.last(limit - DAY, span.start + span.offset + 2 * DAY);
      if (rest === null) return null;
      at = Math.min(span.start - 1, rest + DAY);
    }
    return null;
  }

  count(fromMs: number, toMs: number): number {
    let at = Math.max(Math.floor(known(fromMs) / 1000) + 1, FIRST_SEC);
    const last = Math.min(Math.floor(known(toMs) / 1000), LAST_SEC);
    let total = 0;
    while (at <= last) {
      const span = this.zone.spanAt(at);
      const from = Math.max(at + span.offset, this.firstWall(span));
      const until = Math.min(span.end, last + 1) + span.offset;
      total += this.times.count(from, until);
      if (at === span.start && this.runsAfterGap(span)) total += 1 - this.times.count(from, from + 1);
      at = span.end;
    }
    return total;
  }

  /** The first wall-clock time of the span that counts. */
  private firstWall(span: ZoneSpan): number {
    const wall = span.start + span.offset;
    return this.isInterval ? wall : Math.max(wall, span.shownUntil);
  }

  private runsAfterGap(span: ZoneSpan): boolean {
    if (this.isInterval) return false;
    return this.times.first(span.shownUntil, span.start + span.offset) !== null;
  }
}

/** @throws RangeError on NaN, which would pass every comparison unnoticed */
function known(timeMs: number): number {
  if (Number.isNaN(timeMs)) throw new RangeError('A time must be a number of milliseconds; got NaN');
  return timeMs;
}
