import { expect, it } from 'vitest';
import { formatSpan } from './format-duration';
import { parseSpan } from './parse-span';

it.each([
  ['30 s', 30_000],
  ['30s', 30_000],
  ['1.5 s', 1_500],
  ['1 min 30 s', 90_000],
  ['10 min', 600_000],
  ['2h', 7_200_000],
  ['1500', 1_500],
  [' 250 MS ', 250],
])('reads %s as %d ms', (text, ms) => {
  expect(parseSpan(text)).toBe(ms);
});

it.each(['', '  ', 'soon', '30 x', 's', '-5 s', '1,5 s', '30 s later'])('doesn’t read %s', (text) => {
  expect(parseSpan(text)).toBeNull();
});

it.each([1, 250, 1_000, 1_500, 30_000, 90_000, 600_000, 3_600_000])('reads back %d ms as written', (ms) => {
  expect(parseSpan(formatSpan(ms))).toBe(ms);
});
