import type { CronFields } from './cron-fields';
import { createValueIndex } from './value-index';

/** The times of a matching day, as seconds from its midnight (0–86,399). */
export interface TimesOfDay {
  first: number;
  last: number;
  count: number;
  /** The earliest at or after, or −1. */
  atOrAfter(secondOfDay: number): number;
  /** The latest at or before, or −1. */
  atOrBefore(secondOfDay: number): number;
  /** How many are before `secondOfDay` (0–86,400). */
  countBefore(secondOfDay: number): number;
}

export function createTimesOfDay(fields: Pick<CronFields, 'hours' | 'minutes' | 'seconds'>): TimesOfDay {
  const hours = createValueIndex(fields.hours, 23);
  const minutes = createValueIndex(fields.minutes, 59);
  const seconds = createValueIndex(fields.seconds, 59);
  const join = (hour: number, minute: number, second: number) => hour * 3600 + minute * 60 + second;

  return {
    first: join(hours.first, minutes.first, seconds.first),
    last: join(hours.last, minutes.last, seconds.last),
    count: hours.count * minutes.count * seconds.count,

    atOrAfter(secondOfDay) {
      const { hour, minute, second } = split(secondOfDay);
      if (hours.has(hour)) {
        const sameMinute = minutes.has(minute) ? seconds.atOrAfter(second) : -1;
        if (sameMinute >= 0) return join(hour, minute, sameMinute);
        const later = minutes.atOrAfter(minute + 1);
        if (later >= 0) return join(hour, later, seconds.first);
      }
      const later = hours.atOrAfter(hour + 1);
      return later < 0 ? -1 : join(later, minutes.first, seconds.first);
    },

    atOrBefore(secondOfDay) {
      const { hour, minute, second } = split(secondOfDay);
      if (hours.has(hour)) {
        const sameMinute = minutes.has(minute) ? seconds.atOrBefore(second) : -1;
        if (sameMinute >= 0) return join(hour, minute, sameMinute);
        const earlier = minutes.atOrBefore(minute - 1);
        if (earlier >= 0) return join(hour, earlier, seconds.last);
      }
      const earlier = hours.atOrBefore(hour - 1);
      return earlier < 0 ? -1 : join(earlier, minutes.last, seconds.last);
    },

    countBefore(secondOfDay) {
      const { hour, minute, second } = split(secondOfDay);
      const inMinute = minutes.has(minute) ? seconds.below(second) : 0;
      const inHour = hours.has(hour) ? minutes.below(minute) * seconds.count + inMinute : 0;
      return hours.below(hour) * minutes.count * seconds.count + inHour;
    },
  };
}

const split = (secondOfDay: number) => ({
  hour: Math.floor(secondOfDay / 3600),
  minute: Math.floor(secondOfDay / 60) % 60,
  second: secondOfDay % 60,
});
