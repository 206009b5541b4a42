import type { CronFields } from './cron-fields';
import { ValueSet } from './value-set';

/** The times of a matching day, as seconds from its midnight (0–86,399). */
export class TimesOfDay {
  private readonly hours: ValueSet;
  private readonly minutes: ValueSet;
  private readonly seconds: ValueSet;
  readonly first: number;
  readonly last: number;
  readonly count: number;

  constructor(fields: Pick<CronFields, 'hours' | 'minutes' | 'seconds'>) {
    const hours = new ValueSet(fields.hours);
    const minutes = new ValueSet(fields.minutes);
    const seconds = new ValueSet(fields.seconds);
    this.hours = hours;
    this.minutes = minutes;
    this.seconds = seconds;
    this.first = join(hours.first, minutes.first, seconds.first);
    this.last = join(hours.last, minutes.last, seconds.last);
    this.count = hours.count * minutes.count * seconds.count;
  }

  /** The earliest at or after, or −1. */
  atOrAfter(secondOfDay: number): number {
    const { hours, minutes, seconds } = this;
    const { hour, minute, second } = split(secondOfDay);
    if (hours.has(hour)) {
      const sameMinute = minutes.has(minute) ? seconds.atOrAfter(second) : -1;
      if (sameMinute >= 0) return join(hour, minute, sameMinute);
      const later = minutes.atOrAfter(minute + 1);
      if (later >= 0) return join(hour, later, seconds.first);
    }
    const later = hours.atOrAfter(hour + 1);
    return later < 0 ? -1 : join(later, minutes.first, seconds.first);
  }

  /** The latest at or before, or −1. */
  atOrBefore(secondOfDay: number): number {
    const { hours, minutes, seconds } = this;
    const { hour, minute, second } = split(secondOfDay);
    if (hours.has(hour)) {
      const sameMinute = minutes.has(minute) ? seconds.atOrBefore(second) : -1;
      if (sameMinute >= 0) return join(hour, minute, sameMinute);
      const earlier = minutes.atOrBefore(minute - 1);
      if (earlier >= 0) return join(hour, earlier, seconds.last);
    }
    const earlier = hours.atOrBefore(hour - 1);
    return earlier < 0 ? -1 : join(earlier, minutes.last, seconds.last);
  }

  /** How many are before `secondOfDay`. */
  countBefore(secondOfDay: number): number {
    const { hours, minutes, seconds } = this;
    const { hour, minute, second } = split(secondOfDay);
    const inMinute = minutes.has(minute) ? seconds.below(second) : 0;
    const inHour = hours.has(hour) ? minutes.below(minute) * seconds.count + inMinute : 0;
    return hours.below(hour) * minutes.count * seconds.count + inHour;
  }
}

const join = (hour: number, minute: number, second: number) => hour * 3600 + minute * 60 + second;

const split = (secondOfDay: number) => ({
  hour: Math.floor(secondOfDay / 3600),
  minute: Math.floor(secondOfDay / 60) % 60,
  second: secondOfDay % 60,
});
