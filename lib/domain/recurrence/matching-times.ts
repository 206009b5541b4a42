import type { CronFields } from './cron-fields';
import { createMatchingDays } from './matching-days';
import { createTimesOfDay } from './times-of-day';

const DAY = 86_400;

/** The wall-clock times that match, in seconds as if the wall clock showed UTC. It knows nothing of zones. */
export interface MatchingTimes {
  /** The earliest in [from, until), or null. */
  first(from: number, until: number): number | null;
  /** The latest in [from, until), or null. */
  last(from: number, until: number): number | null;
  /** How many are in [from, until). */
  count(from: number, until: number): number;
}

export function createMatchingTimes(fields: CronFields): MatchingTimes {
  const days = createMatchingDays(fields);
  const times = createTimesOfDay(fields);
  const dayOf = (time: number) => Math.floor(time / DAY);
  /** Matching times from the start of `day` to `time`, when that day matches. */
  const countOfDay = (time: number) => {
    const day = dayOf(time);
    return days.count(day, day) === 0 ? 0 : times.countBefore(time - day * DAY);
  };

  return {
    first(from, until) {
      if (from >= until) return null;
      const lastDay = dayOf(until - 1);
      const day = days.atOrAfter(dayOf(from), lastDay);
      if (day === null) return null;
      const sameDay = day === dayOf(from) ? times.atOrAfter(from - day * DAY) : times.first;
      if (sameDay >= 0) return within(day * DAY + sameDay, from, until);
      const nextDay = days.atOrAfter(day + 1, lastDay);
      return nextDay === null ? null : within(nextDay * DAY + times.first, from, until);
    },

    last(from, until) {
      if (from >= until) return null;
      const firstDay = dayOf(from);
      const latest = until - 1;
      const day = days.atOrBefore(dayOf(latest), firstDay);
      if (day === null) return null;
      const sameDay = day === dayOf(latest) ? times.atOrBefore(latest - day * DAY) : times.last;
      if (sameDay >= 0) return within(day * DAY + sameDay, from, until);
      const dayBefore = days.atOrBefore(day - 1, firstDay);
      return dayBefore === null ? null : within(dayBefore * DAY + times.last, from, until);
    },

    count(from, until) {
      if (from >= until) return 0;
      const wholeDays = days.count(dayOf(from), dayOf(until) - 1);
      return wholeDays * times.count - countOfDay(from) + countOfDay(until);
    },
  };
}

const within = (time: number, from: number, until: number) => (time >= from && time < until ? time : null);
