import type { Statements } from '@/lib/db/statement-lanes';
import type { FinishRecord, WriteResult } from '@/lib/domain/engine/ports';
import { instantOf } from '../epoch';
import { plainArray } from './array-text';
import { attemptArrays, attemptUnnest, missedIds } from './attempt-arrays';
import { MOVED_COLUMNS, movedFrom } from './moved-columns';

/**
 * Moves owned executions from live to history with their last attempt. `IS NOT DISTINCT FROM` keeps the planner off the worker's
 * index, which is true of every row here (160 ms instead of 15). Index: live_executions_pkey. Plan: plans.int.test.ts.
 */
const FINISH_SQL = `
WITH d AS MATERIALIZED (${attemptUnnest({ column: 'outcome', parameter: 'text' })}),
     x AS (
       DELETE FROM live_executions e USING d
        WHERE e.id = d.id AND e.worker_id IS NOT DISTINCT FROM $1::uuid AND e.claim = d.claim AND e.status = 'running'
       RETURNING e.*, d.outcome, d.attempt_status, ${instantOf('d.started')} AS started, d.ms, d.code, d.class, d.error, d.response),
     f AS (
       INSERT INTO finished_executions (${MOVED_COLUMNS}, status, first_started_at, started_at, completed_at, attempt_status, duration_ms,
                                        http_status, error_class, error, response)
       SELECT ${movedFrom()},
              x.outcome, coalesce(x.first_started_at, x.started), x.started, now(), x.attempt_status, x.ms, x.code, x.class, x.error,
              x.response::jsonb
         FROM x RETURNING id)
SELECT (SELECT string_agg(d.id::text, ',') FROM d WHERE NOT EXISTS (SELECT 1 FROM f WHERE f.id = d.id)) AS missed`;

/** Ids that don't come back were not this worker's running rows: finished before, or lost. */
export async function finish(
  sql: Statements,
  workerId: string,
  records: readonly FinishRecord[],
): Promise<WriteResult> {
  const parameters = [workerId, ...attemptArrays(records), plainArray(records, (record) => record.outcome)];
  const [row] = await sql.unsafe<{ missed: string | null }[]>(FINISH_SQL, parameters);
  return missedIds(row!.missed);
}
