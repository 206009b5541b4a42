import { expect, it } from 'vitest';
import { dealRhythms, mostExecutions } from './deal-rhythms';
import { RHYTHMS } from './rhythm';

const firesOf = (schedules: number, executions: number) =>
  dealRhythms(schedules, executions).reduce((sum, { fires }) => sum + fires, 0);

it.each([
  [10_000, 1_000_000],
  [100, 10_000],
  [3, 10_000],
  [1, 1_000_000],
  [1, mostExecutions(1)],
  [50, 0],
])('gives %i schedules enough to have fired %i times', (schedules, executions) => {
  expect(dealRhythms(schedules, executions)).toHaveLength(schedules);
  expect(firesOf(schedules, executions)).toBeGreaterThanOrEqual(executions);
});

it('gives not much more than that where there is a choice', () => {
  expect(firesOf(10_000, 1_000_000)).toBeLessThan(1_020_000);
});

it('gives most schedules a rhythm of days', () => {
  const frequent = [RHYTHMS.hourly, RHYTHMS.quarterHourly, RHYTHMS.fiveMinutely] as const;
  const rhythms = dealRhythms(10_000, 1_000_000);
  for (const rhythm of frequent) expect(rhythms).toContain(rhythm);
  expect(rhythms.filter((rhythm) => rhythm.fires > 1_000).length).toBeLessThan(500);
});
