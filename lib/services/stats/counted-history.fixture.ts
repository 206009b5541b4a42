import type { Sql } from '@/lib/db/connect';
import { HistoryPartitions } from '@/lib/repositories/engine/partitions';

export {
  addRuns,
  countAll,
  type EndedRun,
  emptyStatistics,
} from '@/lib/repositories/statistics/statistics-rig.fixture';

/** Days for history to lie in, from inclusive, to exclusive; epoch ms. */
export async function makeHistoryDays(sql: Sql, fromMs: number, toMs: number): Promise<void> {
  await new HistoryPartitions(sql).ensureWindow(fromMs, toMs);
}
