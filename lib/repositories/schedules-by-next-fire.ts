import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { scheduleCursors, schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import { isPaused } from './schedule-filter';
import { following, orderBy, placeValue } from './schedule-order';
import type { Selected, Wanted } from './schedule-selection';

/** Of so many matches for each row of a page every cursor is looked up; of more, cursors are walked until enough of them match. */
const FEW = 20;
const { dueAt, nextFireAt, scheduleId } = scheduleCursors;

/**
 * Those that fire; then those that don't, by their id whatever the direction. The time of the next fire is the cursor's, what is filtered
 * by is the schedule's, so that no index has both, and PostgreSQL alone would rather read all cursors at once. Indexes:
 * schedule_cursors_due and schedule_cursors_idle, or schedule_cursors_pkey when few schedules match.
 */
export async function selectByNextFire(db: Queryable, wanted: Wanted): Promise<Selected[]> {
  const { after, filter = {}, limit, order } = wanted;
  const read = (await hasFewMatches(db, wanted)) ? lookUp : walk;
  const isFiring = after === undefined || after.value !== null;
  // Of paused ones only those whose pause has an end have a next fire time.
  const hasEnd = filter.enabled === false ? isNotNull(schedules.pausedUntil) : undefined;
  const firing = isFiring
    ? await read(db, wanted, and(isNotNull(dueAt), hasEnd, after && following(order, after)), orderBy(order))
    : [];
  if (firing.length === limit) return firing;
  const idle = and(isNull(dueAt), isFiring ? undefined : sql`${scheduleId} > ${after.id}::uuid`);
  return [
    ...firing,
    ...(await read(db, { ...wanted, limit: limit - firing.length }, idle, sql`${scheduleId}`)),
  ];
}

async function hasFewMatches(db: Queryable, { condition, filter = {}, limit }: Wanted): Promise<boolean> {
  if (Object.values(filter).every((value) => value === undefined)) return false;
  const most = FEW * limit;
  const found = await db
    .select({ one: sql`1` })
    .from(schedules)
    .where(condition)
    .limit(most + 1);
  return found.length <= most;
}

const columnsOf = ({ order }: Wanted) => ({
  schedule: schedules,
  isPaused,
  nextFireAt,
  value: placeValue(order),
});

function walk(db: Queryable, wanted: Wanted, place: SQL | undefined, inOrder: SQL): Promise<Selected[]> {
  return db
    .select(columnsOf(wanted))
    .from(scheduleCursors)
    .innerJoin(schedules, eq(schedules.id, scheduleId))
    .where(and(wanted.condition, place))
    .orderBy(inOrder)
    .limit(wanted.limit);
}

function lookUp(db: Queryable, wanted: Wanted, place: SQL | undefined, inOrder: SQL): Promise<Selected[]> {
  const cursor = db
    .select({ dueAt, nextFireAt, scheduleId })
    .from(scheduleCursors)
    .where(eq(scheduleId, schedules.id))
    .limit(1) // keeps it from becoming a join, which would read them all
    .as('schedule_cursors');
  return db
    .select(columnsOf(wanted))
    .from(schedules)
    .innerJoinLateral(cursor, sql`true`)
    .where(and(wanted.condition, place))
    .orderBy(inOrder)
    .limit(wanted.limit);
}
