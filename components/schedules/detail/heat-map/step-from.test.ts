import { expect, it } from 'vitest';
import { stepFrom } from './step-from';

const CELLS = [
  ['a', 'b', 'c'],
  ['d', 'e', null],
];

it.each([
  ['0 1', 'ArrowRight', '0 2'],
  ['0 1', 'ArrowDown', '1 1'],
  ['1 1', 'ArrowUp', '0 1'],
  ['0 0', 'ArrowLeft', null],
  ['0 2', 'ArrowDown', null],
  ['1 1', 'ArrowRight', null],
  ['1 0', 'End', '1 1'],
  ['0 2', 'Home', '0 0'],
  ['0 0', 'x', null],
])('from %s by %s to %s', (place, key, next) => {
  expect(stepFrom(place, key, CELLS)).toBe(next);
});
