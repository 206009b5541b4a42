import type { CronFieldName } from './cron-error';

/** What one field of an expression may hold. */
export interface FieldSpec {
  name: CronFieldName;
  /** As messages call it. */
  label: string;
  min: number;
  max: number;
  /** The widest step that makes sense: the number of different values. */
  maxStep: number;
  /** Names of values, lower case; the first one stands for `firstNamed`. */
  names: readonly string[];
  firstNamed: number;
}

const plain = (name: CronFieldName, label: string, min: number, max: number): FieldSpec => ({
  name,
  label,
  min,
  max,
  maxStep: max - min + 1,
  names: [],
  firstNamed: min,
});

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The six fields in their order. Day of week takes 0 and 7 for Sunday. */
export const FIELD_SPECS: readonly FieldSpec[] = [
  plain('second', 'Second', 0, 59),
  plain('minute', 'Minute', 0, 59),
  plain('hour', 'Hour', 0, 23),
  plain('dayOfMonth', 'Day of month', 1, 31),
  { ...plain('month', 'Month', 1, 12), names: MONTHS },
  { ...plain('dayOfWeek', 'Day of week', 0, 7), maxStep: 7, names: WEEKDAYS },
];

/** "0–59", "1–12 or JAN–DEC": what a message says a value must be. */
export function describeRange(spec: FieldSpec): string {
  const numbers = `${spec.min}–${spec.max}`;
  const [first] = spec.names;
  if (first === undefined) return numbers;
  return `${numbers} or ${first.toUpperCase()}–${spec.names.at(-1)!.toUpperCase()}`;
}
