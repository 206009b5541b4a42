import type postgres from 'postgres';

/** Where the original's tables are kept after their adoption. */
const ORIGINAL_SCHEMA = 'original';

/** Columns that tell the original's tables from ours and from anybody else's. */
const SCHEDULE_COLUMNS = ['agent_id', 'agent_url', 'cron_expression', 'enabled', 'headers', 'retry_policy'];
const EXECUTION_COLUMNS = ['attempts', 'completed_at', 'fire_time', 'response', 'schedule_id', 'status'];

/**
 * Moves the original service's two tables out of our way, where there are any. Both are locked first, so that an instance of the
 * original that still runs can't write what nobody would copy.
 *
 * @returns whether there is something to adopt
 */
export async function setOriginalAside(tx: postgres.TransactionSql): Promise<boolean> {
  if (!(await isOriginal(tx))) return false;
  await tx`LOCK TABLE public.schedules, public.executions IN ACCESS EXCLUSIVE MODE`;
  await tx`CREATE SCHEMA IF NOT EXISTS ${tx(ORIGINAL_SCHEMA)}`;
  await tx`ALTER TABLE public.schedules SET SCHEMA ${tx(ORIGINAL_SCHEMA)}`;
  await tx`ALTER TABLE public.executions SET SCHEMA ${tx(ORIGINAL_SCHEMA)}`;
  return true;
}

/** Two tables with the original's columns; `schedules` without the workspace that ours has (our `executions` is a view). */
async function isOriginal(tx: postgres.TransactionSql): Promise<boolean> {
  const rows = await tx<{ table: string; columns: string[] }[]>`
    SELECT c.relname AS table, array_agg(a.attname::text) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname IN ('schedules', 'executions')
     GROUP BY c.relname`;
  const columnsOf = (table: string) => rows.find((row) => row.table === table)?.columns ?? [];
  const schedules = columnsOf('schedules');
  const executions = columnsOf('executions');
  return (
    !schedules.includes('workspace_id') &&
    SCHEDULE_COLUMNS.every((column) => schedules.includes(column)) &&
    EXECUTION_COLUMNS.every((column) => executions.includes(column))
  );
}
