import { and, eq, sql } from 'drizzle-orm';
import { scheduleCursors, schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { type LastExecutionRecord, lastExecutions } from './last-executions';
import type { ScheduleRecord } from './schedule-columns';
import { isPaused } from './schedule-filter';
import { following, orderBy, placeValue, type SchedulePlace } from './schedule-order';
import type { Selected, Wanted } from './schedule-selection';
import { selectByNextFire } from './schedules-by-next-fire';

/** A schedule with what a list shows beside it. */
export interface ScheduleOverview {
  schedule: ScheduleRecord;
  /** By the database's clock: a pause whose end has come is over. */
  isPaused: boolean;
  /** null: it doesn't fire. */
  nextFireAt: Date | null;
  lastExecution: LastExecutionRecord | null;
  place: SchedulePlace;
}

/**
 * Schedules in an order, each with its newest execution. Indexes: that of the order, schedule_cursors_pkey, and for each row the last
 * entry of live_executions_schedule and finished_executions_schedule.
 */
export async function selectOverviews(db: Queryable, wanted: Wanted): Promise<ScheduleOverview[]> {
  const rows = await (wanted.order.key === 'nextFireAt'
    ? selectByNextFire(db, wanted)
    : selectPage(db, wanted));
  const last = await lastExecutions(
    db,
    rows.map(({ schedule }) => schedule),
  );
  return rows.map(({ value, ...row }) => ({
    ...row,
    lastExecution: last.get(row.schedule.id) ?? null,
    place: { id: row.schedule.id, value },
  }));
}

/** Cursors are looked up for the rows of the page alone, whatever was read to find them. */
function selectPage(db: Queryable, { after, condition, limit, order }: Wanted): Promise<Selected[]> {
  const ofSchedule = eq(scheduleCursors.scheduleId, schedules.id);
  const nextFireAt = sql<Date | null>`(SELECT ${scheduleCursors.nextFireAt} FROM ${scheduleCursors} WHERE ${ofSchedule})`;
  return db
    .select({
      schedule: schedules,
      isPaused,
      nextFireAt: nextFireAt.mapWith(scheduleCursors.nextFireAt),
      value: placeValue(order),
    })
    .from(schedules)
    .where(and(condition, after && following(order, after)))
    .orderBy(orderBy(order))
    .limit(limit);
}
