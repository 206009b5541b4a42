import type { Statements } from '@/lib/db/statement-lanes';
import type { Cursor } from '@/lib/domain/engine/ports';
import { toInstant } from '../epoch';
import { CURSOR_COLUMNS } from './scan';

/** Index: schedule_cursors_pkey. The second cast keeps the operator uuid = uuid (without it: 42883). Plan: plans.int.test.ts. */
const REREAD_SQL = `
SELECT ${CURSOR_COLUMNS}
  FROM schedule_cursors
 WHERE schedule_id = ANY ((SELECT $1::uuid[])::uuid[]) AND due_at <= $2::timestamptz`;

/** The same cursors again, for their new rev; those that don't fire until then are left out. */
export async function reread(
  sql: Statements,
  scheduleIds: readonly string[],
  untilMs: number,
): Promise<Cursor[]> {
  return sql.unsafe<Cursor[]>(REREAD_SQL, [scheduleIds as string[], toInstant(untilMs)]);
}
