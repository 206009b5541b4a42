import { describe, expect, it } from 'vitest';
import type { ExecutionChange } from '@/lib/contracts/event';
import { attentionOf, failedNow, withFailures } from './attention';

const NOW = '2026-03-02T08:00:10.000Z';
const stats = { countedTo: '2026-03-02T08:00:00.000Z', data: [{ failed: 3 }] } as never;
const read = (schedules: (string | null)[], waiting: (string | null)[]) =>
  attentionOf(
    {
      schedules: schedules.map((nextFireAt) => ({ nextFireAt })),
      stats,
      waiting: waiting.map((nextAttemptAt) => ({ nextAttemptAt })),
    },
    Date.parse(NOW),
  );

describe('late', () => {
  it('is what is due for more than a moment, a schedule or an attempt', () => {
    expect(
      read(['2026-03-02T08:00:04.999Z', '2026-03-02T08:00:06.000Z', null], ['2026-03-02T07:00:00.000Z']),
    ).toMatchObject({
      late: 2,
      lateIsMore: false,
    });
  });

  it('may be more than a page', () => {
    expect(
      read(
        Array.from({ length: 20 }, () => '2026-03-02T07:00:00.000Z'),
        [],
      ),
    ).toMatchObject({ late: 20, lateIsMore: true });
  });
});

it('failures that the statistics don’t have yet are counted once', () => {
  const failure = (id: string, completedAt: string) => ({
    executions: [{ completedAt, id, status: 'failed' } as ExecutionChange],
    schedules: [],
    workers: [],
  });
  const known = failure('old', '2026-03-02T07:59:59.000Z');
  const late = failure('new', '2026-03-02T08:00:00.000Z');
  const fresh = [known, late, late].reduce(withFailures, new Map());
  expect(failedNow(read([], []), fresh)).toBe(4);
});

it('failures that the statistics have long counted are not kept', () => {
  const failure = (id: string, completedAt: string) => ({
    executions: [{ completedAt, id, status: 'failed' } as ExecutionChange],
    schedules: [],
    workers: [],
  });
  const changes = [failure('old', '2026-03-02T07:50:00.000Z'), failure('new', '2026-03-02T08:00:00.000Z')];
  expect([...changes.reduce(withFailures, new Map()).keys()]).toEqual(['new']);
});
