import { describe, expect, it } from 'vitest';
import type { StatsBucketView } from '@/lib/contracts/stats';
import { dayGrid } from './day-grid';

const hrefOf = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;
const bucket = (start: string, failed = 0, count = 4) =>
  ({ cancelled: 0, count, failed, start, successRate: (count - failed) / count }) as StatsBucketView;
const grid = (nowIso: string, zone: string, buckets: StatsBucketView[] = [], weeks = 3) =>
  dayGrid({ buckets, hrefOf, nowMs: Date.parse(nowIso), weeks, zone });

describe('the days of some weeks', () => {
  it('end with the week of today, and have nothing after it', () => {
    const { cells, columns } = grid('2026-11-24T08:00:00Z', 'UTC');
    expect(columns.map(({ label }) => label)).toEqual([
      'Week of Mon 9 Nov',
      'Week of Mon 16 Nov',
      'Week of Mon 23 Nov',
    ]);
    expect(cells[1]!.map((cell) => cell?.words)).toEqual([
      'Tue 10 Nov: no execution',
      'Tue 17 Nov: no execution',
      'Tue 24 Nov: no execution',
    ]);
    expect(cells[1]![2]).toMatchObject({ isNow: true });
    expect(cells[2]![2]).toBeNull();
    expect(cells[6]![1]).not.toBeNull();
  });

  it('are those of the zone’s calendar', () => {
    const now = '2026-11-24T23:30:00Z';
    expect(grid(now, 'UTC').cells[2]![2]).toBeNull();
    expect(grid(now, 'Asia/Kathmandu').cells[2]![2]).toMatchObject({ isNow: true });
  });

  it('say what ended in them, and lead to it from a day’s first instant to the next one’s', () => {
    const { cells } = grid('2026-10-26T12:00:00Z', 'Europe/Berlin', [
      bucket('2026-10-22T22:00:00.000Z'),
      bucket('2026-10-24T22:00:00.000Z', 1),
    ]);
    expect(cells[4]![1]).toEqual({
      href: '2026-10-22T22:00:00.000Z 2026-10-23T22:00:00.000Z',
      level: 'clean',
      words: 'Fri 23 Oct: 4 runs, none failed',
    });
    // The clock is put back: 25 hours.
    expect(cells[6]![1]).toEqual({
      href: '2026-10-24T22:00:00.000Z 2026-10-25T23:00:00.000Z',
      level: 'many',
      words: 'Sun 25 Oct: 4 runs, 1 failed',
    });
  });

  it('name the month where it begins', () => {
    const marks = grid('2026-11-24T08:00:00Z', 'UTC', [], 8).columns.map(({ mark }) => mark ?? '');
    expect(marks).toEqual(['', '', '', '', 'Nov', '', '', '']);
  });
});
