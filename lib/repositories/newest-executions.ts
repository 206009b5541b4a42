import { getTableColumns, getViewSelectedFields, type SQL, sql } from 'drizzle-orm';
import { executions, finishedExecutions, liveExecutions } from '@/lib/db/schema';

export type ExecutionTable = typeof finishedExecutions | typeof liveExecutions;
type ViewRow = typeof executions.$inferSelect;

const VIEW_COLUMNS = getViewSelectedFields(executions);

/** Some columns of the view `executions`. Their text is made once: to build it anew for each window takes longer than to read the window. */
export interface ExecutionColumns<Key extends keyof ViewRow> {
  textFor(table: ExecutionTable): SQL;
  decode(row: Record<string, unknown>): Pick<ViewRow, Key>;
}

export function executionColumns<Key extends keyof ViewRow>(keys: readonly Key[]): ExecutionColumns<Key> {
  const columns = keys.map((key) => ({ key, column: VIEW_COLUMNS[key] }));
  const textOf = (table: ExecutionTable) => {
    const own = getTableColumns(table);
    return columns
      .map(({ column, key }) => {
        // What a table doesn't have is what the view says of it.
        const missing = key === 'blocked' ? 'false' : `NULL::${column.getSQLType()}`;
        return `${key in own ? '' : `${missing} AS `}${column.name}`;
      })
      .join(', ');
  };
  const texts = { finished: sql.raw(textOf(finishedExecutions)), live: sql.raw(textOf(liveExecutions)) };
  return {
    textFor: (table) => (table === finishedExecutions ? texts.finished : texts.live),
    decode: (row) => {
      const decoded: Record<string, unknown> = {};
      for (const { column, key } of columns) {
        const value = row[column.name];
        decoded[key] = value === null ? null : column.mapFromDriverValue(value);
      }
      return decoded as Pick<ViewRow, Key>;
    },
  };
}

export const ALL_COLUMNS = executionColumns(Object.keys(VIEW_COLUMNS) as (keyof ViewRow)[]);

/**
 * The newest executions that meet a condition, live and finished as one. Each table is read in the order of its index and no further than
 * `limit` rows; of the view itself every partition would be asked for its newest row first.
 */
export function newestExecutions(
  columns: Pick<ExecutionColumns<never>, 'textFor'>,
  tables: readonly ExecutionTable[],
  condition: (table: ExecutionTable) => SQL | undefined,
  limit: number,
): SQL {
  const parts = tables.map(
    (table) =>
      sql`(SELECT ${columns.textFor(table)} FROM ${table} WHERE ${condition(table)} ORDER BY id DESC LIMIT ${limit})`,
  );
  return parts.length === 1
    ? parts[0]!
    : sql`${sql.join(parts, sql` UNION ALL `)} ORDER BY id DESC LIMIT ${limit}`;
}

export const EXECUTION_TABLES: readonly ExecutionTable[] = [finishedExecutions, liveExecutions];
