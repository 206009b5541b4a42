import { connect, type Sql } from '@/lib/db/connect';
import { createTestDatabase } from '@/scripts/test-services/test-database';
import { epochMs } from '../../epoch';
import { PostgresEngineStore } from '../engine-store';
import {
  type CursorState,
  type EngineStoreWorld,
  type FinishedState,
  type LiveState,
  type SkipState,
  WORKSPACE_ID,
} from './engine-store-world.fixture';

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** A database of its own, with the loop's statements on it. */
export async function postgresWorld(): Promise<EngineStoreWorld & { sql: Sql }> {
  const database = await createTestDatabase();
  const sql = connect(database.url, { applicationName: 'conformance', max: 6 });
  return {
    ...setUps(sql),
    ...looks(sql),
    close: async () => {
      await sql.end({ timeout: 1 });
      await database.drop();
    },
    sql,
    store: new PostgresEngineStore(sql, sql),
  };
}

function setUps(sql: Sql) {
  return {
    clear: async () => {
      await sql.unsafe(
        `WITH a AS (DELETE FROM live_executions), b AS (DELETE FROM finished_executions), c AS (DELETE FROM attempt_rows),
              d AS (DELETE FROM skips), e AS (DELETE FROM schedule_versions), f AS (DELETE FROM workers)
         DELETE FROM schedule_cursors`,
      );
    },
    forgetWorker: async (workerId: string) => {
      await sql`DELETE FROM workers WHERE id = ${workerId}`;
    },
    lockCursor: (scheduleId: string) =>
      hold(sql, 'SELECT 1 FROM schedule_cursors WHERE schedule_id = $1 FOR UPDATE', scheduleId),
    lockLive: (id: string) => hold(sql, 'SELECT 1 FROM live_executions WHERE id = $1 FOR UPDATE', id),
    now: async () => {
      const [row] = await sql<
        { ms: number }[]
      >`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
      return row!.ms;
    },
    putCursor: async (scheduleId: string, cursor: CursorState) => {
      await sql.unsafe(
        `INSERT INTO schedule_cursors (schedule_id, workspace_id, version, rev, next_fire_at, due_at, last_fire_at, runs_left)
         VALUES ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, coalesce($7::timestamptz, '-infinity'), $8)`,
        [
          scheduleId,
          WORKSPACE_ID,
          cursor.version,
          cursor.rev,
          instant(cursor.nextFireAt),
          instant(cursor.dueAt),
          instant(cursor.lastFireAt),
          cursor.runsLeft,
        ],
      );
    },
    putDefinition: async (scheduleId: string, version: number, definition: object) => {
      await sql.unsafe(
        "INSERT INTO schedule_versions (schedule_id, version, workspace_id, definition, changed_by) VALUES ($1, $2, $3, $4::text::jsonb, 'test')",
        [scheduleId, version, WORKSPACE_ID, JSON.stringify(definition)],
      );
    },
    putLive: async (id: string, row: LiveState) => {
      await sql.unsafe(
        `INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, priority, status, blocked,
                                      worker_id, claim, attempts, losses, due_at, scheduled_at, cancel_requested_at, abort_requested)
         VALUES ($1, $2, $3, $4, $5::timestamptz, 'schedule', 'schedule', $6, $7, $8, $9::text::boolean, $10, $11, $12, $13, $14::timestamptz,
                 $15::timestamptz, CASE WHEN $16::text = 'true' THEN now() END, $17::text::boolean)`,
        [
          id,
          row.scheduleId,
          WORKSPACE_ID,
          row.version,
          instant(row.fireAt),
          row.agentRef,
          row.priority,
          row.status,
          String(row.blocked),
          row.workerId,
          row.claim,
          row.attempts,
          row.losses,
          instant(row.dueAt),
          instant(row.scheduledAt),
          String(row.cancelRequested),
          String(row.abortRequested),
        ],
      );
    },
  };
}

function looks(sql: Sql) {
  const one = async <T extends object>(text: string, key: string): Promise<T | null> =>
    (await sql.unsafe<T[]>(text, [key]))[0] ?? null;
  return {
    cursor: (scheduleId: string) =>
      one<CursorState>(
        `SELECT rev::float8 AS rev, version, ${epochMs('next_fire_at')} AS "nextFireAt", ${epochMs('due_at')} AS "dueAt",
                ${epochMs('last_fire_at')} AS "lastFireAt", runs_left AS "runsLeft"
           FROM schedule_cursors WHERE schedule_id = $1`,
        scheduleId,
      ),
    earlierAttempts: async (id: string) => [
      ...(await sql<{ n: number; status: string }[]>`
        SELECT n, status FROM attempt_rows WHERE execution_id = ${id} ORDER BY n`),
    ],
    finished: (id: string) =>
      one<FinishedState>(
        `SELECT status, worker_id AS "workerId", claim, attempts, losses, attempt_status AS "attemptStatus", error_class AS "errorClass"
           FROM finished_executions WHERE id = $1`,
        id,
      ),
    live: (id: string) =>
      one<LiveState>(
        `SELECT schedule_id AS "scheduleId", version, agent_id AS "agentRef", ${epochMs('fire_time')} AS "fireAt",
                ${epochMs('scheduled_at')} AS "scheduledAt", ${epochMs('due_at')} AS "dueAt", priority, status, blocked,
                worker_id AS "workerId", claim, attempts, losses, cancel_requested_at IS NOT NULL AS "cancelRequested",
                abort_requested AS "abortRequested"
           FROM live_executions WHERE id = $1`,
        id,
      ),
    skips: async (scheduleId: string) => [
      ...(await sql.unsafe<SkipState[]>(
        `SELECT ${epochMs('from_fire_time')} AS "fromFireAt", ${epochMs('to_fire_time')} AS "toFireAt", count, reason, version
           FROM skips WHERE schedule_id = $1 ORDER BY from_fire_time`,
        [scheduleId],
      )),
    ],
  };
}

/** A transaction that locks a row and stays open. Returns its end. */
async function hold(sql: Sql, text: string, key: string): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return new Promise((resolve, reject) => {
    const transaction = sql.begin(async (tx) => {
      await tx.unsafe(text, [key]);
      resolve(async () => {
        release();
        await transaction;
      });
      await released;
    });
    transaction.catch(reject);
  });
}
