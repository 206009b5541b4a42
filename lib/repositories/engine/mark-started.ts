import type { Statements } from '@/lib/db/statement-lanes';

/** Index: live_executions_pkey. Plan: plans.int.test.ts. */
const MARK_STARTED_SQL = `
UPDATE live_executions SET started_at = clock_timestamp()
 WHERE id = $2::uuid AND claim = $3::int AND worker_id IS NOT DISTINCT FROM $1::uuid AND status = 'running'
RETURNING id`;

/**
 * Before the call of a schedule that must not be called again when its worker is lost (`onWorkerLoss: fail`): an execution with a start
 * fails when it is reaped.
 */
export async function markStarted(
  sql: Statements,
  workerId: string,
  execution: { id: string; claim: number },
): Promise<boolean> {
  const rows = await sql.unsafe(MARK_STARTED_SQL, [workerId, execution.id, execution.claim]);
  return rows.length > 0;
}
