import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { scheduleCursors, schedules } from '@/lib/db/schema';

type OrderKey = 'createdAt' | 'deletedAt' | 'name' | 'nextFireAt' | 'updatedAt';

export interface ScheduleOrder {
  key: OrderKey;
  descending: boolean;
}

/** Where a schedule stands in an order. */
export interface SchedulePlace {
  /** Of what it is ordered by, as text; of times microseconds since 1970, for which a Date has no room. null: it doesn't fire. */
  value: string | null;
  id: string;
}

/** What lists are ordered by. Each has an index that begins with the workspace, if its table has one, and ends with the id. */
const KEYS: Record<OrderKey, { column: SQL; id: AnyColumn; isTime: boolean }> = {
  createdAt: { column: sql`${schedules.createdAt}`, id: schedules.id, isTime: true },
  deletedAt: { column: sql`${schedules.deletedAt}`, id: schedules.id, isTime: true },
  // By code points: the same everywhere, and indexed whatever language the database sorts by.
  name: { column: sql`lower(${schedules.name}) COLLATE "C"`, id: schedules.id, isTime: false },
  nextFireAt: { column: sql`${scheduleCursors.dueAt}`, id: scheduleCursors.scheduleId, isTime: true },
  updatedAt: { column: sql`${schedules.updatedAt}`, id: schedules.id, isTime: true },
};

export function orderBy({ descending, key }: ScheduleOrder): SQL {
  const { column, id } = KEYS[key];
  return descending ? sql`${column} DESC, ${id} DESC` : sql`${column}, ${id}`;
}

/** The value of a row's place, as text. */
export function placeValue({ key }: ScheduleOrder): SQL<string | null> {
  const { column, isTime } = KEYS[key];
  return isTime ? sql`(extract(epoch FROM ${column}) * 1000000)::bigint::text` : sql`${column}`;
}

/** Only rows that come after a place. */
export function following({ descending, key }: ScheduleOrder, place: SchedulePlace): SQL {
  const { column, id, isTime } = KEYS[key];
  const value = isTime
    ? sql`timestamptz 'epoch' + ${place.value}::bigint * interval '1 microsecond'`
    : sql`${place.value}::text COLLATE "C"`;
  return sql`(${column}, ${id}) ${sql.raw(descending ? '<' : '>')} (${value}, ${place.id}::uuid)`;
}
