import { sql } from 'drizzle-orm';
import type { Queryable } from './database';

const MOVED_COLUMNS = sql.raw(
  'id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, priority, serial, worker_id, claim, attempts, losses, due_at, scheduled_at, created_at, first_started_at, started_at, overrides',
);

/**
 * Ends a deleted schedule's pending, retrying and waiting executions as cancelled, and marks the running ones, which then end by
 * themselves and aren't retried. Rows that a worker has locked are passed over, since waiting for many of them in any order could
 * dead-lock with its batches. Index: live_executions_schedule.
 *
 * @returns how many are still to be done: call again until there are none
 */
export async function cancelUnstarted(
  db: Queryable,
  workspaceId: string,
  scheduleId: string,
): Promise<number> {
  await db.execute(sql`
    WITH d AS MATERIALIZED (
           SELECT id FROM live_executions
            WHERE schedule_id = ${scheduleId} AND workspace_id = ${workspaceId} AND status <> 'running'
              FOR UPDATE SKIP LOCKED),
         x AS (DELETE FROM live_executions e USING d WHERE e.id = d.id RETURNING e.*)
    INSERT INTO finished_executions (${MOVED_COLUMNS}, status, completed_at, error_class, error)
    SELECT ${MOVED_COLUMNS}, 'cancelled', clock_timestamp(), 'cancelled', 'The schedule was deleted' FROM x`);
  await db.execute(sql`
    WITH d AS MATERIALIZED (
           SELECT id FROM live_executions
            WHERE schedule_id = ${scheduleId} AND workspace_id = ${workspaceId} AND status = 'running'
              AND cancel_requested_at IS NULL
              FOR UPDATE SKIP LOCKED)
    UPDATE live_executions e SET cancel_requested_at = clock_timestamp() FROM d WHERE e.id = d.id`);
  const rows = await db.execute<{ left: number }>(sql`
    SELECT count(*)::int AS left FROM live_executions
     WHERE schedule_id = ${scheduleId} AND workspace_id = ${workspaceId}
       AND (status <> 'running' OR cancel_requested_at IS NULL)`);
  return rows[0]!.left;
}
