import { expect, it } from 'vitest';
import { stepPoint } from './step-point';

it.each([
  [3, 'ArrowLeft', 2],
  [3, 'ArrowRight', 4],
  [0, 'ArrowLeft', 0],
  [19, 'ArrowRight', 19],
  [15, 'PageDown', 5],
  [15, 'PageUp', 19],
  [15, 'Home', 0],
  [15, 'End', 19],
  [15, 'x', null],
])('from %i by %s to %s of 20', (at, key, next) => {
  expect(stepPoint(at, key, 20)).toBe(next);
});
