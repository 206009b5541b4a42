import { expect, it } from 'vitest';
import { bulkTold } from './bulk-words';

it('counts what was done', () => {
  expect(bulkTold('pause', { done: 1, error: null, left: 0 })).toBe('1 schedule paused');
  expect(bulkTold('delete', { done: 1_204, error: null, left: 0 })).toBe('1,204 schedules deleted');
});

it('says what of many it did not come to, and why', () => {
  expect(bulkTold('resume', { done: 250, error: null, left: 1_750 })).toBe(
    '250 schedules resumed, 1,750 left as they were',
  );
  expect(bulkTold('pause', { done: 250, error: 'The database can not be reached', left: 10 })).toBe(
    '250 schedules paused, 10 left as they were: The database can not be reached',
  );
  expect(bulkTold('pause', { done: 0, error: 'gone', left: 10 })).toBe('Nothing was changed: gone');
});

it('has nothing to tell when all failed by themselves, which is told elsewhere', () => {
  expect(bulkTold('pause', { done: 0, error: null, left: 0 })).toBeNull();
});
