import type { CronFields } from './cron-fields';
import { MatchingDays } from './matching-days';
import { TimesOfDay } from './times-of-day';

const DAY = 86_400;

/** The wall-clock times that match, in seconds as if the wall clock showed UTC. It knows nothing of zones. */
export class MatchingTimes {
  private readonly days: MatchingDays;
  private readonly times: TimesOfDay;

  constructor(fields: CronFields) {
    this.days = new MatchingDays(fields);
    this.times = new TimesOfDay(fields);
  }

  /** The earliest in [from, until), or null. */
  first(from: number, until: number): number | null {
    if (from >= until) return null;
    const lastDay = dayOf(until - 1);
    const day = this.days.atOrAfter(dayOf(from), lastDay);
    if (day === null) return null;
    const sameDay = day === dayOf(from) ? this.times.atOrAfter(from - day * DAY) : this.times.first;
    if (sameDay >= 0) return within(day * DAY + sameDay, from, until);
    const nextDay = this.days.atOrAfter(day + 1, lastDay);
    return nextDay === null ? null : within(nextDay * DAY + this.times.first, from, until);
  }

  /** The latest in [from, until), or null. */
  last(from: number, until: number): number | null {
    if (from >= until) return null;
    const firstDay = dayOf(from);
    const latest = until - 1;
    const day = this.days.atOrBefore(dayOf(latest), firstDay);
    if (day === null) return null;
    const sameDay = day === dayOf(latest) ? this.times.atOrBefore(latest - day * DAY) : this.times.last;
    if (sameDay >= 0) return within(day * DAY + sameDay, from, until);
    const dayBefore = this.days.atOrBefore(day - 1, firstDay);
    return dayBefore === null ? null : within(dayBefore * DAY + this.times.last, from, until);
  }

  /** How many are in [from, until). */
  count(from: number, until: number): number {
    if (from >= until) return 0;
    const wholeDays = this.days.count(dayOf(from), dayOf(until) - 1);
    return wholeDays * this.times.count - this.countOfDay(from) + this.countOfDay(until);
  }

  /** Matching times from the start of its day to `time`. */
  private countOfDay(time: number): number {
    const day = dayOf(time);
    return this.days.count(day, day) === 0 ? 0 : this.times.countBefore(time - day * DAY);
  }
}

const dayOf = (time: number) => Math.floor(time / DAY);
const within = (time: number, from: number, until: number) => (time >= from && time < until ? time : null);
