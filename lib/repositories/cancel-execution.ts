import { sql } from 'drizzle-orm';
import { MOVED_COLUMNS } from './cancel-unstarted';
import type { Queryable } from './database';

/**
 * Ends an execution that isn't running as cancelled, at once; asks the worker of a running one to abort its call. Waits for whoever writes
 * it at the moment: one row, so nothing can wait for this in turn. Index: live_executions_pkey.
 */
export async function cancelExecution(db: Queryable, workspaceId: string, id: string): Promise<void> {
  const [live] = await db.execute<{ status: string }>(sql`
    SELECT status FROM live_executions WHERE id = ${id} AND workspace_id = ${workspaceId} FOR UPDATE`);
  if (!live) return;
  if (live.status === 'running') {
    await db.execute(sql`
      UPDATE live_executions SET cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()), abort_requested = true
       WHERE id = ${id}`);
    return;
  }
  await db.execute(sql`
    WITH x AS (DELETE FROM live_executions WHERE id = ${id} RETURNING *)
    INSERT INTO finished_executions (${MOVED_COLUMNS}, status, completed_at, error_class, error)
    SELECT ${MOVED_COLUMNS}, 'cancelled', clock_timestamp(), 'cancelled',
           CASE WHEN attempts = 0 THEN 'Cancelled before it was called' ELSE 'Cancelled before its next attempt' END FROM x
    ON CONFLICT DO NOTHING`);
}
