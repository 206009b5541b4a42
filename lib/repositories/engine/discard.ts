import type { Statements } from '@/lib/db/statement-lanes';

/**
 * The ids stand in it a second time, as values that are known when it is planned: they leave out all other days.
 * Indexes: live_executions_pkey; finished_executions_pkey of each partition that the ids lie in. Plan: plans.int.test.ts.
 */
const DISCARD_SQL = `
DELETE FROM live_executions e USING unnest((SELECT $2::uuid[]), (SELECT $3::int[])) d(id, claim)
 WHERE e.id = d.id AND e.worker_id IS NOT DISTINCT FROM $1::uuid AND e.claim = d.claim AND e.status = 'running'
   AND EXISTS (SELECT 1 FROM finished_executions f WHERE f.id = d.id AND f.id = ANY ($2::uuid[]))`;

/** Of these running executions, removes those that history has already: their outcome could never be stored beside it. */
export async function discard(
  sql: Statements,
  workerId: string,
  ids: readonly { id: string; claim: number }[],
): Promise<void> {
  await sql.unsafe(DISCARD_SQL, [workerId, ids.map((entry) => entry.id), ids.map((entry) => entry.claim)]);
}
