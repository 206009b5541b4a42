import type { Statements } from '@/lib/db/statement-lanes';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import { OWNED_COLUMNS } from './claim';

/** Index: live_executions_worker. Plan: plans.int.test.ts. */
const OWNED_CLAIMS_SQL = 'SELECT id, claim FROM live_executions WHERE worker_id = $1::uuid';

/** Everything that a worker owns, by id and claim. */
export async function ownedClaims(
  sql: Statements,
  workerId: string,
): Promise<{ id: string; claim: number }[]> {
  return sql.unsafe<{ id: string; claim: number }[]>(OWNED_CLAIMS_SQL, [workerId]);
}

/** Index: live_executions_pkey. Plan: plans.int.test.ts. */
const OWNED_EXECUTIONS_SQL = `
SELECT ${OWNED_COLUMNS}
  FROM live_executions e
 WHERE e.id = ANY ((SELECT $2::uuid[])::uuid[]) AND e.worker_id IS NOT DISTINCT FROM $1::uuid`;

/** Of these ids, those that the worker still owns, as it would have got them from a claim. */
export async function ownedExecutions(
  sql: Statements,
  workerId: string,
  ids: readonly string[],
): Promise<OwnedExecution[]> {
  return sql.unsafe<OwnedExecution[]>(OWNED_EXECUTIONS_SQL, [workerId, ids as string[]]);
}
