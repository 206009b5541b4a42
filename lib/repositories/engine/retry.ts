import type { Statements } from '@/lib/db/statement-lanes';
import type { RetryRecord, WriteResult } from '@/lib/domain/engine/ports';
import { instantOf } from '../epoch';
import { plainArray } from './array-text';
import { attemptArrays, attemptUnnest, missedIds } from './attempt-arrays';
import { MOVED_COLUMNS, movedFrom } from './moved-columns';

/**
 * Records an attempt and sets the next one; a row that somebody asked to cancel ends as cancelled instead.
 * An attempt whose outcome is unknown counts as a loss. Index: live_executions_pkey. Plan: plans.int.test.ts.
 */
const RETRY_SQL = `
WITH d AS MATERIALIZED (${attemptUnnest({ column: 'retry_at', parameter: 'float8' })}),
     u AS (
       UPDATE live_executions e
          SET status = 'retrying', worker_id = NULL, due_at = ${instantOf('d.retry_at')}, started_at = NULL,
              first_started_at = coalesce(e.first_started_at, ${instantOf('d.started')}), losses = e.losses + (d.attempt_status = 'unknown')::int
         FROM d
        WHERE e.id = d.id AND e.worker_id IS NOT DISTINCT FROM $1::uuid AND e.claim = d.claim AND e.status = 'running'
          AND e.cancel_requested_at IS NULL
       RETURNING e.id, e.workspace_id, e.attempts, d.attempt_status, ${instantOf('d.started')} AS started, d.ms, d.code, d.class, d.error, d.response),
     a AS (
       INSERT INTO attempt_rows (execution_id, n, workspace_id, status, worker_id, started_at, completed_at, duration_ms, http_status,
                                 error_class, error, response)
       SELECT u.id, u.attempts, u.workspace_id, u.attempt_status, $1::uuid, u.started, now(), u.ms, u.code, u.class, u.error, u.response::jsonb
         FROM u RETURNING execution_id),
     x AS (
       DELETE FROM live_executions e USING d
        WHERE e.id = d.id AND e.worker_id IS NOT DISTINCT FROM $1::uuid AND e.claim = d.claim AND e.status = 'running'
          AND e.cancel_requested_at IS NOT NULL
       RETURNING e.*, d.attempt_status, ${instantOf('d.started')} AS started, d.ms, d.code, d.class, d.error, d.response),
     f AS (
       INSERT INTO finished_executions (${MOVED_COLUMNS}, status, first_started_at, started_at, completed_at, attempt_status, duration_ms,
                                        http_status, error_class, error, response)
       SELECT ${movedFrom()},
              'cancelled', coalesce(x.first_started_at, x.started), x.started, now(), x.attempt_status, x.ms, x.code, x.class, x.error,
              x.response::jsonb
         FROM x RETURNING id)
SELECT (SELECT string_agg(d.id::text, ',') FROM d
         WHERE NOT EXISTS (SELECT 1 FROM a WHERE a.execution_id = d.id) AND NOT EXISTS (SELECT 1 FROM f WHERE f.id = d.id)) AS missed`;

/** Ids that don't come back were not this worker's running rows, or changed while the statement ran. */
export async function retry(
  sql: Statements,
  workerId: string,
  records: readonly RetryRecord[],
): Promise<WriteResult> {
  const parameters = [workerId, ...attemptArrays(records), plainArray(records, (record) => record.retryAt)];
  const [row] = await sql.unsafe<{ missed: string | null }[]>(RETRY_SQL, parameters);
  return missedIds(row!.missed);
}
