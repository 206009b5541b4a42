import { and, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import { schedules, scheduleVersions } from '@/lib/db/schema';
import { isUuid } from '@/lib/domain/ids';
import { RESTORABLE_FOR_MS, type ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { completeDefinition } from '@/lib/domain/stored-definition';
import type { Queryable } from './database';
import { insertSchedules, type NewSchedule } from './insert-schedules';
import { type OutcomeRecord, recentOutcomes } from './recent-outcomes';
import { type ScheduleRecord, toColumns } from './schedule-columns';
import { isPaused, matching, type ScheduleFilter } from './schedule-filter';
import type { ScheduleOrder, SchedulePlace } from './schedule-order';
import { type ScheduleOverview, selectOverviews } from './schedule-overview';

const NEWEST_FIRST: ScheduleOrder = { descending: true, key: 'createdAt' };

/** Schedules of one workspace with their versions. Deleted ones are as good as gone. */
export class ScheduleRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** The row and its version 1; the cursor is another repository's. */
  async insert({
    id,
    ...change
  }: {
    id: string;
    definition: ScheduleDefinition;
    changedBy: string;
  }): Promise<void> {
    const { workspaceId } = this;
    await this.db.insert(schedules).values({ id, workspaceId, ...toColumns(change.definition) });
    await this.insertVersion({ id, version: 1, ...change });
  }

  /** Many at once, each with its version 1 and its cursor. */
  insertMany(rows: readonly NewSchedule[], made: { by: string; atMs: number }): Promise<void> {
    return insertSchedules(this.db, this.workspaceId, rows, made);
  }

  /** The next version: the row takes it on, and its snapshot is kept for the executions that name it. */
  async update(change: {
    id: string;
    version: number;
    definition: ScheduleDefinition;
    changedBy: string;
  }): Promise<void> {
    const { definition, id, version } = change;
    await this.db
      .update(schedules)
      .set({ ...toColumns(definition), updatedAt: sql`clock_timestamp()`, version })
      .where(this.own(id));
    await this.insertVersion(change);
  }

  async markDeleted(id: string): Promise<void> {
    await this.db
      .update(schedules)
      .set({ deletedAt: sql`clock_timestamp()`, updatedAt: sql`clock_timestamp()` })
      .where(this.own(id));
  }

  /**
   * Locks a deleted schedule that can still be brought back; null when there is none. The janitor passes over what is locked, and what it
   * has locked is waited for: look at `deletedAt` again after the lock. Take it before the cursor's lock, as the janitor does.
   */
  async lockDeleted(id: string): Promise<ScheduleRecord | null> {
    if (!isUuid(id)) return null;
    const [record] = await this.db
      .select()
      .from(schedules)
      .where(and(eq(schedules.id, id), this.restorable()))
      .for('update');
    return record ?? null;
  }

  async unmarkDeleted(id: string): Promise<void> {
    await this.db
      .update(schedules)
      .set({ deletedAt: null, updatedAt: sql`clock_timestamp()` })
      .where(and(eq(schedules.id, id), eq(schedules.workspaceId, this.workspaceId)));
  }

  async find(id: string): Promise<ScheduleRecord | null> {
    if (!isUuid(id)) return null;
    const [record] = await this.db.select().from(schedules).where(this.own(id));
    return record ?? null;
  }

  /** With its next fire time and its newest execution. */
  async findOverview(id: string): Promise<ScheduleOverview | null> {
    if (!isUuid(id)) return null;
    const [overview] = await selectOverviews(this.db, {
      condition: this.own(id),
      limit: 1,
      order: NEWEST_FIRST,
    });
    return overview ?? null;
  }

  /** As above, of a deleted one that can be brought back. */
  async findDeletedOverview(id: string): Promise<ScheduleOverview | null> {
    if (!isUuid(id)) return null;
    const condition = and(eq(schedules.id, id), this.restorable());
    const [overview] = await selectOverviews(this.db, { condition, limit: 1, order: NEWEST_FIRST });
    return overview ?? null;
  }

  /** Newest first unless another order is given, at most `limit`, those that come after a place in it. */
  list(
    filter: ScheduleFilter,
    limit: number,
    { after, order = NEWEST_FIRST }: { after?: SchedulePlace; order?: ScheduleOrder } = {},
  ): Promise<ScheduleOverview[]> {
    const condition = and(this.all(), matching(filter));
    return selectOverviews(this.db, { after, condition, filter, limit, order });
  }

  /** Those of them that fire, in no order. */
  listFiring(ids: readonly string[]): Promise<Pick<ScheduleRecord, 'agentId' | 'id' | 'name'>[]> {
    const { agentId, id, name } = schedules;
    return this.db
      .select({ agentId, id, name })
      .from(schedules)
      .where(and(inArray(id, [...ids]), this.all(), not(isPaused)));
  }

  /** The newest executions of each, newest first; nothing of schedules that aren't of this workspace. */
  recentOutcomes(ids: readonly string[], limit: number): Promise<Map<string, OutcomeRecord[]>> {
    return recentOutcomes(this.db, { ids, limit, workspaceId: this.workspaceId });
  }

  /** The deleted ones that can be brought back, the latest deleted first. */
  listDeleted(filter: ScheduleFilter, limit: number, after?: SchedulePlace): Promise<ScheduleOverview[]> {
    const condition = and(this.restorable(), matching(filter));
    return selectOverviews(this.db, {
      after,
      condition,
      limit,
      order: { descending: true, key: 'deletedAt' },
    });
  }

  /** What a version was; null when there is none. */
  async findVersion(id: string, version: number): Promise<ScheduleDefinition | null> {
    const [row] = await this.db
      .select({ definition: scheduleVersions.definition })
      .from(scheduleVersions)
      .where(
        and(
          eq(scheduleVersions.scheduleId, id),
          eq(scheduleVersions.version, version),
          eq(scheduleVersions.workspaceId, this.workspaceId),
        ),
      );
    return row ? completeDefinition(row.definition) : null;
  }

  private async insertVersion({
    id: scheduleId,
    ...version
  }: {
    id: string;
    version: number;
    definition: ScheduleDefinition;
    changedBy: string;
  }): Promise<void> {
    await this.db.insert(scheduleVersions).values({ scheduleId, workspaceId: this.workspaceId, ...version });
  }

  private all() {
    return and(eq(schedules.workspaceId, this.workspaceId), isNull(schedules.deletedAt));
  }

  /** Index: schedules_deleted. */
  private restorable() {
    return and(
      eq(schedules.workspaceId, this.workspaceId),
      sql`${schedules.deletedAt} > now() - ${RESTORABLE_FOR_MS} * interval '1 millisecond'`,
    );
  }

  private own(id: string) {
    return and(eq(schedules.id, id), this.all());
  }
}
