import type { Statements } from '@/lib/db/statement-lanes';
import type { WorkerIdentity, WorkerReport } from '@/lib/domain/engine/ports';
import { msOf } from '../epoch';

const DATABASE_MS = `${msOf('clock_timestamp()')} AS "databaseMs"`;

/** A worker's row: from now on it may own executions. */
export async function register(sql: Statements, worker: WorkerIdentity): Promise<{ databaseMs: number }> {
  const [row] = await sql.unsafe<{ databaseMs: number }[]>(
    `INSERT INTO workers (id, hostname, pid, release, slots) VALUES ($1::uuid, $2::text, $3::int, $4::text, $5::int)
     RETURNING ${DATABASE_MS}`,
    [worker.id, worker.hostname, worker.pid, worker.release, worker.slots],
  );
  return row!;
}

/** Index: workers_pkey. No row: the worker was declared dead, for good. */
const RENEW_SQL = `
UPDATE workers SET beat = beat + 1, seen_at = clock_timestamp(), held = $2::int, running = $3::int, clock_offset_ms = $4::float8, lag_ms = $5::float8
 WHERE id = $1::uuid AND state = 'alive'
RETURNING ${DATABASE_MS}`;

/** One beat. `databaseMs` is the database's clock inside the statement; meaningless when not alive. */
export async function renew(
  sql: Statements,
  workerId: string,
  report: WorkerReport,
): Promise<{ alive: boolean; databaseMs: number }> {
  const rows = await sql.unsafe<{ databaseMs: number }[]>(RENEW_SQL, [
    workerId,
    report.held,
    report.running,
    report.clockOffsetMs,
    report.lagMs,
  ]);
  return { alive: rows.length > 0, databaseMs: rows[0]?.databaseMs ?? 0 };
}

/** Death is a write: only whoever saw this very beat stand still may make it. */
const DECLARE_DEAD_SQL = `
UPDATE workers SET state = 'dead', ended_at = clock_timestamp() WHERE id = $1::uuid AND beat = $2::bigint AND state = 'alive' RETURNING id`;

export async function declareDead(sql: Statements, workerId: string, beat: number): Promise<boolean> {
  const rows = await sql.unsafe(DECLARE_DEAD_SQL, [workerId, beat]);
  return rows.length > 0;
}

/** A worker that stops well. */
export async function retire(sql: Statements, workerId: string): Promise<void> {
  await sql.unsafe(
    "UPDATE workers SET state = 'stopped', ended_at = clock_timestamp(), held = 0, running = 0 WHERE id = $1::uuid AND state = 'alive'",
    [workerId],
  );
}
