import { and, asc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { schedules } from '@/lib/db/schema';
import type { Queryable } from './database';
import type { ScheduleRecord } from './schedule-columns';
import { matching, type ScheduleFilter } from './schedule-filter';

/** Place in an export, exact to the microsecond that a Date has no room for. */
export interface ExportPosition {
  createdAtUs: string;
  id: string;
}

/** Schedules as files hold them: many at once, by creation, id or name. */
export class ScheduleTransferRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** The oldest first, at most `limit`, those that were made after `after`. Index: schedules_by_creation. */
  async oldest(
    filter: ScheduleFilter,
    after: ExportPosition | null,
    limit: number,
  ): Promise<{ position: ExportPosition; schedule: ScheduleRecord }[]> {
    const later =
      after &&
      sql`(${schedules.createdAt}, ${schedules.id}) >
          (timestamptz 'epoch' + ${after.createdAtUs}::bigint * interval '1 microsecond', ${after.id}::uuid)`;
    const rows = await this.db
      .select({
        schedule: schedules,
        createdAtUs: sql<string>`(extract(epoch FROM ${schedules.createdAt}) * 1000000)::bigint::text`,
      })
      .from(schedules)
      .where(and(this.all(), matching(filter), later ?? undefined))
      .orderBy(asc(schedules.createdAt), asc(schedules.id))
      .limit(limit);
    return rows.map(({ createdAtUs, schedule }) => ({
      position: { createdAtUs, id: schedule.id },
      schedule,
    }));
  }

  /** Those of these ids that there are. Index: schedules_pkey. */
  findByIds(ids: readonly string[]): Promise<ScheduleRecord[]> {
    return this.find(inArray(schedules.id, [...ids]));
  }

  /** All that have one of these names, which several may have. */
  findByNames(names: readonly string[]): Promise<ScheduleRecord[]> {
    return this.find(inArray(schedules.name, [...names]));
  }

  /** Those of these ids that no new schedule may have: deleted ones, and those of other workspaces. */
  async takenIds(ids: readonly string[]): Promise<string[]> {
    const others = or(isNotNull(schedules.deletedAt), ne(schedules.workspaceId, this.workspaceId));
    const rows = await this.db
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(inArray(schedules.id, [...ids]), others));
    return rows.map(({ id }) => id);
  }

  private find(condition: SQL): Promise<ScheduleRecord[]> {
    return this.db.select().from(schedules).where(and(this.all(), condition));
  }

  private all() {
    return and(eq(schedules.workspaceId, this.workspaceId), isNull(schedules.deletedAt));
  }
}
