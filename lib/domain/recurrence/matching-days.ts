import { bitsFrom, bitsOf, bitsUpTo, countBits, hasBit, highestBit, lowestBit } from './bits';
import type { CronFields } from './cron-fields';
import { DaysOfMonth } from './days-of-month';

const DAY_MS = 86_400_000;

/** The dates that match, as whole days since 1970-01-01. Remembers the last month that it was asked about. */
export class MatchingDays {
  private readonly months: number;
  private readonly daysOfMonth: DaysOfMonth;
  /** The remembered month, counted from January 1970. */
  private month = 0;
  private firstDay = 0;
  private lastDay = -1;
  /** Bit 0 set = its 1st matches. */
  private days = 0;

  constructor(fields: CronFields) {
    this.months = bitsOf(fields.months.map((month) => month - 1));
    this.daysOfMonth = new DaysOfMonth(fields);
  }

  /** The earliest in [day, until], or null. */
  atOrAfter(day: number, until: number): number | null {
    this.goToDay(day);
    let bits = this.days & bitsFrom(day - this.firstDay);
    while (bits === 0) {
      if (this.lastDay >= until) return null;
      this.goToMonth(this.month + 1);
      bits = this.days;
    }
    const found = this.firstDay + lowestBit(bits);
    return found <= until ? found : null;
  }

  /** The latest in [from, day], or null. */
  atOrBefore(day: number, from: number): number | null {
    this.goToDay(day);
    let bits = this.days & bitsUpTo(day - this.firstDay);
    while (bits === 0) {
      if (this.firstDay <= from) return null;
      this.goToMonth(this.month - 1);
      bits = this.days;
    }
    const found = this.firstDay + highestBit(bits);
    return found >= from ? found : null;
  }

  /** How many are in [from, until]. */
  count(from: number, until: number): number {
    if (from > until) return 0;
    let total = 0;
    this.goToDay(from);
    while (true) {
      const lower = bitsFrom(Math.max(from - this.firstDay, 0));
      const upper = bitsUpTo(Math.min(until, this.lastDay) - this.firstDay);
      total += countBits(this.days & lower & upper);
      if (until <= this.lastDay) return total;
      this.goToMonth(this.month + 1);
    }
  }

  private goToDay(day: number): void {
    if (day < this.firstDay || day > this.lastDay) this.goToMonth(monthOf(day));
  }

  private goToMonth(month: number): void {
    this.month = month;
    this.firstDay = Date.UTC(1970, month) / DAY_MS;
    this.lastDay = Date.UTC(1970, month + 1) / DAY_MS - 1;
    const length = this.lastDay - this.firstDay + 1;
    const matches = hasBit(this.months, modulo(month, 12));
    this.days = matches ? this.daysOfMonth.matching(length, weekdayOf(this.firstDay)) : 0;
  }
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => modulo(day + 4, 7);

const monthOf = (day: number) => {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};

const modulo = (value: number, by: number) => ((value % by) + by) % by;
