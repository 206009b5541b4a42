import type { Sql } from '@/lib/db/connect';

/** What the product's tables say of fire times in [fromMs, toMs). They explain what the agent saw; they don't decide what was due. */
export interface Evidence {
  /** Executions by the process that ran them (the last one, if several did). */
  runsByPid: { pid: number; runs: number }[];
  /** `<execution id>/<n>` of attempts whose outcome is recorded as unknown. */
  unknownAttempts: Set<string>;
  /** Fire times recorded as skipped. */
  skipped: number;
  /** Executions that did not end as succeeded, by state. */
  notSucceeded: { status: string; executions: number }[];
}

export async function readEvidence(sql: Sql, fromMs: number, toMs: number): Promise<Evidence> {
  const from = new Date(fromMs).toISOString();
  const to = new Date(toMs).toISOString();
  const runsByPid = await sql<Evidence['runsByPid']>`
    SELECT w.pid, count(*)::int AS runs FROM executions e JOIN workers w ON w.id = e.worker_id
     WHERE e.fire_time >= ${from} AND e.fire_time < ${to} GROUP BY w.pid ORDER BY w.pid`;
  const unknown = await sql<{ attempt: string }[]>`
    SELECT execution_id || '/' || n AS attempt FROM attempts WHERE status = 'unknown'`;
  const [skips] = await sql<{ skipped: number }[]>`
    SELECT coalesce(sum(count), 0)::int AS skipped FROM skips WHERE to_fire_time >= ${from} AND from_fire_time < ${to}`;
  const notSucceeded = await sql<Evidence['notSucceeded']>`
    SELECT status, count(*)::int AS executions FROM executions
     WHERE fire_time >= ${from} AND fire_time < ${to} AND status <> 'succeeded' GROUP BY status ORDER BY status`;
  return {
    notSucceeded,
    runsByPid,
    skipped: skips!.skipped,
    unknownAttempts: new Set(unknown.map(({ attempt }) => attempt)),
  };
}

/** Fire times before `toMs` that still have something to come: cursors that stand there, and executions that have not ended. */
export async function countUnsettled(sql: Sql, toMs: number): Promise<number> {
  const to = new Date(toMs).toISOString();
  const [row] = await sql<{ unsettled: number }[]>`
    SELECT (SELECT count(*) FROM schedule_cursors WHERE next_fire_at < ${to})::int
         + (SELECT count(*) FROM live_executions WHERE fire_time < ${to})::int AS unsettled`;
  return row!.unsettled;
}
