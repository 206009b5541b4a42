import { expect, it } from 'vitest';
import { nextTimes } from './next-times';

const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;
const walked = Array.from({ length: 30 }, (_, index) => at(10 + index));

it('begins with what the schedule itself fires next, and has ten', () => {
  expect(nextTimes(walked, at(12))).toEqual(Array.from({ length: 10 }, (_, index) => at(12 + index)));
  expect(nextTimes(walked, at(9)).slice(0, 2)).toEqual([at(9), at(10)]);
});

it('is the walk alone where the schedule knows none', () => {
  expect(nextTimes(walked.slice(0, 3), null)).toEqual(walked.slice(0, 3));
});
