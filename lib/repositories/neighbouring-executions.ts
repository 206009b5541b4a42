import { and, eq, type SQL, sql } from 'drizzle-orm';
import { DAY_MS, startOfDay } from '@/lib/db/history-partitions';
import { executionIdTimeMs, HIGHEST_ID, LOWEST_ID, lowestIdAt } from '@/lib/domain/ids';
import type { Queryable } from './database';
import { historyWindows, type IdWindow, within } from './history-windows';
import { EXECUTION_TABLES, type ExecutionTable } from './newest-executions';

/** Ids of the executions of the same schedule right before and right after one. */
export interface Neighbours {
  previousId: string | null;
  nextId: string | null;
}

export interface NeighboursOf {
  id: string;
  scheduleId: string;
  workspaceId: string;
  /** Nothing but what an older service left can be older. */
  madeAtMs?: () => number;
}

/** Indexes: of each window the entry beside the execution's own in live_executions_schedule and in finished_executions_schedule. */
export async function neighbouringExecutions(db: Queryable, of: NeighboursOf): Promise<Neighbours> {
  const [previousId, nextId] = await Promise.all([
    firstIn(db, of, historyWindows(db, { beforeId: of.id, madeAtMs: of.madeAtMs }), BEFORE),
    firstIn(db, of, windowsAfter(of.id, Date.now()), AFTER),
  ]);
  return { nextId, previousId };
}

const FIRST_DAYS = 2;
const GROWTH = 4;
const WIDEST_DAYS = 48;

/** As `historyWindows`, but from an id on; the last one has everything ahead of now. */
export function* windowsAfter(id: string, nowMs: number): Generator<IdWindow> {
  let lowId = id;
  let atMs = startOfDay(executionIdTimeMs(id));
  for (let days = FIRST_DAYS; ; days = Math.min(days * GROWTH, WIDEST_DAYS)) {
    atMs += days * DAY_MS;
    if (atMs > nowMs) break;
    const highId = lowestIdAt(atMs);
    yield { highId, lowId };
    lowId = highId;
  }
  yield { lowId };
}

interface Side {
  end: string;
  order: SQL;
  /** From the execution to the end. */
  between: (columns: SQL, from: SQL, to: SQL) => SQL;
}
const AFTER: Side = {
  between: (columns, from, to) => sql`${columns} > ${from} AND ${columns} <= ${to}`,
  end: HIGHEST_ID,
  order: sql`ASC`,
};
const BEFORE: Side = {
  between: (columns, from, to) => sql`${columns} < ${from} AND ${columns} >= ${to}`,
  end: LOWEST_ID,
  order: sql`DESC`,
};

async function firstIn(
  db: Queryable,
  { id, scheduleId, workspaceId }: NeighboursOf,
  windows: AsyncIterable<IdWindow> | Iterable<IdWindow>,
  { between, end, order }: Side,
): Promise<string | null> {
  // As a range, as in execution-branches: by equality the planner may take the primary key and read the runs of all others.
  const rangeOf = (table: ExecutionTable) =>
    between(
      sql`(${table.scheduleId}, ${table.id})`,
      sql`(${scheduleId}, ${id})`,
      sql`(${scheduleId}, ${end})`,
    );
  for await (const window of windows) {
    const parts = EXECUTION_TABLES.map(
      (table) => sql`(SELECT ${table.id} AS id FROM ${table}
        WHERE ${and(rangeOf(table), within(table.id, window), eq(table.workspaceId, workspaceId))}
        ORDER BY ${table.scheduleId} ${order}, ${table.id} ${order} LIMIT 1)`,
    );
    const [row] = await db.execute<{ id: string }>(
      sql`${sql.join(parts, sql` UNION ALL `)} ORDER BY id ${order} LIMIT 1`,
    );
    if (row) return row.id;
  }
  return null;
}
