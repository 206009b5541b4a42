import type { Statements } from '@/lib/db/statement-lanes';
import type { WriteResult } from '@/lib/domain/engine/ports';
import { missedIds } from './attempt-arrays';
import { MOVED_COLUMNS, movedFrom } from './moved-columns';

/**
 * Hands work that was not started back to whoever claims it, without burning an attempt; what somebody asked to cancel ends as cancelled.
 * Index: live_executions_pkey. Plan: plans.int.test.ts.
 */
const RELEASE_SQL = `
WITH d AS MATERIALIZED (SELECT * FROM unnest((SELECT $2::uuid[]), (SELECT $3::int[])) d(id, claim)),
     u AS (
       UPDATE live_executions e SET status = 'pending', worker_id = NULL, attempts = e.attempts - 1, started_at = NULL
         FROM d
        WHERE e.id = d.id AND e.worker_id IS NOT DISTINCT FROM $1::uuid AND e.claim = d.claim AND e.status = 'running'
          AND e.cancel_requested_at IS NULL
       RETURNING e.id),
     x AS (
       DELETE FROM live_executions e USING d
        WHERE e.id = d.id AND e.worker_id IS NOT DISTINCT FROM $1::uuid AND e.claim = d.claim AND e.status = 'running'
          AND e.cancel_requested_at IS NOT NULL
       RETURNING e.*),
     f AS (
       INSERT INTO finished_executions (${MOVED_COLUMNS}, status, first_started_at, completed_at, error_class, error)
       SELECT ${movedFrom({ attempts: 'x.attempts - 1' })},
              'cancelled', x.first_started_at, now(), 'cancelled', 'Cancelled before it was called'
         FROM x RETURNING id)
SELECT (SELECT string_agg(d.id::text, ',') FROM d
         WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.id = d.id) AND NOT EXISTS (SELECT 1 FROM f WHERE f.id = d.id)) AS missed`;

/** Ids that don't come back were no longer this worker's. */
export async function release(
  sql: Statements,
  workerId: string,
  ids: readonly { id: string; claim: number }[],
): Promise<WriteResult> {
  const parameters = [workerId, ids.map((entry) => entry.id), ids.map((entry) => entry.claim)];
  const [row] = await sql.unsafe<{ missed: string | null }[]>(RELEASE_SQL, parameters);
  return missedIds(row!.missed);
}
