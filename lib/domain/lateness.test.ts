import { expect, it } from 'vitest';
import { latenessMs } from './lateness';

it.each([
  ['in whole milliseconds', { firstStartedAt: 1_004.9, losses: 0, scheduledAt: 1_000.2 }, 4],
  ['unknown while no call has begun', { firstStartedAt: null, losses: 0, scheduledAt: 1_000 }, null],
  ['unknown once an attempt was lost', { firstStartedAt: 9_000, losses: 1, scheduledAt: 1_000 }, null],
])('lateness is %s', (_, times, expected) => {
  expect(latenessMs(times)).toBe(expected);
});
