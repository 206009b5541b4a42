import { expect, it } from 'vitest';
import { honest, sum, tallyLine } from './tally';

it('adds the runners up', () => {
  const total = sum([
    { failed: 0, passed: 3 },
    { failed: 1, passed: 4 },
  ]);
  expect(tallyLine(total)).toBe('7 passed, 1 failed');
});

it('counts a runner that ran nothing as a failure', () => {
  expect(honest({ failed: 0, passed: 0 }, 0)).toEqual({ failed: 1, passed: 0 });
  expect(honest(null, 0)).toEqual({ failed: 1, passed: 0 });
});

it('counts a runner that ended badly without a failed test as a failure', () => {
  expect(honest({ failed: 0, passed: 9 }, 1)).toEqual({ failed: 1, passed: 9 });
  expect(honest({ failed: 0, passed: 9 }, null)).toEqual({ failed: 1, passed: 9 });
});

it('believes a report otherwise', () => {
  expect(honest({ failed: 0, passed: 9 }, 0)).toEqual({ failed: 0, passed: 9 });
  expect(honest({ failed: 2, passed: 7 }, 1)).toEqual({ failed: 2, passed: 7 });
});
