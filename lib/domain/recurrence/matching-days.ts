import type { CronFields } from './cron-fields';

const DAY_MS = 86_400_000;

/** The dates that match, as whole days since 1970-01-01. */
export interface MatchingDays {
  /** The earliest in [day, until], or null. */
  atOrAfter(day: number, until: number): number | null;
  /** The latest in [from, day], or null. */
  atOrBefore(day: number, from: number): number | null;
  /** How many are in [from, until]. */
  count(from: number, until: number): number;
}

/** A month as bits: bit 0 set = the 1st matches. Months are counted from January 1970. */
interface MonthDays {
  month: number;
  firstDay: number;
  lastDay: number;
  days: number;
}

export function createMatchingDays(fields: CronFields): MatchingDays {
  const readMonth = createMonthReader(fields);
  let latest = readMonth(0);
  const monthOf = (day: number) => {
    if (day < latest.firstDay || day > latest.lastDay) latest = readMonth(monthNumber(day));
    return latest;
  };

  return {
    atOrAfter(day, until) {
      let month = monthOf(day);
      let bits = month.days & (-1 << (day - month.firstDay));
      while (bits === 0) {
        if (month.lastDay >= until) return null;
        month = latest = readMonth(month.month + 1);
        bits = month.days;
      }
      const found = month.firstDay + lowestBit(bits);
      return found <= until ? found : null;
    },

    atOrBefore(day, from) {
      let month = monthOf(day);
      let bits = month.days & bitsUpTo(day - month.firstDay);
      while (bits === 0) {
        if (month.firstDay <= from) return null;
        month = latest = readMonth(month.month - 1);
        bits = month.days;
      }
      const found = month.firstDay + highestBit(bits);
      return found >= from ? found : null;
    },

    count(from, until) {
      let total = 0;
      for (let month = monthOf(from); month.firstDay <= until; month = readMonth(month.month + 1)) {
        const lower = from > month.firstDay ? -1 << (from - month.firstDay) : -1;
        const upper = until < month.lastDay ? bitsUpTo(until - month.firstDay) : -1;
        total += countBits(month.days & lower & upper);
      }
      return total;
    },
  };
}

/** Which days match depends on a month's length, its first weekday, and whether the month itself matches: 28 kinds. */
function createMonthReader(fields: CronFields): (month: number) => MonthDays {
  const kinds = Array.from({ length: 28 }, (_, kind) =>
    daysOfKind(fields, 28 + Math.floor(kind / 7), kind % 7),
  );
  const isMatchingMonth = Array.from({ length: 12 }, (_, index) => fields.months.includes(index + 1));

  return (month) => {
    const firstDay = Date.UTC(1970, month) / DAY_MS;
    const lastDay = Date.UTC(1970, month + 1) / DAY_MS - 1;
    const length = lastDay - firstDay + 1;
    const matches = isMatchingMonth[((month % 12) + 12) % 12]!;
    const days = matches ? kinds[(length - 28) * 7 + weekdayOf(firstDay)]! : 0;
    return { month, firstDay, lastDay, days };
  };
}

function daysOfKind(fields: CronFields, length: number, firstWeekday: number): number {
  let bits = 0;
  for (let day = 1; day <= length; day++) {
    const weekday = (firstWeekday + day - 1) % 7;
    const byDate = fields.daysOfMonth.includes(day) || (fields.lastDayOfMonth && day === length);
    const isNth = fields.nthOfWeekday === null || Math.ceil(day / 7) === fields.nthOfWeekday;
    const isLast = day > length - 7 && fields.lastWeekdays.includes(weekday);
    const byWeekday = (fields.weekdays.includes(weekday) && isNth) || isLast;
    const matches = fields.daysCombine === 'either' ? byDate || byWeekday : byDate && byWeekday;
    if (matches) bits |= 1 << (day - 1);
  }
  return bits;
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;

const monthNumber = (day: number) => {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};

const bitsUpTo = (index: number) => (2 << index) - 1;
const highestBit = (bits: number) => 31 - Math.clz32(bits);
const lowestBit = (bits: number) => 31 - Math.clz32(bits & -bits);

function countBits(bits: number): number {
  let rest = bits;
  let total = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    total++;
  }
  return total;
}
