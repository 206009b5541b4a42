import { sql } from 'drizzle-orm';
import type { Queryable } from './database';

/** Scheduled runs of these versions of a schedule. */
export interface PendingRuns {
  scheduleId: string;
  upToVersion: number;
}

/** What an execution takes along when it moves into history. */
export const MOVED_COLUMNS = sql.raw(
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

/**
 * Ends scheduled executions that are pending or wait for their next attempt as cancelled. Rows that a worker has locked are passed over,
 * as above. Index: live_executions_schedule.
 *
 * @returns how many are still to be done: call again until there are none
 */
export async function cancelPending(
  db: Queryable,
  workspaceId: string,
  { scheduleId, upToVersion }: PendingRuns,
): Promise<number> {
  const pending = sql`schedule_id = ${scheduleId} AND workspace_id = ${workspaceId} AND version <= ${upToVersion}
              AND trigger = 'schedule' AND status IN ('pending', 'retrying')`;
  await db.execute(sql`
    WITH d AS MATERIALIZED (SELECT id FROM live_executions WHERE ${pending} FOR UPDATE SKIP LOCKED),
         x AS (DELETE FROM live_executions e USING d WHERE e.id = d.id RETURNING e.*)
    INSERT INTO finished_executions (${MOVED_COLUMNS}, status, completed_at, error_class, error)
    SELECT ${MOVED_COLUMNS}, 'cancelled', clock_timestamp(), 'cancelled', 'Cancelled by a change of its schedule' FROM x`);
  const rows = await db.execute<{ left: number }>(
    sql`SELECT count(*)::int AS left FROM live_executions WHERE ${pending}`,
  );
  return rows[0]!.left;
}

/**
 * Takes back the marks that the deletion at that time gave to running executions, so that they may be retried; not those of whoever
 * cancelled them. One that a worker is just ending keeps its mark. Index: live_executions_schedule.
 */
export async function uncancelRunning(
  db: Queryable,
  workspaceId: string,
  { deletedAt, scheduleId }: { scheduleId: string; deletedAt: Date },
): Promise<void> {
  await db.execute(sql`
    WITH d AS MATERIALIZED (
           SELECT id FROM live_executions
            WHERE schedule_id = ${scheduleId} AND workspace_id = ${workspaceId} AND NOT abort_requested
              AND cancel_requested_at >= ${deletedAt.toISOString()}
              FOR UPDATE SKIP LOCKED)
    UPDATE live_executions e SET cancel_requested_at = NULL FROM d WHERE e.id = d.id`);
}
