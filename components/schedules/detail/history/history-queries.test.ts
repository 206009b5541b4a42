import { describe, expect, it } from 'vitest';
import type { Execution } from '@/lib/contracts/execution';
import { listScheduleExecutionsQuerySchema } from '@/lib/contracts/execution';
import { listScheduleSkipsQuerySchema, type Skip } from '@/lib/contracts/skip';
import {
  ALL_HISTORY,
  type HistoryPlace,
  isHistoryKept,
  loadSchedulePlace,
  schedulePlaceHref,
} from '../schedule-place';
import { executionsQuery, historyPage, showsRuns, showsSkips, skipsQuery } from './history-queries';

const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;
const runs = (nextCursor: string | null, ...minutes: number[]) => ({
  data: minutes.map((minute) => ({ fireTime: at(minute), id: `run ${minute}` }) as Execution),
  nextCursor,
});
const skips = (nextCursor: string | null, ...spans: [number, number][]) => ({
  data: spans.map(([from, to]) => ({ fromFireTime: at(from), toFireTime: at(to) }) as Skip),
  nextCursor,
});
const place = (change: Partial<HistoryPlace> = {}): HistoryPlace => ({ ...ALL_HISTORY, ...change });
const shape = ({ entries }: ReturnType<typeof historyPage>) =>
  entries.map((entry) => (entry.kind === 'execution' ? entry.execution.id : `skip ${entry.skip.toFireTime}`));

describe('the place in a schedule’s history', () => {
  it('comes back from its URL as it was', async () => {
    const full = {
      ...place({
        before: at(3),
        cursor: 'next',
        from: at(1),
        status: ['failed'],
        to: at(9),
        trigger: 'manual',
      }),
      by: 'hour',
      last: '30d',
    } as const;
    const href = schedulePlaceHref('/schedules/1', full);
    expect(loadSchedulePlace(new URL(href, 'http://localhost'))).toEqual(full);
    expect(schedulePlaceHref('/schedules/1', { ...ALL_HISTORY, by: 'day', last: '7d' })).toBe('/schedules/1');
  });

  it('is kept to something by a filter, and not by a page', () => {
    expect(isHistoryKept(place({ before: at(3), cursor: 'next' }))).toBe(false);
    expect(isHistoryKept(place({ show: 'skips' }))).toBe(true);
  });

  it('asks the API in its own words', () => {
    const kept = place({ before: at(3), cursor: 'next', from: at(1), status: ['failed'], to: at(9) });
    expect(executionsQuery(kept)).toEqual({ cursor: 'next', from: at(1), status: 'failed', to: at(9) });
    expect(skipsQuery(kept)).toEqual({ from: at(1), limit: '200', to: at(3) });
    expect(skipsQuery(place({ cursor: 'next', show: 'skips' }))).toEqual({ cursor: 'next' });
    expect(listScheduleExecutionsQuerySchema.safeParse(executionsQuery(kept)).success).toBe(true);
    expect(listScheduleSkipsQuerySchema.safeParse({ ...skipsQuery(kept) }).success).toBe(true);
  });

  it('has no skips among runs of one outcome or trigger, and no runs among skips', () => {
    expect([showsRuns(place()), showsSkips(place())]).toEqual([true, true]);
    expect(showsSkips(place({ status: ['failed'] }))).toBe(false);
    expect(showsSkips(place({ trigger: 'manual' }))).toBe(false);
    expect(showsRuns(place({ show: 'skips' }))).toBe(false);
  });
});

describe('a page of it', () => {
  const later: [number, number] = [42, 45];
  const between: [number, number] = [22, 28];
  const earlier: [number, number] = [2, 8];

  it('has the skips of its own time, and the next one those before', () => {
    const all = skips(null, later, between, earlier);
    const first = historyPage(place(), runs('older', 50, 30, 20), all);
    expect(shape(first)).toEqual(['run 50', `skip ${at(45)}`, 'run 30', `skip ${at(28)}`, 'run 20']);
    expect(first.next).toEqual({ before: at(20), cursor: 'older' });

    const second = historyPage(place(first.next!), runs(null, 10), all);
    expect(shape(second)).toEqual(['run 10', `skip ${at(8)}`]);
    expect(second.next).toBeNull();
  });

  it('of skips alone goes on by their own cursor', () => {
    const page = historyPage(place({ show: 'skips' }), runs(null, 50), skips('older', later, between));
    expect(shape(page)).toEqual([`skip ${at(45)}`, `skip ${at(28)}`]);
    expect(page.next).toEqual({ before: '', cursor: 'older' });
  });

  it('leaves out what was read for another place', () => {
    const page = historyPage(place({ status: ['failed'] }), runs(null, 50), skips(null, between));
    expect(shape(page)).toEqual(['run 50']);
  });
});
