import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';
import { OLDEST_DAY_SQL, partitionDayMs } from '@/lib/db/history-partitions';
import { HIGHEST_ID, LOWEST_ID } from '@/lib/domain/ids';
import { RESTORABLE_FOR_MS } from '@/lib/domain/schedule-definition';
import { DAY_MS, FIVE_MINUTES_KEPT_MS, GRAIN_MINUTES } from '@/lib/domain/statistics/grain';
import { type IdWindow, windowsOfHistory } from '../history-windows';
import { removeSchedulesStats, removeStatsOlderThan } from '../statistics/remove';

/** Rows that one step removes at the most, so that no lock or transaction lasts long. */
const STEP_SIZE = 5_000;
/** The longest time that a chart shows, and a day for its zone. */
const STATS_KEPT_FOR_MS = (26 * 7 + 1) * DAY_MS;
/** A POST can be repeated, and a worker that ended looked up for so long. */
const KEPT_FOR = "interval '24 hours'";

const REMOVABLE = `s.deleted_at < now() - ${RESTORABLE_FOR_MS} * interval '1 millisecond' AND NOT EXISTS (SELECT 1 FROM live_executions e WHERE e.schedule_id = s.id)`;

/**
 * What nobody needs any more, removed step by step. Each method does one step and says how many rows it took; 0 means that there is nothing
 * left. Any number of processes may work at it at once: they pass over what another has locked.
 */
export class Housekeeping {
  constructor(private readonly sql: Sql) {}

  /** Answers kept for repeated POSTs. Index: idempotency_keys_age. */
  async removeIdempotencyKeys(): Promise<number> {
    const { count } = await this.sql.unsafe(
      `DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM idempotency_keys WHERE created_at < now() - ${KEPT_FOR} ORDER BY created_at LIMIT $1::int FOR UPDATE SKIP LOCKED))`,
      [STEP_SIZE],
    );
    return count;
  }

  /** Workers that ended and own nothing. Few rows; index for what they own: live_executions_worker. */
  async removeEndedWorkers(): Promise<number> {
    const { count } = await this.sql.unsafe(
      `DELETE FROM workers w WHERE w.id = ANY (ARRAY(
         SELECT id FROM workers WHERE state <> 'alive' AND coalesce(ended_at, seen_at) < now() - ${KEPT_FOR} LIMIT $1::int FOR UPDATE SKIP LOCKED))
         AND NOT EXISTS (SELECT 1 FROM live_executions e WHERE e.worker_id = w.id)`,
      [STEP_SIZE],
    );
    return count;
  }

  /** Statistics older than history is kept (null: for ever), but never those of the last 26 weeks; those by 5 minutes after 8 days. */
  async removeOldStatistics(retentionMs: number | null): Promise<number> {
    const { day, fiveMinutes, quarter } = GRAIN_MINUTES;
    const fine = await removeStatsOlderThan(this.sql, [fiveMinutes], FIVE_MINUTES_KEPT_MS, STEP_SIZE);
    if (fine > 0 || retentionMs === null) return fine;
    return removeStatsOlderThan(
      this.sql,
      [quarter, day],
      Math.max(retentionMs, STATS_KEPT_FOR_MS),
      STEP_SIZE,
    );
  }

  /**
   * One deleted schedule with nothing live: some of its history first, then of its skips and its statistics, the rest with the schedule itself at last,
   * so that a kill in between leaves a schedule to go on with. Indexes: schedules_deleted, live_executions_schedule.
   */
  async removeDeletedSchedules(): Promise<number> {
    const [schedule] = await this.sql.unsafe<DeletedSchedule[]>(
      `SELECT s.id, s.created_at AS "createdAt" FROM schedules s WHERE ${REMOVABLE} ORDER BY s.deleted_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    if (!schedule) return 0;
    const removed = await this.removeHistory(schedule);
    if (removed > 0) return removed;
    return this.whileLocked(
      schedule,
      async (tx) =>
        (await removeSkips(tx, schedule.id)) ||
        (await removeSchedulesStats(tx, [schedule.id], STEP_SIZE)) ||
        (await removeSchedule(tx, schedule.id)),
    );
  }

  /** Some executions and their attempts. A transaction for each window: locks on all days at once would be too many. */
  private async removeHistory(schedule: DeletedSchedule): Promise<number> {
    const madeAtMs = () => schedule.createdAt.getTime();
    for await (const window of windowsOfHistory(() => oldestDayMs(this.sql), { madeAtMs })) {
      const removed = await this.whileLocked(schedule, (tx) => removeWindow(tx, schedule.id, window));
      if (removed > 0) return removed;
    }
    return 0;
  }

  /** 0 when another process is at it. */
  private async whileLocked(
    { id }: DeletedSchedule,
    work: (tx: postgres.TransactionSql) => Promise<number>,
  ): Promise<number> {
    return this.sql.begin(async (tx) => {
      const locked = await tx.unsafe(
        `SELECT s.id FROM schedules s WHERE s.id = $1::uuid AND ${REMOVABLE} FOR UPDATE SKIP LOCKED`,
        [id],
      );
      return locked.length === 0 ? 0 : work(tx);
    });
  }
}

interface DeletedSchedule {
  id: string;
  createdAt: Date;
}

async function oldestDayMs(sql: Sql): Promise<number> {
  const [oldest] = await sql.unsafe<{ name: string }[]>(OLDEST_DAY_SQL);
  return oldest ? partitionDayMs(oldest.name) : Number.POSITIVE_INFINITY;
}

/** Index: finished_executions_schedule; the bounds prune all other days. */
async function removeWindow(
  tx: postgres.TransactionSql,
  scheduleId: string,
  { highId = HIGHEST_ID, lowId = LOWEST_ID }: IdWindow,
): Promise<number> {
  const rows = await tx<{ id: string }[]>`
    SELECT id FROM finished_executions WHERE schedule_id = ${scheduleId} AND id >= ${lowId} AND id <= ${highId} LIMIT ${STEP_SIZE}`;
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await tx`DELETE FROM attempt_rows WHERE execution_id = ANY (${ids}::uuid[])`;
  const { count } = await tx`DELETE FROM finished_executions WHERE id = ANY (${ids}::uuid[])`;
  return count;
}

async function removeSkips(tx: postgres.TransactionSql, scheduleId: string): Promise<number> {
  const { count } = await tx`
    DELETE FROM skips WHERE ctid = ANY (ARRAY(SELECT ctid FROM skips WHERE schedule_id = ${scheduleId} LIMIT ${STEP_SIZE}))`;
  return count;
}

async function removeSchedule(tx: postgres.TransactionSql, scheduleId: string): Promise<number> {
  await tx`DELETE FROM schedule_cursors WHERE schedule_id = ${scheduleId}`;
  await tx`DELETE FROM schedule_versions WHERE schedule_id = ${scheduleId}`;
  const { count } = await tx`DELETE FROM schedules WHERE id = ${scheduleId}`;
  return count;
}
