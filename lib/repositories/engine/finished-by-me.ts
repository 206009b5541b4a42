import type { Statements } from '@/lib/db/statement-lanes';

/**
 * The ids stand in it a second time, as values that are known when it is planned: they leave out all other days.
 * Index: finished_executions_pkey of each partition that the ids lie in. Plan: plans.int.test.ts.
 */
const FINISHED_BY_ME_SQL = `
SELECT f.id
  FROM unnest((SELECT $2::uuid[]), (SELECT $3::int[])) k(id, claim)
  JOIN finished_executions f ON f.id = k.id AND f.claim = k.claim AND f.worker_id IS NOT DISTINCT FROM $1::uuid
 WHERE f.id = ANY ($2::uuid[])`;

/** Of these, the ids that history holds under this worker's own claim: a finish whose answer was lost. */
export async function finishedByMe(
  sql: Statements,
  workerId: string,
  ids: readonly { id: string; claim: number }[],
): Promise<string[]> {
  const rows = await sql.unsafe<{ id: string }[]>(FINISHED_BY_ME_SQL, [
    workerId,
    ids.map((entry) => entry.id),
    ids.map((entry) => entry.claim),
  ]);
  return rows.map((row) => row.id);
}
