import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';
import { DAY_MS, FIVE_MINUTES_KEPT_MS, GRAIN_MINUTES } from '@/lib/domain/statistics/grain';
import { removeSchedulesStats, removeStatsOlderThan } from '../statistics/remove';

/** Rows that one step removes at the most, so that no lock or transaction lasts long. */
const STEP_SIZE = 5_000;
/** The longest time that a chart shows, and a day for its zone. */
const STATS_KEPT_FOR_MS = (26 * 7 + 1) * DAY_MS;
/** A deleted schedule can be restored, a POST repeated, and a worker that ended looked up for so long. */
const KEPT_FOR = "interval '24 hours'";

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
    return this.sql.begin(async (tx) => {
      const [schedule] = await tx.unsafe<{ id: string }[]>(
        `SELECT s.id FROM schedules s
          WHERE s.deleted_at < now() - ${KEPT_FOR} AND NOT EXISTS (SELECT 1 FROM live_executions e WHERE e.schedule_id = s.id)
          ORDER BY s.deleted_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!schedule) return 0;
      return (
        (await removeHistory(tx, schedule.id)) ||
        (await removeSkips(tx, schedule.id)) ||
        (await removeSchedulesStats(tx, [schedule.id], STEP_SIZE)) ||
        (await removeSchedule(tx, schedule.id))
      );
    });
  }
}

/** The oldest of its executions and their attempts. Index: finished_executions_schedule; the bounds prune all other days. */
async function removeHistory(tx: postgres.TransactionSql, scheduleId: string): Promise<number> {
  const [bounds] = await tx<{ low: string | null; high: string | null }[]>`
    SELECT ids[1] AS low, ids[cardinality(ids)] AS high
      FROM (SELECT array_agg(id ORDER BY id) AS ids
              FROM (SELECT id FROM finished_executions WHERE schedule_id = ${scheduleId} ORDER BY id LIMIT ${STEP_SIZE}) step) step`;
  const { low, high } = bounds!;
  if (low === null || high === null) return 0;
  await tx`
    DELETE FROM attempt_rows
     WHERE execution_id BETWEEN ${low} AND ${high}
       AND execution_id IN (SELECT id FROM finished_executions WHERE schedule_id = ${scheduleId} AND id BETWEEN ${low} AND ${high})`;
  const { count } = await tx`
    DELETE FROM finished_executions WHERE schedule_id = ${scheduleId} AND id BETWEEN ${low} AND ${high}`;
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
