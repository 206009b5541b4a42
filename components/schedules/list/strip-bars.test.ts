import { expect, it } from 'vitest';
import type { RecentOutcome } from '@/lib/services/schedules/read-activity';
import { stripBars, stripWords } from './strip-bars';

const outcome = (id: string, status: RecentOutcome['status'], durationMs: number | null): RecentOutcome => ({
  id,
  fireTime: '2026-03-01T09:00:00.000Z',
  status,
  durationMs,
});

it('draws durations to the scale of the longest, and marks failures beside their colour', () => {
  const bars = stripBars([
    outcome('a', 'succeeded', 100),
    outcome('b', 'failed', 1_000),
    outcome('c', 'running', null),
  ]);
  expect(bars.map(({ heightPx }) => heightPx)).toEqual([5, 14, 4]);
  expect(bars.map(({ isFailed }) => isFailed)).toEqual([false, true, false]);
});

it('tells in words what the bars show', () => {
  expect(stripWords([])).toBe('No outcomes yet');
  expect(stripWords([outcome('a', 'failed', 1)])).toBe('Last outcome: 1 failed');
  expect(
    stripWords([outcome('a', 'succeeded', 1), outcome('b', 'failed', 1), outcome('c', 'failed', 1)]),
  ).toBe('Last 3 outcomes: 2 failed, 1 succeeded');
});
