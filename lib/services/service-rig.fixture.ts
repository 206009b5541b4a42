import { loadConfig } from '@/lib/config/config';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import { createTestDatabase } from '@/scripts/test-services/test-database';
import type { ServiceContext } from './context';
import { createRuntime } from './runtime';

export const BODY: CreateScheduleInput = {
  name: 'Report',
  cronExpression: '0 9 * * *',
  agentId: 'report-agent-001',
  agentUrl: 'https://agent.example/run',
};

export interface ServiceRig {
  context: ServiceContext;
  /** Raw statements: the part of the worker, and a look behind the scenes. */
  sql: Sql;
  close(): Promise<void>;
}

/** Use cases on a database of their own, without Redis and without a worker. */
export async function createServiceRig(env: Record<string, string> = {}): Promise<ServiceRig> {
  const test = await createTestDatabase();
  const config = loadConfig({ DATABASE_URL: test.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local', ...env });
  const runtime = createRuntime(config);
  const sql = connect(test.url, { applicationName: 'test-raw', max: 3 });
  return {
    context: {
      actor: { job: 'test', kind: 'system' },
      requestId: 'test',
      runtime,
      workspaceId: DEFAULT_WORKSPACE_ID,
    },
    sql,
    close: async () => {
      await Promise.all([runtime.database.close(), sql.end()]);
      await test.drop();
    },
  };
}

/** The database's clock, epoch ms, whole. */
export async function databaseNow(sql: Sql): Promise<number> {
  const [row] = await sql<
    { ms: number }[]
  >`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
  return Math.floor(row!.ms);
}

/** Puts a cursor where a worker that has been away would find it. */
export async function moveCursor(sql: Sql, scheduleId: string, nextFireAt: number): Promise<void> {
  const at = new Date(nextFireAt);
  await sql`UPDATE schedule_cursors SET next_fire_at = ${at}, due_at = ${at} WHERE schedule_id = ${scheduleId}`;
}

export interface CursorRow {
  version: number;
  rev: number;
  nextFireAt: number | null;
  lastFireAt: number | null;
}
export async function readCursor(sql: Sql, scheduleId: string): Promise<CursorRow> {
  const [row] = await sql<CursorRow[]>`
    SELECT version, rev::int, (extract(epoch FROM next_fire_at) * 1000)::float8 AS "nextFireAt",
           CASE WHEN isfinite(last_fire_at) THEN (extract(epoch FROM last_fire_at) * 1000)::float8 END AS "lastFireAt"
      FROM schedule_cursors WHERE schedule_id = ${scheduleId}`;
  return row!;
}

interface Settled {
  /** Fire times that have an execution, with the version that they name. */
  runs: { fireAt: number; version: number; status: string }[];
  skips: { fromMs: number; toMs: number; count: number; reason: string; version: number }[];
}
export async function readSettled(sql: Sql, scheduleId: string): Promise<Settled> {
  const runs = await sql<Settled['runs']>`
    SELECT (extract(epoch FROM fire_time) * 1000)::float8 AS "fireAt", version, status FROM executions
     WHERE schedule_id = ${scheduleId} AND trigger = 'schedule' ORDER BY fire_time`;
  const skips = await sql<Settled['skips']>`
    SELECT (extract(epoch FROM from_fire_time) * 1000)::float8 AS "fromMs", (extract(epoch FROM to_fire_time) * 1000)::float8 AS "toMs",
           count, reason, version FROM skips
     WHERE schedule_id = ${scheduleId} ORDER BY from_fire_time`;
  return { runs: [...runs], skips: [...skips] };
}

/**
 * The oracle: what breaks the promise that each fire time of a rule in [fromMs, toMs] has exactly one execution or lies in exactly
 * one skip, and that skips count right. Empty when it holds.
 */
export async function findUnsettled(
  sql: Sql,
  schedule: { id: string; cronExpression: string; timezone: string },
  fromMs: number,
  toMs: number,
): Promise<string[]> {
  const recurrence = createRecurrence({ ...schedule, seed: schedule.id });
  const { runs, skips } = await readSettled(sql, schedule.id);
  const faults = skips
    .filter(({ count, fromMs: from, toMs: to }) => recurrence.count(from - 1, to) !== count)
    .map((skip) => `skip counts wrong: ${JSON.stringify(skip)}`);
  for (let at = recurrence.next(fromMs - 1); at !== null && at <= toMs; at = recurrence.next(at)) {
    const fireAt = at;
    const executed = runs.filter((run) => run.fireAt === fireAt).length;
    const skipped = skips.filter((skip) => skip.fromMs <= fireAt && fireAt <= skip.toMs).length;
    if (executed + skipped !== 1)
      faults.push(`${new Date(fireAt).toISOString()}: ${executed} executions, ${skipped} skips`);
  }
  return faults;
}
