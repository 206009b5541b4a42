import type postgres from 'postgres';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';

/** What the original and its users may have written into `status`. Anything else never ended. */
const ENDED = `
  CASE WHEN state IN ('success', 'succeeded', 'completed', 'complete', 'ok') THEN 'succeeded'
       WHEN state IN ('failed', 'failure', 'error', 'timeout') THEN 'failed'
       WHEN state IN ('cancelled', 'canceled') THEN 'cancelled' END`;
/** States of the original in which an execution is not at its end. */
const UNFINISHED = "state IN ('', 'pending', 'queued', 'retrying', 'running')";

/** 48 bits of milliseconds, then SHA-256 of the old id with version and variant bits of a UUIDv8. */
const NEW_ID = `
  (lpad(to_hex(id_ms), 12, '0') || '8' || substr(digest, 2, 3) || translate(substr(digest, 5, 1), '0123456789abcdef', '89ab89ab89ab89ab')
   || substr(digest, 6, 15))::uuid`;

/** An HTTP status that the kept answer tells. */
const HTTP_STATUS = `
  CASE WHEN code ~ '^[1-5][0-9][0-9]$' THEN code::smallint END`;

const finite = (column: string) => `CASE WHEN isfinite(e.${column}) THEN e.${column}::timestamptz END`;

/**
 * Copies executions into history in one statement, whatever their number; the old instants count as UTC because the transaction's time
 * zone is UTC. An execution that had not ended failed with the reason "before upgrade"; nothing of it is called again. Fire times keep
 * their milliseconds; two executions of one fire time stay two. An id's time is never ahead of now, so that it has a partition.
 * Executions without a schedule stay behind in the original's table.
 */
const COPY_SQL = `
INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, attempts, due_at,
                                 scheduled_at, created_at, first_started_at, started_at, completed_at, attempt_status, duration_ms,
                                 http_status, error_class, error, response)
SELECT ${NEW_ID}, schedule_id, $1::uuid, 1, fire_time, 'adopted', 'adopted:' || old_id, agent_ref, coalesce(ended, 'failed'), attempts,
       fire_time, fire_time, coalesce(created_at, fire_time), started_at, started_at,
       CASE WHEN ended IS NULL THEN now() ELSE coalesce(completed_at, started_at, created_at, fire_time) END,
       CASE WHEN attempts = 0 OR ended = 'cancelled' THEN NULL ELSE coalesce(ended, 'unknown') END,
       CASE WHEN attempts = 1 AND ended IS NOT NULL AND completed_at >= started_at
            THEN extract(epoch FROM completed_at - started_at) * 1000 END,
       ${HTTP_STATUS},
       CASE WHEN ended IS NULL THEN 'before_upgrade' WHEN ended = 'cancelled' THEN 'cancelled' END,
       CASE WHEN ended IS NULL
            THEN 'before upgrade' || CASE WHEN ${UNFINISHED} THEN '' ELSE ' (status ' || state || ')' END || coalesce(': ' || error, '')
            ELSE error END,
       response
  FROM (SELECT *, ${ENDED} AS ended,
               greatest(0, least((extract(epoch FROM fire_time) * 1000)::bigint, $2::bigint)) AS id_ms,
               encode(sha256(convert_to(old_id, 'UTF8')), 'hex') AS digest
          FROM (SELECT e.id::text AS old_id, e.schedule_id, s.agent_ref, lower(trim(coalesce(e.status::text, ''))) AS state,
                       greatest(0, coalesce(e.attempts, 0)) AS attempts,
                       date_trunc('milliseconds', coalesce(${finite('fire_time')}, ${finite('created_at')}, ${finite('started_at')}, now())) AS fire_time,
                       ${finite('started_at')} AS started_at, ${finite('completed_at')} AS completed_at, ${finite('created_at')} AS created_at,
                       e.error, e.response::jsonb AS response,
                       coalesce(e.response ->> 'status', e.response ->> 'statusCode') AS code
                  FROM original.executions e JOIN schedules s ON s.id = e.schedule_id) read) adopted`;

/** @returns how many were copied */
export async function copyExecutions(tx: postgres.TransactionSql, nowMs: number): Promise<number> {
  const { count } = await tx.unsafe(COPY_SQL, [DEFAULT_WORKSPACE_ID, nowMs]);
  return count;
}
