import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeCron } from '../recurrence/describe-cron';
import { createRecurrence } from '../recurrence/recurrence';
import { fieldText } from './compose/field-text';
import { parseWords } from './parse-words';
import { WordsError } from './words-error';

const hour = fc.integer({ min: 0, max: 23 });
const minute = fc.integer({ min: 0, max: 59 });
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b).join(',');
const some = (max: number, value: fc.Arbitrary<number>) =>
  fc.uniqueArray(value, { minLength: 1, maxLength: max }).map(sorted);

/** Three neighbours and more as a range. */
const runs = (max: number, value: fc.Arbitrary<number>) =>
  fc
    .uniqueArray(value, { minLength: 1, maxLength: max })
    .map((values) => fieldText(values.sort((a, b) => a - b)));

const weekday = fc.integer({ min: 0, max: 6 });
const weekdays = fc.oneof(fc.constantFrom('1-5', '1-6', '0,6'), runs(3, weekday));
const date = fc.integer({ min: 1, max: 31 });
const dates = fc.oneof(fc.constantFrom('L', '15,L', '1W', 'LW', '15W'), runs(3, date));
const months = fc.oneof(
  { weight: 3, arbitrary: fc.constant('*') },
  runs(4, fc.integer({ min: 1, max: 12 })),
  fc.constantFrom('1-3', '6-8'),
);
const nth = fc.tuple(weekday, fc.constantFrom('#1', '#2', '#3', '#4', '#5', 'L'));

/** Month and day fields as a form offers them: every day, weekdays, dates, or the nth weekday of the month. */
const days = fc.oneof(
  fc.constant('* * *'),
  months.map((month) => `* ${month} *`),
  fc.tuple(months, weekdays).map(([month, list]) => `* ${month} ${list}`),
  fc.tuple(dates, months).map(([list, month]) => `${list} ${month} *`),
  fc.tuple(months, nth).map(([month, [day, which]]) => `* ${month} ${day}${which}`),
);

const hours = fc.tuple(hour, hour).filter(([from, to]) => to > from && to < from + 23);
/** Second, minute and hour as a form offers them. */
const clocks = fc.oneof(
  fc.tuple(minute, some(3, hour)).map(([at, list]) => `${at} ${list}`),
  fc.tuple(minute, minute, hour).map(([second, at, of]) => `${second} ${at} ${of}`),
  fc.constantFrom(...[1, 2, 3, 5, 10, 15, 20, 30].map((step) => `*/${step} *`)),
  fc.constantFrom(...[5, 10, 15, 30].map((step) => `*/${step} * *`)),
  fc.constantFrom(...[1, 2, 3, 4, 6, 8, 12].map((step) => `0 */${step}`)),
  fc.tuple(some(3, minute), fc.constantFrom('*', '*/2', '*/6')).map(([list, step]) => `${list} ${step}`),
  fc
    .tuple(fc.constantFrom('0', '*/5', '*/15', '*/30'), hours)
    .map(([at, [from, to]]) => `${at} ${from}-${to}`),
);

/** A second of work; the rest is for a busy machine. */
const TIMEOUT_MS = 60_000;

const FROM_MS = Date.parse('2027-01-01T00:00Z');
const TO_MS = Date.parse('2029-01-01T00:00Z');

describe('parseWords', () => {
  it(
    'reads the words of what a form can make, and means the same',
    () => {
      fc.assert(
        fc.property(clocks, days, (clock, day) => {
          const cron = `${clock} ${day}`;
          const words = describeCron(cron);
          const read = parseWords(words).cronExpression;
          expect(describeCron(read)).toBe(words);

          const [given, found] = [cron, read].map((cronExpression) =>
            createRecurrence({ cronExpression, timezone: 'UTC', seed: '' }),
          );
          expect(found!.count(FROM_MS, TO_MS)).toBe(given!.count(FROM_MS, TO_MS));
          for (let at = FROM_MS, left = 20; left > 0; left--) {
            const next = given!.next(at);
            expect(found!.next(at)).toBe(next);
            if (next === null) break;
            at = next;
          }
        }),
        { numRuns: 400 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'answers any text with an expression or the place of what is wrong, soon',
    () => {
      const words =
        'every at on the of in and or 9 am : - 15th first last monday weekday month day hour minutes jan to between'.split(
          ' ',
        );
      const phrase = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(' '));
      fc.assert(
        fc.property(fc.oneof(phrase, fc.string({ maxLength: 200, unit: 'binary' })), (text) => {
          const outcome = outcomeOf(text);
          if (typeof outcome === 'string') return describeCron(outcome) !== '';
          return outcome.start >= 0 && outcome.end >= outcome.start && outcome.end <= text.length;
        }),
        { numRuns: 1_000 },
      );
    },
    TIMEOUT_MS,
  );
});

function outcomeOf(text: string): string | WordsError {
  try {
    return parseWords(text).cronExpression;
  } catch (error) {
    if (error instanceof WordsError) return error;
    throw error;
  }
}
