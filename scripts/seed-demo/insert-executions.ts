import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { DAY_SQL, DEMO_TABLE_SQL } from './day-of-history-sql';
import type { InsertedSchedule } from './insert-schedules';
import { HISTORY_DAYS } from './rhythm';

const DAY_MS = 86_400_000;
/** Schedules of one statement. */
const BATCH_SIZE = 5_000;

export interface HistoryOptions {
  executions: number;
  /** Where history ends. */
  nowMs: number;
  onDay(written: number): void;
}

/**
 * The newest executions that these schedules would have had, from now back: one statement a day. Their partitions must exist. The cursors'
 * high-water marks follow.
 *
 * @param sql one connection
 * @returns how many were written
 */
export async function insertExecutions(
  sql: postgres.ReservedSql,
  schedules: readonly InsertedSchedule[],
  { executions, nowMs, onDay }: HistoryOptions,
): Promise<number> {
  await sql.unsafe(`SET timezone = 'UTC'; ${DEMO_TABLE_SQL}`);
  for (let from = 0; from < schedules.length; from += BATCH_SIZE) {
    const rows = schedules.slice(from, from + BATCH_SIZE).map(toDemoRow);
    await sql`INSERT INTO demo SELECT * FROM jsonb_populate_recordset(NULL::demo, ${sql.json(rows)})`;
  }
  await sql`ANALYZE demo`;
  const workers = [randomUUID(), randomUUID(), randomUUID()];
  const [fromMs, today] = [nowMs - HISTORY_DAYS * DAY_MS, Math.floor(nowMs / DAY_MS) * DAY_MS];
  let written = 0;
  for (let dayMs = today; dayMs > fromMs - DAY_MS && written < executions; dayMs -= DAY_MS) {
    const parameters = [
      new Date(dayMs).toISOString().slice(0, 10),
      new Date(fromMs).toISOString(),
      new Date(nowMs).toISOString(),
      executions - written,
      DEFAULT_WORKSPACE_ID,
      workers,
    ];
    const [day] = await sql.unsafe<{ written: number }[]>(DAY_SQL, parameters);
    written += day!.written;
    onDay(written);
  }
  await sql`
    UPDATE schedule_cursors c SET last_fire_at = greatest(c.last_fire_at, demo.last_fire_at), rev = c.rev + 1
      FROM demo WHERE demo.schedule_id = c.schedule_id AND demo.last_fire_at IS NOT NULL`;
  return written;
}

const toDemoRow = ({ agentRef, durationMs, failureRate, id, timing }: InsertedSchedule) => ({
  agent_id: agentRef,
  duration_ms: durationMs,
  failure_rate: failureRate,
  month_day: timing.monthDay,
  schedule_id: id,
  second: timing.second,
  step_seconds: timing.stepSeconds,
  timezone: timing.timezone,
  weekdays: timing.weekdays,
});
