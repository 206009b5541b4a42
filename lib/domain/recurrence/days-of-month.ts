import { bitsOf, bitsUpTo, hasBit, highestBit } from './bits';
import type { CronFields } from './cron-fields';

/** Bits 0, 7, 14, 21 and 28: the days of a month that share the first day's weekday. */
const WEEKLY = 0x10204081;

const SUNDAY = 0;
const SATURDAY = 6;

/** Which days of a month match, by the day fields alone. A few integers, as a worker keeps one for each of many schedules. */
export class DaysOfMonth {
  private readonly dates: number;
  private readonly lastDay: boolean;
  private readonly nearestWeekday: CronFields['nearestWeekday'];
  private readonly weekdays: number;
  private readonly lastWeekdays: number;
  private readonly nth: number | null;
  private readonly either: boolean;

  constructor(fields: CronFields) {
    this.dates = bitsOf(fields.daysOfMonth.map((day) => day - 1));
    this.lastDay = fields.lastDayOfMonth;
    this.nearestWeekday = fields.nearestWeekday;
    this.weekdays = bitsOf(fields.weekdays);
    this.lastWeekdays = bitsOf(fields.lastWeekdays);
    this.nth = fields.nthOfWeekday;
    this.either = fields.daysCombine === 'either';
  }

  /**
   * @param length days in the month
   * @param firstWeekday weekday of its 1st, Sunday = 0
   * @returns bits: bit 0 set = the 1st matches
   */
  matching(length: number, firstWeekday: number): number {
    const month = bitsUpTo(length - 1);
    const nearest = this.nearestWeekdayBit(length, firstWeekday);
    const byDate = (this.dates & month) | (this.lastDay ? 1 << (length - 1) : 0) | nearest;
    let byWeekday = 0;
    for (let weekday = 0; weekday < 7; weekday++) {
      const days = (WEEKLY << ((weekday - firstWeekday + 7) % 7)) & month;
      if (hasBit(this.weekdays, weekday)) byWeekday |= this.nth === null ? days : days & weekOf(this.nth);
      if (hasBit(this.lastWeekdays, weekday)) byWeekday |= 1 << highestBit(days);
    }
    return this.either ? byDate | byWeekday : byDate & byWeekday;
  }

  /** A Saturday's is the Friday before, a Sunday's the Monday after, within the month. */
  private nearestWeekdayBit(length: number, firstWeekday: number): number {
    if (this.nearestWeekday === null) return 0;
    const date = this.nearestWeekday === 'last' ? length : this.nearestWeekday;
    if (date > length) return 0;
    const weekday = (firstWeekday + date - 1) % 7;
    if (weekday === SATURDAY) return 1 << (date === 1 ? 2 : date - 2);
    if (weekday === SUNDAY) return 1 << (date === length ? date - 3 : date);
    return 1 << (date - 1);
  }
}

/** The days 1–7 of a month for 1, 8–14 for 2, … */
const weekOf = (nth: number) => bitsUpTo(6) << ((nth - 1) * 7);
