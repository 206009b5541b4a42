import { expect, it } from 'vitest';
import { spreadOf } from './measure';

it('takes the middle of an odd number of values, whatever their order', () => {
  expect(spreadOf([30, 10, 20])).toEqual({ max: 30, median: 20, min: 10 });
});

it('takes the mean of the two in the middle of an even number', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ max: 4, median: 2.5, min: 1 });
});

it('rounds to four significant digits', () => {
  expect(spreadOf([17_234.567])).toEqual({ max: 17_230, median: 17_230, min: 17_230 });
  expect(spreadOf([0, 0.123456])).toEqual({ max: 0.1235, median: 0.06173, min: 0 });
});
