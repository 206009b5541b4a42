import { and, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import { scheduleCursors, schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { type LastExecutionRecord, lastExecutions } from './last-executions';
import { containing } from './like-pattern';
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
