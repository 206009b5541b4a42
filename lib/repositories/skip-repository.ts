import { and, desc, eq, lt } from 'drizzle-orm';
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

  /** Latest first. Index: skips_schedule_id_from_fire_time_pk. */
  list(scheduleId: string, page: { limit: number; before?: Date }): Promise<SkipRecord[]> {
    return this.db
      .select()
      .from(skips)
      .where(
        and(
          eq(skips.scheduleId, scheduleId),
          eq(skips.workspaceId, this.workspaceId),
          page.before && lt(skips.fromFireTime, page.before),
        ),
      )
      .orderBy(desc(skips.fromFireTime))
      .limit(page.limit);
  }
}
