import { and, eq, type SQL, sql } from 'drizzle-orm';
import { scheduleCursors } from '@/lib/db/schema';
import { isUuid } from '@/lib/domain/ids';
import type { Queryable } from './database';
import { msOf, toInstant } from './epoch';

/** A cursor as it was read under its row's lock. Times are epoch ms. */
export interface LockedCursor {
  nextFireAt: number | null;
  /** null = never fired. */
  lastFireAt: number | null;
  runsLeft: number | null;
  /** Fire times after it belong to the pause or deletion that holds. */
  silentFrom: number | null;
}

/** Where a cursor goes. */
export interface CursorChange {
  version: number;
  /** null: it doesn't fire. */
  nextFireAt: number | null;
  /** null leaves the high-water mark; it never decreases. */
  lastFireAt: number | null;
  /** Where a silence began; null while it fires. */
  silentFrom: number | null;
}

type TimeColumn =
  | typeof scheduleCursors.lastFireAt
  | typeof scheduleCursors.nextFireAt
  | typeof scheduleCursors.silentFrom;
const ms = (column: TimeColumn) =>
  sql<number | null>`CASE WHEN isfinite(${column}) THEN (extract(epoch FROM ${column}) * 1000)::float8 END`;

const instant = (timeMs: number | null): SQL =>
  timeMs === null ? sql`NULL::timestamptz` : sql`${toInstant(timeMs)}::timestamptz`;

/** The queue's rows as people change them: under the row's lock, `rev` + 1 each time (ENGINE §3). */
export class CursorRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** The cursor of a new schedule. */
  async insert(
    scheduleId: string,
    nextFireAt: number | null,
    silentFrom: number | null = null,
  ): Promise<void> {
    const at = nextFireAt === null ? null : new Date(nextFireAt);
    await this.db.insert(scheduleCursors).values({
      scheduleId,
      workspaceId: this.workspaceId,
      nextFireAt: at,
      dueAt: at,
      silentFrom: silentFrom === null ? null : new Date(silentFrom),
    });
  }

  /** Waits for the row and keeps others off it: fences pass it over, edits and triggers wait. */
  async lock(scheduleId: string): Promise<LockedCursor | null> {
    if (!isUuid(scheduleId)) return null;
    const [cursor] = await this.db
      .select({
        nextFireAt: ms(scheduleCursors.nextFireAt),
        lastFireAt: ms(scheduleCursors.lastFireAt),
        runsLeft: scheduleCursors.runsLeft,
        silentFrom: ms(scheduleCursors.silentFrom),
      })
      .from(scheduleCursors)
      .where(this.own(scheduleId))
      .for('update');
    return cursor ?? null;
  }

  /** Where the pause or deletion that holds began, without a lock. */
  async findSilence(scheduleId: string): Promise<Pick<LockedCursor, 'lastFireAt' | 'silentFrom'> | null> {
    const [cursor] = await this.db
      .select({ lastFireAt: ms(scheduleCursors.lastFireAt), silentFrom: ms(scheduleCursors.silentFrom) })
      .from(scheduleCursors)
      .where(this.own(scheduleId));
    return cursor ?? null;
  }

  /** Keeps edits and deletion off the row, and nothing else: fences go on. false: there is no such cursor. */
  async lockAgainstEdits(scheduleId: string): Promise<boolean> {
    if (!isUuid(scheduleId)) return false;
    const rows = await this.db
      .select({ scheduleId: scheduleCursors.scheduleId })
      .from(scheduleCursors)
      .where(this.own(scheduleId))
      .for('key share');
    return rows.length > 0;
  }

  async move(
    scheduleId: string,
    { lastFireAt, nextFireAt, silentFrom, version }: CursorChange,
  ): Promise<void> {
    await this.db
      .update(scheduleCursors)
      .set({
        version,
        rev: sql`${scheduleCursors.rev} + 1`,
        nextFireAt: instant(nextFireAt),
        dueAt: instant(nextFireAt),
        lastFireAt: sql`greatest(${scheduleCursors.lastFireAt}, ${instant(lastFireAt)})`,
        silentFrom: instant(silentFrom),
      })
      .where(this.own(scheduleId));
  }

  /** The database's clock, epoch ms with fractions. A statement of its own: one that waits for a lock may have read it before. */
  async nowMs(): Promise<number> {
    const rows = await this.db.execute<{ now: number }>(
      sql`SELECT ${sql.raw(msOf('clock_timestamp()'))} AS now`,
    );
    return rows[0]!.now;
  }

  private own(scheduleId: string) {
    return and(eq(scheduleCursors.scheduleId, scheduleId), eq(scheduleCursors.workspaceId, this.workspaceId));
  }
}
