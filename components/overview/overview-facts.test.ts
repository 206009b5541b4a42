import { describe, expect, it } from 'vitest';
import { aWorker } from '@/components/workers/worker.fixture';
import type { StatsGroupView } from '@/lib/contracts/stats';
import { overviewFacts } from './overview-facts';

const NOW = Date.parse('2026-11-24T08:03:00Z');
const due = (...aheadMs: number[]) =>
  aheadMs.map((ahead) => ({ nextFireAt: new Date(NOW + ahead).toISOString() }));
const counted = { cancelled: 0, count: 5, failed: 1, retried: 0, succeeded: 4 } as StatsGroupView;
const spanOf = (data: StatsGroupView[], countedTo: string | null) => ({
  countedTo,
  data,
  from: '2026-11-24T07:00:00.000Z',
  more: false,
  to: '2026-11-24T08:05:00.000Z',
});
const facts = (change: Partial<Parameters<typeof overviewFacts>[0]> = {}) =>
  overviewFacts(
    {
      dueNext: due(12_000),
      failing: { count: 0, more: false },
      fresh: new Map(),
      health: { redis: 'ok' },
      stats: { spans: [spanOf([counted], '2026-11-24T08:02:50.000Z')] },
      workers: [aWorker()],
      ...change,
    },
    NOW,
  );

describe('what is late', () => {
  it('is due for more than a moment', () => {
    expect(facts({ dueNext: due(-6_000, -1_000, 5_000) }).late).toEqual({ count: 1, more: false });
  });

  it('may be more than the page has', () => {
    expect(facts({ dueNext: due(...Array(10).fill(-60_000)) }).late).toEqual({ count: 10, more: true });
  });

  it('isn’t what comes next', () => {
    expect(facts({ dueNext: due(9_000, -60_000, 5_000) }).nextAtMs).toBe(NOW + 5_000);
    expect(facts({ dueNext: [{ nextFireAt: null }] }).nextAtMs).toBeNull();
  });
});

it('counts workers whose clock is off as alive, and those that are silent or gone not', () => {
  const warned = (code: 'clock_skew' | 'silent') => aWorker({ warnings: [{ code, message: '' }] });
  const workers = [aWorker(), warned('clock_skew'), warned('silent'), aWorker({ state: 'dead' })];
  expect(facts({ workers }).workers).toEqual({ alive: 2, clocksOff: 1 });
});

it('knows the last hour once something is counted', () => {
  expect(facts().hour).toMatchObject({ count: 5, failed: 1 });
  expect(facts({ stats: { spans: [spanOf([], null)] } }).hour).toBeNull();
});
