import { and, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { schedules, skips } from '@/lib/db/schema';
import type { SkipRange, SkipReason } from '@/lib/domain/engine/ports';
import { LOWEST_ID } from '@/lib/domain/ids';
import type { Queryable } from './database';

export type SkipRecord = typeof skips.$inferSelect & {
  /** null: the schedule is gone for good. */
  scheduleName: string | null;
};

export interface SkipFilter {
  /** Only those that follow this place. */
  after?: SkipPlace;
  /** Of the first fire time of a range: inclusive, epoch ms. */
  fromMs?: number;
  reason?: SkipReason;
  scheduleId?: string;
  /** Exclusive. */
  toMs?: number;
}
/** A place in a list: no two skips of a schedule begin at one instant. */
interface SkipPlace {
  fromFireTime: Date;
  scheduleId: string;
}

/** Ranges of fire times that did not run, of one workspace. */
export class SkipRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  async insert(scheduleId: string, version: number, range: SkipRange): Promise<void> {
    await this.db.insert(skips).values({
      scheduleId,
      version,
      workspaceId: this.workspaceId,
      fromFireTime: new Date(range.fromFireAt),
      toFireTime: new Date(range.toFireAt),
      count: range.count,
      reason: range.reason,
    });
  }

  /**
   * Puts a range in the place of every skip that begins later than `afterMs`; null leaves none. What was recorded under a version stays
   * under it. Index: skips_schedule_id_from_fire_time_pk.
   */
  async replaceAfter(
    scheduleId: string,
    version: number,
    { afterMs, range }: { afterMs: number; range: SkipRange | null },
  ): Promise<void> {
    const replaced = await this.db
      .delete(skips)
      .where(and(this.of(scheduleId), gt(skips.fromFireTime, new Date(afterMs))))
      .returning({ version: skips.version });
    const first = Math.min(version, ...replaced.map((skip) => skip.version));
    if (range) await this.insert(scheduleId, first, range);
  }

  /**
   * Latest first. Indexes: skips_schedule_id_from_fire_time_pk, skips_reason or skips_workspace, as a range of it: by equality the planner
   * may take one of the others, and read all that lies between.
   */
  list(filter: SkipFilter, limit: number): Promise<SkipRecord[]> {
    const prefix = this.prefixOf(filter);
    const key = [...prefix.map(([column]) => column), skips.fromFireTime, skips.scheduleId];
    return this.db
      .select({ ...getTableColumns(skips), scheduleName: SCHEDULE_NAME })
      .from(skips)
      .where(sql.join(this.conditions(filter, prefix, key), sql` AND `))
      .orderBy(...key.map((column) => sql`${column} DESC`))
      .limit(limit);
  }

  private prefixOf({ reason, scheduleId }: SkipFilter): [PgColumn, string][] {
    if (scheduleId) return [[skips.scheduleId, scheduleId]];
    if (reason)
      return [
        [skips.workspaceId, this.workspaceId],
        [skips.reason, reason],
      ];
    return [[skips.workspaceId, this.workspaceId]];
  }

  private conditions(
    { after, fromMs, reason, toMs }: SkipFilter,
    prefix: readonly [PgColumn, string][],
    key: readonly PgColumn[],
  ): SQL[] {
    const row = sql.join(key.map(asSql), sql`, `);
    const at = (place: { time: string; scheduleId: string }) =>
      sql.join([...prefix.map(([, value]) => value), place.time, place.scheduleId].map(asSql), sql`, `);
    const atTime = (timeMs: number | undefined, open: string) =>
      at({ scheduleId: LOWEST_ID, time: timeMs === undefined ? open : new Date(timeMs).toISOString() });
    const conditions = [
      sql`(${row}) >= (${atTime(fromMs, '-infinity')})`,
      sql`(${row}) < (${atTime(toMs, 'infinity')})`,
      sql`${skips.workspaceId} = ${this.workspaceId}`,
    ];
    if (reason) conditions.push(sql`${skips.reason} = ${reason}`);
    if (after)
      conditions.push(
        sql`(${row}) < (${at({ scheduleId: after.scheduleId, time: after.fromFireTime.toISOString() })})`,
      );
    return conditions;
  }

  private of(scheduleId: string) {
    return and(eq(skips.scheduleId, scheduleId), eq(skips.workspaceId, this.workspaceId));
  }
}

const SCHEDULE_NAME = sql<
  string | null
>`(SELECT ${schedules.name} FROM ${schedules} WHERE ${schedules.id} = ${skips.scheduleId})`;

const asSql = (part: PgColumn | string): SQL => sql`${part}`;
