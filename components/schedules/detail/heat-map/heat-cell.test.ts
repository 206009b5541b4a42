import { expect, it } from 'vitest';
import { countWords, heatLevel } from './heat-cell';

const counts = (succeeded: number, failed: number, cancelled = 0) => ({
  cancelled,
  count: succeeded + failed + cancelled,
  failed,
  successRate: succeeded + failed === 0 ? null : succeeded / (succeeded + failed),
});

it.each([
  [undefined, 'empty'],
  [counts(0, 0), 'empty'],
  [counts(0, 0, 2), 'clean'],
  [counts(720, 0), 'clean'],
  [counts(719, 1), 'few'],
  [counts(99, 1), 'some'],
  [counts(9, 1), 'some'],
  [counts(8, 1), 'many'],
  [counts(0, 1), 'many'],
])('%j is %s', (told, level) => {
  expect(heatLevel(told)).toBe(level);
});

it('tells figures', () => {
  expect(countWords(counts(1_200, 3, 2))).toBe('1,205 runs, 3 failed, 2 cancelled');
  expect(countWords(counts(1, 0))).toBe('1 run, none failed');
  expect(countWords(undefined)).toBe('no execution');
});
