import { expect, it } from 'vitest';
import { filled, formatDecade, logTicks } from './chart-model';

it('has a point for each bucket of a span, measured or not', () => {
  const measured = { atMs: 20, values: { a: 3 } };
  expect(filled([measured], { fromMs: 12, toMs: 35 }, 10, { a: 0 })).toEqual([
    { atMs: 10, values: { a: 0 } },
    measured,
    { atMs: 30, values: { a: 0 } },
  ]);
});

it.each([
  [[], [1, 10]],
  [
    [0.2, 7],
    [1, 10],
  ],
  [[10], [1, 10]],
  [[1_000], [1, 10, 100, 1_000]],
  [
    [4, 247],
    [1, 10, 100, 1_000],
  ],
  [[100_000], [1, 100, 10_000, 1_000_000]],
])('a log axis for %j has the marks %j', (values, ticks) => {
  expect(logTicks(values)).toEqual(ticks);
});

it('writes the marks of a log axis in one unit each', () => {
  expect([1, 100, 1_000, 100_000, 10_000_000].map(formatDecade)).toEqual([
    '1 ms',
    '100 ms',
    '1 s',
    '100 s',
    '10,000 s',
  ]);
});
