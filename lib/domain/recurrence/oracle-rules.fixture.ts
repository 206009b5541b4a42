import fc from 'fast-check';
import type { OracleDayField, OracleField, OracleRule } from './brute-force.fixture';

const every = { text: '*', matches: () => true };
const oneOf = (text: string, values: readonly number[]): OracleField => ({
  text,
  matches: (value) => values.includes(value),
});
const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

/** `*`, lists, ranges and steps of a field, drawn mostly from `near`, where clocks change. */
function field(min: number, max: number, near: readonly number[]): fc.Arbitrary<OracleField> {
  const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...near) }, fc.integer({ min, max }));
  const step = fc.integer({ min: 2, max: max - min + 1 });
  const range = fc.tuple(value, value).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  return fc.oneof(
    fc.constant(every),
    step.map((by) => oneOf(`*/${by}`, steps(min, max, by))),
    fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((list) => oneOf(list.join(','), list)),
    range.map(([from, to]) => oneOf(`${from}-${to}`, steps(from, to, 1))),
    fc.tuple(range, step).map(([[from, to], by]) => oneOf(`${from}-${to}/${by}`, steps(from, to, by))),
    fc.tuple(value, step).map(([from, by]) => oneOf(`${from}/${by}`, steps(from, max, by))),
  );
}

const isLastOf = (date: Date, days: number) =>
  new Date(+date + days * 86_400_000).getUTCMonth() !== date.getUTCMonth();

/** The dates of the month that are Monday to Friday, and that the month has. */
function weekdaysOfMonth(date: Date): number[] {
  return steps(1, 31, 1).filter((day) => {
    const each = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day));
    return each.getUTCMonth() === date.getUTCMonth() && each.getUTCDay() % 6 !== 0;
  });
}

function isNearest(date: Date, day: number): boolean {
  if (new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCMonth() !== date.getUTCMonth())
    return false;
  const byDistance = weekdaysOfMonth(date).sort((a, b) => Math.abs(a - day) - Math.abs(b - day));
  return byDistance[0] === date.getUTCDate();
}

const dayOfMonth: fc.Arbitrary<OracleDayField> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(every, { ...every, text: '?' }) },
  field(1, 31, [1, 15, 29, 30, 31]).map(({ text, matches }) => ({
    text,
    matches: (date: Date) => matches(date.getUTCDate()),
  })),
  fc.constant({ text: 'L', matches: (date: Date) => isLastOf(date, 1) }),
  fc.constantFrom(1, 2, 3, 15, 28, 29, 30, 31).map((day) => ({
    text: `${day}W`,
    matches: (date: Date) => isNearest(date, day),
  })),
  fc.constant({ text: 'LW', matches: (date: Date) => weekdaysOfMonth(date).at(-1) === date.getUTCDate() }),
);

const weekday = fc.integer({ min: 0, max: 6 });
const WEEKDAY_NAMES = ['SUN', 'Mon', 'tue', 'WED', 'THU', 'FRI', 'SAT'];
const dayOfWeek: fc.Arbitrary<OracleDayField> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(every, { ...every, text: '?' }) },
  field(0, 6, [0, 1, 5, 6])
    // An open range or step ends at 7, Sunday's other number.
    .filter(({ text }) => !/^\d+\/|^\*\//.test(text))
    .map(({ text, matches }) => ({ text, matches: (date: Date) => matches(date.getUTCDay()) })),
  weekday.map((day) => ({
    text: WEEKDAY_NAMES[day]!,
    matches: (date: Date) => date.getUTCDay() === day,
  })),
  weekday.map((day) => ({
    text: `${day}L`,
    matches: (date: Date) => date.getUTCDay() === day && isLastOf(date, 7),
  })),
  fc.tuple(weekday, fc.integer({ min: 1, max: 5 })).map(([day, nth]) => ({
    text: `${day}#${nth}`,
    matches: (date: Date) => date.getUTCDay() === day && Math.ceil(date.getUTCDate() / 7) === nth,
  })),
);

const month: fc.Arbitrary<OracleField> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(every) },
  field(1, 12, [2, 3, 10, 11]),
);

const MINUTES = [0, 1, 10, 15, 29, 30, 31, 44, 45, 59];
const HOURS = [0, 1, 2, 3, 4, 22, 23];

/** Rules with 5 fields, or 6 when `withSeconds`. */
export const oracleRules = (withSeconds: boolean): fc.Arbitrary<OracleRule> =>
  fc.record({
    second: withSeconds ? field(0, 59, [0, 29, 30, 59]) : fc.constant(null),
    minute: field(0, 59, MINUTES),
    hour: field(0, 23, HOURS),
    dayOfMonth,
    month,
    dayOfWeek,
  });
