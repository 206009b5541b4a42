import { and, desc, eq, lt } from 'drizzle-orm';
import { scheduleVersions } from '@/lib/db/schema';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { completeDefinition } from '@/lib/domain/stored-definition';
import type { Queryable } from './database';

export interface ScheduleVersionRecord {
  version: number;
  changedAt: Date;
  changedBy: string;
  /** Complete, whatever its time knew. */
  definition: ScheduleDefinition;
}

const COLUMNS = {
  version: scheduleVersions.version,
  changedAt: scheduleVersions.changedAt,
  changedBy: scheduleVersions.changedBy,
  definition: scheduleVersions.definition,
};

/** Versions of schedules of one workspace; they never change. Index: schedule_versions_schedule_id_version_pk. */
export class ScheduleVersionRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  async find(scheduleId: string, version: number): Promise<ScheduleVersionRecord | null> {
    const [row] = await this.db
      .select(COLUMNS)
      .from(scheduleVersions)
      .where(and(this.of(scheduleId), eq(scheduleVersions.version, version)));
    return row ? complete(row) : null;
  }

  /** Newest first. @param page.before only those that are older than this version */
  async list(scheduleId: string, page: { limit: number; before?: number }): Promise<ScheduleVersionRecord[]> {
    const older = page.before === undefined ? undefined : lt(scheduleVersions.version, page.before);
    const rows = await this.db
      .select(COLUMNS)
      .from(scheduleVersions)
      .where(and(this.of(scheduleId), older))
      .orderBy(desc(scheduleVersions.version))
      .limit(page.limit);
    return rows.map(complete);
  }

  private of(scheduleId: string) {
    return and(
      eq(scheduleVersions.scheduleId, scheduleId),
      eq(scheduleVersions.workspaceId, this.workspaceId),
    );
  }
}

const complete = (row: ScheduleVersionRecord): ScheduleVersionRecord => ({
  ...row,
  definition: completeDefinition(row.definition),
});
