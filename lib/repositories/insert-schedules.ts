import { getTableColumns, sql } from 'drizzle-orm';
import { schedules } from '@/lib/db/schema';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { Queryable } from './database';
import { toColumns } from './schedule-columns';

/** A schedule that is made together with many others. */
export interface NewSchedule {
  id: string;
  definition: ScheduleDefinition;
  /** Epoch ms; null: it doesn't fire. */
  nextFireAt: number | null;
  /** Where a pause began; null: it fires. */
  silentFrom: number | null;
}

/**
 * Many schedules with their first versions and cursors in one statement; a schedule alone takes four. They are a microsecond apart, so
 * that a list has them in their order.
 *
 * @param made.atMs the database's clock, epoch ms
 */
export async function insertSchedules(
  db: Queryable,
  workspaceId: string,
  rows: readonly NewSchedule[],
  made: { by: string; atMs: number },
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { names, selected, typed } = columnsOf(first.definition);
  const values = rows.map(({ definition, id, nextFireAt, silentFrom }, n) => ({
    n,
    id,
    definition,
    next: nextFireAt === null ? null : new Date(nextFireAt),
    silent: silentFrom === null ? null : new Date(silentFrom),
  }));
  await db.execute(sql`
    WITH r AS MATERIALIZED (
           SELECT r.*, ${new Date(made.atMs).toISOString()}::timestamptz + n * interval '1 microsecond' AS at, ${workspaceId}::uuid AS workspace_id
             FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
                  AS r(n int, id uuid, definition jsonb, next timestamptz, silent timestamptz)),
         s AS (INSERT INTO schedules (id, workspace_id, created_at, updated_at, ${names})
               SELECT id, workspace_id, at, at, ${selected} FROM r CROSS JOIN LATERAL jsonb_to_record(definition) AS c(${typed})),
         v AS (INSERT INTO schedule_versions (schedule_id, version, workspace_id, definition, changed_by, changed_at)
               SELECT id, 1, workspace_id, definition, ${made.by}, at FROM r)
    INSERT INTO schedule_cursors (schedule_id, workspace_id, next_fire_at, due_at, silent_from)
    SELECT id, workspace_id, next, next, silent FROM r`);
}

/**
 * The columns that a definition decides, as text: to be inserted into, to be selected, and with the types that they are read as from the
 * definition's JSON, where each has the name that it has here.
 */
function columnsOf(definition: ScheduleDefinition) {
  const all = getTableColumns(schedules);
  const keys = Object.keys(toColumns(definition)) as (keyof ReturnType<typeof toColumns>)[];
  const text = (of: (key: (typeof keys)[number]) => string) => sql.raw(keys.map(of).join(', '));
  return {
    names: text((key) => all[key].name),
    selected: text((key) => `c."${key}"`),
    typed: text((key) => `"${key}" ${all[key].getSQLType()}`),
  };
}
