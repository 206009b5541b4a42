import type { Statements } from '@/lib/db/statement-lanes';
import type { Cursor } from '@/lib/domain/engine/ports';
import { LOWEST_ID } from '@/lib/domain/ids';
import { epochMs, toInstant } from '../epoch';

/** Columns of a cursor as the loop reads them. */
export const CURSOR_COLUMNS = `schedule_id AS "scheduleId", workspace_id AS "workspaceId", version, rev::float8 AS rev,
       ${epochMs('next_fire_at')} AS "nextFireAt", ${epochMs('due_at')} AS "dueAt", ${epochMs('last_fire_at')} AS "lastFireAt",
       runs_left AS "runsLeft"`;

/** Index: schedule_cursors_due (due_at, schedule_id). Plan: plans.int.test.ts. */
const SCAN_SQL = `
SELECT ${CURSOR_COLUMNS}
  FROM schedule_cursors
 WHERE due_at <= $1::timestamptz AND (due_at, schedule_id) > ($2::timestamptz, $3::uuid)
 ORDER BY due_at, schedule_id
 LIMIT $4::int`;

/** The driver sends timestamptz parameters through Date, which knows no infinity. */
const BEFORE_ALL = { dueAt: toInstant(0), scheduleId: LOWEST_ID };

/** One page of the cursors that are due until then, by (due_at, schedule_id). */
export async function scan(
  sql: Statements,
  untilMs: number,
  after: { dueAt: number; scheduleId: string } | null,
  limit: number,
): Promise<Cursor[]> {
  const from = after ? { dueAt: toInstant(after.dueAt), scheduleId: after.scheduleId } : BEFORE_ALL;
  return sql.unsafe<Cursor[]>(SCAN_SQL, [toInstant(untilMs), from.dueAt, from.scheduleId, limit]);
}
