import { and, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import { scheduleCursors, schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { type LastExecutionRecord, lastExecutions } from './last-executions';
import { containing } from './like-pattern';
import type { ScheduleRecord } from './schedule-columns';

/** A schedule with what a list shows beside it. */
export interface ScheduleOverview {
  schedule: ScheduleRecord;
  /** By the database's clock: a pause whose end has come is over. */
  isPaused: boolean;
  /** null: it doesn't fire. */
  nextFireAt: Date | null;
  lastExecution: LastExecutionRecord | null;
  /** Place in the list, exact to the microsecond that a Date has no room for. */
  position: SchedulePosition;
}
interface SchedulePosition {
  /** Microseconds from 1970 to its creation, or to its deletion among the deleted ones, as text. */
  atUs: string;
  id: string;
}

export interface ScheduleFilter {
  /** Only those that follow this place. */
  after?: SchedulePosition;
  /** Those that can be brought back, and no others. */
  deleted?: boolean;
  enabled?: boolean;
  /** Part of name, agent, URL, expression or a tag; upper and lower case are the same. */
  search?: string;
}

const isPaused = sql<boolean>`(NOT ${schedules.enabled}
  AND (${schedules.pausedUntil} IS NULL OR ${schedules.pausedUntil} > now()))`;

export function matching({ after, deleted, enabled, search }: ScheduleFilter): SQL | undefined {
  return and(
    enabled === undefined ? undefined : eq(isPaused, !enabled),
    search ? matchingText(containing(search)) : undefined,
    after &&
      sql`(${placeOf(deleted)}, ${schedules.id}) <
          (timestamptz 'epoch' + ${after.atUs}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
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

const placeOf = (deleted = false) => (deleted ? schedules.deletedAt : schedules.createdAt);

/**
 * Newest schedules first (the deleted ones by their deletion), each with its newest execution. Indexes: schedules_by_creation or
 * schedules_deleted backwards, schedule_cursors_pkey, and for each row the last entry of live_executions_schedule and finished_executions_schedule.
 */
export async function selectOverviews(
  db: Queryable,
  condition: SQL | undefined,
  limit: number,
  { deleted }: Pick<ScheduleFilter, 'deleted'> = {},
): Promise<ScheduleOverview[]> {
  const place = placeOf(deleted);
  const rows = await db
    .select({
      schedule: schedules,
      nextFireAt: scheduleCursors.nextFireAt,
      isPaused,
      atUs: sql<string>`(extract(epoch FROM ${place}) * 1000000)::bigint::text`,
    })
    .from(schedules)
    .innerJoin(scheduleCursors, eq(scheduleCursors.scheduleId, schedules.id))
    .where(condition)
    .orderBy(desc(place), desc(schedules.id))
    .limit(limit);
  const last = await lastExecutions(
    db,
    rows.map(({ schedule }) => schedule),
  );
  return rows.map(({ atUs, ...row }) => ({
    ...row,
    lastExecution: last.get(row.schedule.id) ?? null,
    position: { atUs, id: row.schedule.id },
  }));
}
