import { expect, it } from 'vitest';
import { summarise } from './lateness';

it('gives the median, the 99th percentile and the greatest by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(summarise(hundred)).toEqual({ max: 100, p50: 50, p99: 99 });
  expect(summarise([...hundred, 101])).toEqual({ max: 101, p50: 51, p99: 100 });
  expect(summarise([7])).toEqual({ max: 7, p50: 7, p99: 7 });
});

it('has no lateness of nothing', () => {
  expect(summarise([])).toEqual({ max: Number.NaN, p50: Number.NaN, p99: Number.NaN });
});
