import { expect, it } from 'vitest';
import type { Measure } from './measure';
import { tableLines } from './table';

const measure: Measure = {
  goal: null,
  limit: null,
  metric: 'p99',
  ours: { max: 3, median: 2, min: 1 },
  pass: null,
  scenario: 'burst',
  unit: 'ms',
};

it('shows the median first, then the range', () => {
  expect(tableLines([measure]).at(-1)).toMatch(/^burst +p99 +ms +2 \(1 … 3\) +–$/);
});

it('shows one value once, and whether a goal is met', () => {
  const ours = { max: 12_345, median: 12_345, min: 12_345 };
  const met: Measure = { ...measure, goal: '≤ 13,000', limit: ours, ours, pass: true };
  const [, , passed, failed] = tableLines([met, { ...met, pass: false }]);
  expect(passed).toMatch(/ 12,350 +12,350 +≤ 13,000 +pass$/);
  expect(failed).toMatch(/FAIL$/);
});

it('aligns its columns', () => {
  const lines = tableLines([measure, { ...measure, scenario: 'a longer name' }]);
  const columns = lines.filter((_, index) => index !== 1).map((line) => line.search(/metric|p99/));
  expect(new Set(columns).size).toBe(1);
});
