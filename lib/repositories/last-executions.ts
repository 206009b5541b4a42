import { and, eq, inArray, sql } from 'drizzle-orm';
import { schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { historyWindows, type IdWindow, within } from './history-windows';
import {
  EXECUTION_TABLES,
  type ExecutionTable,
  executionColumns,
  newestExecutions,
} from './newest-executions';
import type { ScheduleRecord } from './schedule-columns';

const LAST_COLUMNS = executionColumns([
  'id',
  'scheduleId',
  'fireTime',
  'status',
  'firstStartedAt',
  'completedAt',
  'durationMs',
  'httpStatus',
  'error',
]);

/** What a list of schedules shows of the newest execution. */
export type LastExecutionRecord = ReturnType<typeof LAST_COLUMNS.decode>;

/** The newest execution of each, by schedule: one statement for those that ran of late, and one a wider window for what is left. */
export async function lastExecutions(
  db: Queryable,
  records: readonly Pick<ScheduleRecord, 'createdAt' | 'id'>[],
): Promise<Map<string, LastExecutionRecord>> {
  const found = new Map<string, LastExecutionRecord>();
  if (records.length === 0) return found;
  let missing = records;
  const madeAtMs = () => Math.min(...missing.map(({ createdAt }) => createdAt.getTime()));
  for await (const window of historyWindows(db, { madeAtMs })) {
    const ids = missing.map(({ id }) => id);
    for (const last of await lastIn(db, ids, window)) found.set(last.scheduleId, last);
    missing = missing.filter(({ id }) => !found.has(id));
    if (missing.length === 0) break;
  }
  return found;
}

/** Indexes: of each schedule the last entries of live_executions_schedule and of finished_executions_schedule. */
async function lastIn(
  db: Queryable,
  scheduleIds: readonly string[],
  window: IdWindow,
): Promise<LastExecutionRecord[]> {
  const ofSchedule = (table: ExecutionTable) =>
    and(eq(table.scheduleId, schedules.id), within(table.id, window));
  const rows = await db.execute(sql`
    SELECT newest.* FROM ${schedules}
     CROSS JOIN LATERAL (${newestExecutions(LAST_COLUMNS, EXECUTION_TABLES, ofSchedule, 1)}) newest
     WHERE ${inArray(schedules.id, [...scheduleIds])}`);
  return rows.map((row) => LAST_COLUMNS.decode(row));
}
