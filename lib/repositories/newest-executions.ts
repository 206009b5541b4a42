import { desc, getTableColumns, getViewSelectedFields, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { executions, finishedExecutions, liveExecutions } from '@/lib/db/schema';
import { TERMINAL_STATUSES } from '@/lib/domain/execution';
import type { Queryable } from './database';

export type ExecutionTable = typeof finishedExecutions | typeof liveExecutions;

const VIEW_COLUMNS = getViewSelectedFields(executions);

/**
 * The newest executions that meet a condition, with the columns of the view `executions`. Each table is read in the order of its index and
 * no further than `limit` rows; of the view itself every partition would be asked for its newest row first.
 *
 * @param status keeps to the table that has it
 */
export function newestExecutions(
  db: Queryable,
  status: string | undefined,
  condition: (table: ExecutionTable) => SQL | undefined,
  limit: number,
) {
  const of = (table: ExecutionTable) =>
    db.select(columnsOf(table)).from(table).where(condition(table)).orderBy(desc(table.id)).limit(limit);
  if (status !== undefined) return of(isPast(status) ? finishedExecutions : liveExecutions).as('newest');
  return unionAll(of(finishedExecutions), of(liveExecutions))
    .orderBy(desc(finishedExecutions.id))
    .limit(limit)
    .as('newest');
}

/** Whether executions of that status are in history, all of them. */
export const isPast = (status: string): boolean => (TERMINAL_STATUSES as readonly string[]).includes(status);

/** In the view's order; what a table doesn't have is what the view says of it. */
function columnsOf(table: ExecutionTable): typeof VIEW_COLUMNS {
  const own: Record<string, unknown> = getTableColumns(table);
  const entries = Object.entries(VIEW_COLUMNS).map(([key, column]) => {
    const missing = key === 'blocked' ? 'false' : `NULL::${column.getSQLType()}`;
    return [key, own[key] ?? sql.raw(missing).mapWith(column).as(column.name)];
  });
  return Object.fromEntries(entries);
}
