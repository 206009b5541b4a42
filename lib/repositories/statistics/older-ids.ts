import type { Sql } from '@/lib/db/connect';
import { DAY_MS, OLDEST_DAY_SQL, partitionDayMs } from '@/lib/db/history-partitions';
import { lowestIdAt } from '@/lib/domain/ids';
import type { Span } from '@/lib/domain/statistics/grain';

/** A statement locks each partition that it opens; so many days fit into the lock table for all connections. */
const DAYS_AT_ONCE = 64;

/**
 * Ids of executions of days before `beforeMs` that ended in a span: retried for days, or made up for after a long absence. Outside of any
 * transaction, so that no more than 64 days are locked at a time. Index: finished_executions_completed (BRIN) of each day.
 */
export async function olderIds(sql: Sql, span: Span, beforeMs: number): Promise<string[]> {
  const ids: string[] = [];
  const oldestMs = await oldestDayMs(sql);
  let highMs = Math.max(0, beforeMs);
  while (highMs > 0) {
    const reachedMs = highMs - DAYS_AT_ONCE * DAY_MS;
    // Before the oldest day there is one partition at the most, and the default one.
    const lowMs = reachedMs <= oldestMs ? 0 : reachedMs;
    const rows = await sql<{ id: string }[]>`
      SELECT id FROM finished_executions
       WHERE id >= ${lowestIdAt(lowMs)} AND id < ${lowestIdAt(highMs)}
         AND completed_at >= ${new Date(span.fromMs)} AND completed_at < ${new Date(span.toMs)}`;
    ids.push(...rows.map(({ id }) => id));
    highMs = lowMs;
  }
  return ids;
}

async function oldestDayMs(sql: Sql): Promise<number> {
  const [oldest] = await sql.unsafe<{ name: string }[]>(OLDEST_DAY_SQL);
  return oldest ? partitionDayMs(oldest.name) : Number.POSITIVE_INFINITY;
}
