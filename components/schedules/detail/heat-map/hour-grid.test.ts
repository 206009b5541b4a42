import { expect, it } from 'vitest';
import type { StatsBucketView } from '@/lib/contracts/stats';
import { hourGrid } from './hour-grid';

it('puts each hour of the week in its place', () => {
  const counted = { cancelled: 0, count: 26, failed: 13, hour: 23, successRate: 0.5, weekday: 7 };
  const { cells, columns, rows } = hourGrid([counted as StatsBucketView]);
  expect(rows).toHaveLength(7);
  expect(columns).toHaveLength(24);
  expect(cells[6]![23]).toEqual({ level: 'many', words: 'Sun 23:00–00:00: 26 runs, 13 failed' });
  expect(cells[0]![0]).toEqual({ level: 'empty', words: 'Mon 00:00–01:00: no execution' });
});
