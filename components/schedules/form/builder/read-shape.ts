import { CronError } from '@/lib/domain/recurrence/cron-error';
import type { CronFields } from '@/lib/domain/recurrence/cron-fields';
import { parseCron } from '@/lib/domain/recurrence/parse-cron';
import { HOUR_STEPS, MINUTE_STEPS, REPEATS, type Repeat, type Shape, toExpression } from './shape';

/**
 * What the builder shows of an expression: a shape whose own expression means exactly the same, seconds and changes of the clocks
 * included. null: no shape does, or it can't be read; the builder leaves it alone then.
 *
 * @param preferred where two say the same, such as all seven days of a week and daily
 */
export function readShape(expression: string, preferred?: Repeat): Shape | null {
  const fields = tryParse(expression);
  if (!fields || fields.usesHash) return null;
  const order = preferred ? [preferred, ...REPEATS] : REPEATS;
  for (const repeat of order) {
    const shape = propose(repeat, fields);
    if (shape && isSame(fields, parseCron(toExpression(shape)))) return shape;
  }
  return null;
}

function tryParse(expression: string): CronFields | null {
  try {
    return parseCron(expression);
  } catch (error) {
    if (error instanceof CronError) return null;
    throw error;
  }
}

/** The only shape of that repetition that could say it; whether it does is to be seen. */
function propose(repeat: Repeat, fields: CronFields): Shape | null {
  const minute = fields.minutes[0]!;
  const hour = fields.hours[0]!;
  switch (repeat) {
    case 'minutes': {
      const every = stepOf(fields.minutes, 60);
      return MINUTE_STEPS.includes(every) ? { repeat, every } : null;
    }
    case 'hours': {
      const every = stepOf(fields.hours, 24);
      return HOUR_STEPS.includes(every) ? { repeat, every, minute } : null;
    }
    case 'daily':
      return { repeat, hour, minute };
    case 'weekly':
      return fields.weekdays.length > 0 ? { repeat, weekdays: fields.weekdays, hour, minute } : null;
    case 'monthly': {
      const day = fields.lastDayOfMonth ? 'last' : fields.daysOfMonth[0];
      return day === undefined ? null : { repeat, day, hour, minute };
    }
  }
}

/** The distance that so many values of a circle have. */
const stepOf = (values: readonly number[], circle: number) => circle / values.length;

/** `expression` is how it was written; all else is what it means. */
function isSame({ expression: _, ...a }: CronFields, { expression: __, ...b }: CronFields): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
