import { expect, it } from 'vitest';
import { formatRate } from './format-rate';

it.each([
  [null, '–'],
  [1, '100\u202f%'],
  [0, '0\u202f%'],
  [0.974, '97.4\u202f%'],
  [0.9999, '99.9\u202f%'],
  [0.0001, '0.1\u202f%'],
])('says %s as %s', (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});
