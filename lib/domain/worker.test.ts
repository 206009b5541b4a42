import { expect, it } from 'vitest';
import { type WorkerCondition, workerProblems } from './worker';

const well: WorkerCondition = { beatAgeMs: 2_500, clockOffsetMs: 0.4, state: 'alive' };

it('has nothing to say of a worker that beats and whose clock is about right', () => {
  expect(workerProblems(well)).toEqual([]);
  expect(workerProblems({ ...well, beatAgeMs: 10_000, clockOffsetMs: -30_000 })).toEqual([]);
});

it.each([30_001, -30_001, 600_000])('names a clock that is off by %i ms', (clockOffsetMs) => {
  expect(workerProblems({ ...well, clockOffsetMs })).toEqual(['clock_skew']);
});

it('names a worker that has not beaten for longer than its lease', () => {
  expect(workerProblems({ ...well, beatAgeMs: 10_001 })).toEqual(['silent']);
  expect(workerProblems({ ...well, beatAgeMs: 60_000, clockOffsetMs: 60_000 })).toEqual([
    'clock_skew',
    'silent',
  ]);
});

it.each(['dead', 'stopped'] as const)('has nothing to say of a %s worker', (state) => {
  expect(workerProblems({ beatAgeMs: 3_600_000, clockOffsetMs: 60_000, state })).toEqual([]);
});
