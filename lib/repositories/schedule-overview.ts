import { and, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import { scheduleCursors, schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { historyWindows, type IdWindow, within } from './history-windows';
import { containing } from './like-pattern';
import { newestExecutions } from './newest-executions';
import type { ScheduleRecord } from './schedule-columns';

/** A schedule with what a list shows beside it. */
export interface ScheduleOverview {
  schedule: ScheduleRecord;
  /** null: it doesn't fire. */
  nextFireAt: Date | null;
  lastExecution: LastExecutionRecord | null;
  /** Place in the list, exact to the microsecond that a Date has no room for. */
  position: SchedulePosition;
}
export interface LastExecutionRecord {
  id: string;
  fireTime: Date;
  status: string;
  firstStartedAt: Date | null;
  completedAt: Date | null;
  durationMs: number | null;
  httpStatus: number | null;
  error: string | null;
}
interface SchedulePosition {
  /** Microseconds since 1970, as text. */
  createdAtUs: string;
  id: string;
}

export interface ScheduleFilter {
  /** Only those that follow this place. */
  after?: SchedulePosition;
  enabled?: boolean;
  /** Part of name, agent, URL, expression or a tag; upper and lower case are the same. */
  search?: string;
}

export function matching({ after, enabled, search }: ScheduleFilter): SQL | undefined {
  return and(
    enabled === undefined ? undefined : eq(schedules.enabled, enabled),
    search ? matchingText(containing(search)) : undefined,
    after &&
      sql`(${schedules.createdAt}, ${schedules.id}) <
          (timestamptz 'epoch' + ${after.createdAtUs}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
  );
}

const matchingText = (pattern: string) =>
  or(
    ilike(schedules.name, pattern),
    ilike(schedules.agentId, pattern),
    ilike(schedules.agentUrl, pattern),
    ilike(schedules.cronExpression, pattern),
    sql`array_to_string(${schedules.tags}, E'\n') ILIKE ${pattern}`,
  );

/**
 * Newest schedules first, each with its newest execution. Indexes: schedules_by_creation backwards, schedule_cursors_pkey, and for each row
 * the last entry of live_executions_schedule and finished_executions_schedule.
 */
export async function selectOverviews(
  db: Queryable,
  condition: SQL | undefined,
  limit: number,
): Promise<ScheduleOverview[]> {
  const rows = await db
    .select({
      schedule: schedules,
      nextFireAt: scheduleCursors.nextFireAt,
      createdAtUs: sql<string>`(extract(epoch FROM ${schedules.createdAt}) * 1000000)::bigint::text`,
    })
    .from(schedules)
    .innerJoin(scheduleCursors, eq(scheduleCursors.scheduleId, schedules.id))
    .where(condition)
    .orderBy(desc(schedules.createdAt), desc(schedules.id))
    .limit(limit);
  const last = await lastExecutions(
    db,
    rows.map(({ schedule }) => schedule),
  );
  return rows.map(({ createdAtUs, ...row }) => ({
    ...row,
    lastExecution: last.get(row.schedule.id) ?? null,
    position: { createdAtUs, id: row.schedule.id },
  }));
}

/** The newest execution of each, by schedule: one statement for those that ran of late, and one a wider window for what is left. */
async function lastExecutions(
  db: Queryable,
  records: readonly ScheduleRecord[],
): Promise<Map<string, LastExecutionRecord>> {
  const found = new Map<string, LastExecutionRecord>();
  if (records.length === 0) return found;
  let missing = records;
  const madeAtMs = () => Math.min(...missing.map(({ createdAt }) => createdAt.getTime()));
  for await (const window of historyWindows(db, { madeAtMs })) {
    const ids = missing.map(({ id }) => id);
    for (const { scheduleId, ...last } of await lastIn(db, ids, window)) found.set(scheduleId, last);
    missing = missing.filter(({ id }) => !found.has(id));
    if (missing.length === 0) break;
  }
  return found;
}

function lastIn(db: Queryable, scheduleIds: readonly string[], window: IdWindow) {
  const newest = newestExecutions(
    db,
    undefined,
    (table) => and(eq(table.scheduleId, schedules.id), within(table.id, window)),
    1,
  );
  return db
    .select({
      scheduleId: schedules.id,
      id: newest.id,
      fireTime: newest.fireTime,
      status: newest.status,
      firstStartedAt: newest.firstStartedAt,
      completedAt: newest.completedAt,
      durationMs: newest.durationMs,
      httpStatus: newest.httpStatus,
      error: newest.error,
    })
    .from(schedules)
    .innerJoinLateral(newest, sql`true`)
    .where(inArray(schedules.id, [...scheduleIds]));
}
