import { CronExpressionParser } from 'cron-parser';
import { checkField } from './check-field';
import { CronError } from './cron-error';
import type { CronFields } from './cron-fields';
import { splitExpression } from './split-expression';

/**
 * Reads a cron expression of 5 fields, or 6 with leading seconds, or a macro such as @daily.
 * Our own check names the field and the place of an error; cron-parser then parses what passed it.
 *
 * @param options.seed the schedule's id, from which `H` takes its values; without one `H` is the same for all
 * @throws CronError
 */
export function parseCron(expression: string, options: { seed?: string } = {}): CronFields {
  const written = splitExpression(expression);
  const plain = written.map((field) => checkField(field, options.seed ?? ''));
  const resolved = plain.map((field) => field.text).join(' ');
  const nearestWeekday = readNearestWeekday(plain.at(-3)!.text);
  const { second, minute, hour, dayOfMonth, month, dayOfWeek } = parsePlain(resolved, expression).fields;
  const [minuteText, hourText, dayOfMonthText, , dayOfWeekText] = written.slice(-5).map(({ text }) => text);

  return {
    daysCombine: isRestricted(dayOfMonthText!) && isRestricted(dayOfWeekText!) ? 'either' : 'both',
    daysOfMonth: nearestWeekday === null ? numbers(dayOfMonth.values) : [],
    expression: resolved,
    hasSeconds: written.length === 6,
    hours: numbers(hour.values),
    isInterval: minuteText!.startsWith('*') || hourText!.startsWith('*'),
    lastDayOfMonth: dayOfMonth.values.includes('L'),
    lastWeekdays: lastWeekdays(dayOfWeek.values),
    minutes: numbers(minute.values),
    months: numbers(month.values),
    nearestWeekday,
    nthOfWeekday: dayOfWeek.nthDay || null,
    seconds: numbers(second.values),
    usesHash: plain.some((field) => field.usesHash),
    weekdays: [...new Set(numbers(dayOfWeek.values).map((day) => day % 7))].sort((a, b) => a - b),
  };
}

function parsePlain(resolved: string, given: string) {
  try {
    // With a plain * for the weekday cron-parser refuses 30 February; for us it is an expression that never fires. It knows no W.
    return CronExpressionParser.parse(resolved.replace(/ \*$/, ' 0-7').replace(/ [L\d]+W /, ' * '));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CronError('expression', 0, given.length, `Not a valid cron expression: ${reason}`);
  }
}

/** From the plain day of month: 15 of `15W`. */
function readNearestWeekday(text: string): number | 'last' | null {
  if (!text.endsWith('W')) return null;
  return text === 'LW' ? 'last' : Number.parseInt(text, 10);
}

/** A day field that begins with `*` or is `?` leaves the choice to the other one. */
const isRestricted = (text: string) => !text.startsWith('*') && text !== '?';

const numbers = (values: readonly (number | string)[]) => values.filter((value) => typeof value === 'number');

const lastWeekdays = (values: readonly (number | string)[]) =>
  values.filter((value) => typeof value === 'string').map((value) => Number.parseInt(value, 10) % 7);
