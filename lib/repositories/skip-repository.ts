import { and, desc, eq, gt, lt } from 'drizzle-orm';
import { skips } from '@/lib/db/schema';
import type { SkipRange } from '@/lib/domain/engine/ports';
import type { Queryable } from './database';

export type SkipRecord = typeof skips.$inferSelect;

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

  /** Latest first. Index: skips_schedule_id_from_fire_time_pk. */
  list(scheduleId: string, page: { limit: number; before?: Date }): Promise<SkipRecord[]> {
    return this.db
      .select()
      .from(skips)
      .where(and(this.of(scheduleId), page.before && lt(skips.fromFireTime, page.before)))
      .orderBy(desc(skips.fromFireTime))
      .limit(page.limit);
  }

  private of(scheduleId: string) {
    return and(eq(skips.scheduleId, scheduleId), eq(skips.workspaceId, this.workspaceId));
  }
}
