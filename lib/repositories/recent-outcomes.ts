import { and, eq, inArray, sql } from 'drizzle-orm';
import { schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { historyWindows, within } from './history-windows';
import {
  EXECUTION_TABLES,
  type ExecutionTable,
  executionColumns,
  newestExecutions,
} from './newest-executions';

const OUTCOME_COLUMNS = executionColumns(['id', 'scheduleId', 'fireTime', 'status', 'durationMs']);

/** A bar of the strip that a list of schedules shows. */
export type OutcomeRecord = ReturnType<typeof OUTCOME_COLUMNS.decode>;

/** About six weeks: with every window older than these, a page would wait for schedules that run once a month. */
const WINDOWS = 3;

/**
 * The newest executions of each schedule, newest first, by schedule: one statement for those that ran often of late, and one a wider window
 * for what is left, never one a schedule. Indexes: of each the last entries of live_executions_schedule and finished_executions_schedule.
 */
export async function recentOutcomes(
  db: Queryable,
  { ids, limit, workspaceId }: { ids: readonly string[]; limit: number; workspaceId: string },
): Promise<Map<string, OutcomeRecord[]>> {
  const found = new Map<string, OutcomeRecord[]>(ids.map((id) => [id, []]));
  let missing = [...found.keys()];
  let windows = 0;
  for await (const window of historyWindows(db, {})) {
    if (missing.length === 0 || windows === WINDOWS) break;
    windows += 1;
    const ofSchedule = (table: ExecutionTable) =>
      and(eq(table.scheduleId, schedules.id), within(table.id, window));
    const rows = await db.execute(sql`
      SELECT newest.* FROM ${schedules}
       CROSS JOIN LATERAL (${newestExecutions(OUTCOME_COLUMNS, EXECUTION_TABLES, ofSchedule, limit)}) newest
       WHERE ${inArray(schedules.id, missing)} AND ${eq(schedules.workspaceId, workspaceId)}`);
    for (const row of rows) {
      const outcome = OUTCOME_COLUMNS.decode(row);
      found.get(outcome.scheduleId)?.push(outcome);
    }
    missing = missing.filter((id) => found.get(id)!.length < limit);
  }
  for (const [id, outcomes] of found) {
    const newestFirst = outcomes.toSorted((one, other) => (one.id < other.id ? 1 : -1));
    found.set(id, newestFirst.slice(0, limit));
  }
  return found;
}
