import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '@/lib/domain/recurrence/parse-cron';
import { readShape } from './read-shape';
import { changeRepeat, HOUR_STEPS, MINUTE_STEPS, REPEATS, type Shape, toExpression } from './shape';

const minute = fc.nat(59);
const hour = fc.nat(23);
const shapes: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ repeat: fc.constant('minutes' as const), every: fc.constantFrom(...MINUTE_STEPS) }),
  fc.record({ repeat: fc.constant('hours' as const), every: fc.constantFrom(...HOUR_STEPS), minute }),
  fc.record({ repeat: fc.constant('daily' as const), hour, minute }),
  fc.record({
    repeat: fc.constant('weekly' as const),
    weekdays: fc
      .uniqueArray(fc.nat(6), { minLength: 1 })
      .map((days) => days.sort((first, second) => first - second)),
    hour,
    minute,
  }),
  fc.record({
    repeat: fc.constant('monthly' as const),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
    hour,
    minute,
  }),
);

const field = (low: number, high: number) => {
  const value = fc.integer({ min: low, max: high });
  return fc.oneof(
    fc.constant('*'),
    value.map(String),
    fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((list) => list.join(',')),
    fc.integer({ min: 1, max: high }).map((step) => `*/${step}`),
  );
};
const expressions = fc
  .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7))
  .map((fields) => fields.join(' '));

const meaning = (expression: string) => ({ ...parseCron(expression), expression: '' });

describe('the builder', () => {
  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(readShape(toExpression(shape), shape.repeat)).toEqual(shape);
      }),
    );
  });

  it('shows a shape only of an expression that means exactly that', () => {
    fc.assert(
      fc.property(expressions, fc.constantFrom(undefined, ...REPEATS), (expression, preferred) => {
        const shape = readShape(expression, preferred);
        if (shape) expect(meaning(toExpression(shape))).toEqual(meaning(expression));
      }),
    );
  });

  it.each([
    ['0 9 * * MON-FRI', { repeat: 'weekly', weekdays: [1, 2, 3, 4, 5], hour: 9, minute: 0 }],
    ['@daily', { repeat: 'daily', hour: 0, minute: 0 }],
    ['@hourly', { repeat: 'hours', every: 1, minute: 0 }],
    ['*/5 * * * *', { repeat: 'minutes', every: 5 }],
    ['30 2 * * 0,2,4', { repeat: 'weekly', weekdays: [0, 2, 4], hour: 2, minute: 30 }],
    ['0 0 L * *', { repeat: 'monthly', day: 'last', hour: 0, minute: 0 }],
    ['0 0 ? * *', { repeat: 'daily', hour: 0, minute: 0 }],
  ])('reads %s', (expression, shape) => {
    expect(readShape(expression)).toEqual(shape);
  });

  it.each([
    '',
    'soon',
    '0 75 * * *',
    '*/10 * * * * *',
    '0 9,17 * * *',
    '*/7 * * * *',
    '*/5 9-17 * * *',
    'H 3 * * *',
    '0 9 1 * 1',
    '0 9 * 6 *',
    '0 9 15W * *',
    '0 9 * * 1#1',
    '0 9 * * 5L',
    '0 9 1,15 * *',
    // Daily at each hour by a list: a job of fixed times, which the builder's `*` is not.
    `0 ${Array.from({ length: 24 }, (_, at) => at).join(',')} * * *`,
  ])('leaves alone what no shape says: %s', (expression) => {
    expect(readShape(expression)).toBeNull();
  });

  it('keeps the time of day when the repetition changes', () => {
    const daily: Shape = { repeat: 'daily', hour: 2, minute: 30 };
    for (const repeat of REPEATS) {
      const changed = changeRepeat(daily, repeat);
      expect(changed.repeat).toBe(repeat);
      if ('hour' in changed) expect(changed).toMatchObject({ hour: 2, minute: 30 });
    }
  });
});
