import { expect, it } from 'vitest';
import { preciseWallClock } from './precise-wall-clock';

/** A machine whose true time is `trueMs` and whose monotonic clock runs at `rate`. Each look takes 0.01 ms. */
function machine(rate = 1) {
  let trueMs = 5_000.4;
  const look = () => {
    trueMs += 0.01;
    return trueMs;
  };
  return {
    monotonic: () => look() * rate,
    pass: (ms: number) => {
      trueMs += ms;
    },
    truth: () => trueMs,
    wall: () => Math.floor(look()),
  };
}

it('tells fractions of a millisecond', () => {
  const { monotonic, pass, truth, wall } = machine();
  const now = preciseWallClock(wall, monotonic);
  pass(2.5);
  expect(Math.abs(now() - truth())).toBeLessThan(0.1);
});

it.each([0.99, 1.01])('stays within a millisecond when the monotonic clock runs at %d', (rate) => {
  const { monotonic, pass, truth, wall } = machine(rate);
  const now = preciseWallClock(wall, monotonic);
  for (let index = 0; index < 1_000; index += 1) {
    pass(7.3);
    expect(Math.abs(now() - truth())).toBeLessThan(1);
  }
});

it('follows a step of the wall clock', () => {
  const { monotonic, wall } = machine();
  let stepMs = 0;
  const now = preciseWallClock(() => wall() + stepMs, monotonic);
  stepMs = 60_000;
  expect(Math.floor(now())).toBe(65_001);
});
