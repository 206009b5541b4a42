import { randomUUID } from 'node:crypto';
import type { Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';

/** An execution's id of that millisecond and number, in SQL. */
const idSql = (ms: string, n: string) =>
  `(lpad(to_hex(${ms}), 12, '0') || '8' || substr(md5(${n}::text), 1, 3) || '8' || substr(md5(${n}::text), 4, 15))::uuid`;

const AGENT =
  "('00000000-0000-8000-9000-' || lpad(to_hex(CASE WHEN n % 2 = 0 THEN 0 ELSE n % 100 END), 12, '0'))::uuid";

export interface EngineLoad {
  workerId: string;
  /** A worker that is dead and still owns executions. */
  deadWorkerId: string;
}

/** Empties the engine's tables and keeps autovacuum from making statistics by itself. */
export async function emptyEngine(sql: Sql): Promise<EngineLoad> {
  await sql.unsafe(`
    TRUNCATE schedule_cursors, live_executions, finished_executions, attempt_rows, skips, workers, schedule_versions;
    ALTER TABLE schedule_cursors SET (autovacuum_enabled = false);
    ALTER TABLE live_executions SET (autovacuum_enabled = false);
    ANALYZE`);
  const load = { workerId: randomUUID(), deadWorkerId: randomUUID() };
  await sql`
    INSERT INTO workers (id, state, hostname, pid, release, slots) VALUES
      (${load.workerId}, 'alive', 'test', 1, 'test', 256), (${load.deadWorkerId}, 'dead', 'test', 2, 'test', 256)`;
  return load;
}

/** `count` schedules; half of them are due now, the others in an hour. One in ten thousand is paused. */
export async function addCursors(sql: Sql, count: number): Promise<void> {
  await sql.unsafe(
    `INSERT INTO schedule_cursors (schedule_id, workspace_id, next_fire_at, due_at)
     SELECT md5(n::text)::uuid, $1, due, due
       FROM (SELECT n, CASE WHEN n % 10000 <> 9999 THEN date_trunc('milliseconds', now()) + (n % 2) * interval '1 hour' END AS due
               FROM generate_series(1, $2::int) n) s`,
    [DEFAULT_WORKSPACE_ID, count],
  );
}

/** Executions that one worker owns at the most. */
const HELD = 1_500;

/**
 * `count` live executions. This worker and a dead one own up to 1,500 each (one in a hundred is to be cancelled). Of the others half belong to
 * one agent, which is down: they retry in an hour. The rest belong to fifty agents: 60 % pending, 20 % retrying, 20 % waiting, all due.
 */
export async function addLive(sql: Sql, load: EngineLoad, count: number): Promise<void> {
  await sql.unsafe(
    `INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, worker_id, claim,
                                  attempts, due_at, scheduled_at, cancel_requested_at, abort_requested)
     SELECT ${idSql('(extract(epoch FROM at) * 1000)::bigint', 'n')}, md5((n % 5000)::text)::uuid, $1, 1, at, 'schedule', 'schedule', ${AGENT},
            CASE WHEN owner IS NOT NULL THEN 'running' WHEN n % 2 = 0 THEN 'retrying'
                 ELSE (ARRAY['pending', 'pending', 'pending', 'retrying', 'waiting'])[n / 2 % 5 + 1] END,
            owner, 1, 1, CASE WHEN owner IS NULL AND n % 2 = 0 THEN at + interval '1 hour' ELSE at END, at,
            CASE WHEN owner IS NOT NULL AND n % 100 = 1 THEN at END, owner IS NOT NULL AND n % 100 = 1
       FROM (SELECT n, CASE WHEN n <= ${HELD} THEN $2::uuid WHEN n <= ${2 * HELD} THEN $3::uuid END AS owner,
                    date_trunc('milliseconds', now()) - (n % 60000) * interval '1 ms' AS at
               FROM generate_series(1, $4::int) n) s`,
    [DEFAULT_WORKSPACE_ID, load.workerId, load.deadWorkerId, count],
  );
}

/** `count` finished executions of 100 schedules over the last 24 hours, each with an earlier attempt. */
export async function addFinished(sql: Sql, load: EngineLoad, count: number): Promise<void> {
  await sql.unsafe(
    `WITH f AS (
       INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, worker_id, claim,
                                        attempts, due_at, scheduled_at, completed_at, attempt_status)
       SELECT ${idSql('(extract(epoch FROM at) * 1000)::bigint', 'n')}, md5((n % 100)::text)::uuid, $1, 1, at, 'schedule', 'schedule', ${AGENT},
              CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'succeeded' END, $2::uuid, 1, 2, at, at, at, 'succeeded'
         FROM (SELECT n, date_trunc('milliseconds', now()) - (86400000::bigint * n / $3::bigint) * interval '1 ms' AS at
                 FROM generate_series(1, $3::int) n) s
       RETURNING id, workspace_id, completed_at)
     INSERT INTO attempt_rows (execution_id, n, workspace_id, status, completed_at) SELECT id, 1, workspace_id, 'failed', completed_at FROM f`,
    [DEFAULT_WORKSPACE_ID, load.workerId, count],
  );
}
