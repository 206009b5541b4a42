import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { listPartitions } from '@/lib/db/history-partitions';
import { DEFAULT_WORKSPACE_ID, executionId } from '@/lib/domain/ids';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import { type Database, openDatabase } from '@/lib/repositories/database';
import { type Repositories, repositoriesOf } from '@/lib/repositories/repositories';
import { insertSchedule } from '@/lib/repositories/repository-rig.fixture';
import { StatsRollUp } from '@/lib/repositories/statistics/roll-up';
import { createTestDatabase, type TestDatabase } from '../test-services/test-database';
import { remove } from './remove';
import { seed } from './seed';

const DAY_MS = 86_400_000;
const COUNTS = { data: '', executions: 9_000, fireAt: null, schedules: 60 };
const quietly = () => {};

let test: TestDatabase;
let sql: Sql;
let database: Database;
let repositories: Repositories;
let before: Record<string, string>;
beforeAll(async () => {
  test = await createTestDatabase();
  sql = connect(test.url, { applicationName: 'test', max: 1 });
  database = openDatabase(test.url, { applicationName: 'test', max: 2 });
  repositories = repositoriesOf(database.db, DEFAULT_WORKSPACE_ID);
  // A person's own, with an agent that seeds use too, and history of today.
  const own = await insertSchedule(repositories, { agentId: 'mail-agent' });
  await finishOne(own, Date.now());
  await new StatsRollUp(sql).catchUp();
  before = await contents();
  await seed(test.url, COUNTS, quietly);
});
afterAll(async () => {
  await Promise.all([database.close(), sql.end()]);
  await test.drop();
});

async function finishOne(scheduleId: string, fireMs: number): Promise<void> {
  const { agentRef } = (await repositories.schedules.find(scheduleId))!;
  const at = new Date(fireMs);
  await sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    VALUES (${executionId(scheduleId, fireMs, 'schedule')}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, ${at}, 'schedule', 'schedule',
            ${agentRef}, 'succeeded', ${at}, ${at})`;
}

/** A digest of every table's rows, and the partitions. */
async function contents(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'stats_progress'`;
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql`
      SELECT count(*)::int AS rows, md5(string_agg(t::text, ';' ORDER BY t::text)) AS digest FROM ${sql(name)} t`;
    digests[name] = `${row!.rows} ${row!.digest}`;
  }
  digests.partitions = (await listPartitions(sql)).map(({ name }) => name).join(' ');
  return digests;
}

it('makes exactly so many schedules and executions, none of which fires', async () => {
  const [made] = await sql`
    SELECT count(*)::int AS schedules, count(*) FILTER (WHERE s.enabled OR c.next_fire_at IS NOT NULL)::int AS firing
      FROM schedules s JOIN schedule_cursors c ON c.schedule_id = s.id WHERE 'demo' = ANY (s.tags)`;
  expect(made).toEqual({ firing: 0, schedules: COUNTS.schedules });
  const [finished] = await sql`
    SELECT count(*)::int AS executions, count(DISTINCT status)::int AS statuses,
           count(*) FILTER (WHERE attempts > 1)::int AS retried, count(DISTINCT schedule_id)::int AS schedules
      FROM finished_executions WHERE schedule_id IN (SELECT id FROM schedules WHERE 'demo' = ANY (tags))`;
  expect(finished).toMatchObject({ executions: COUNTS.executions, statuses: 3 });
  expect(finished!.retried).toBeGreaterThan(COUNTS.executions / 50);
  expect(finished!.schedules).toBeGreaterThan(COUNTS.schedules / 2);
});

it('spreads them over two months, none of them ahead or without its day', async () => {
  const [span] = await sql`
    SELECT (extract(epoch FROM max(fire_time) - min(fire_time)) / 86400)::int AS days, max(completed_at) <= now() AS over,
           (SELECT count(*)::int FROM finished_executions_default) AS misplaced FROM finished_executions`;
  expect(span!.days).toBeGreaterThan(50);
  expect(span).toMatchObject({ misplaced: 0, over: true });
});

it('keeps every attempt before the last', async () => {
  const [attempts] = await sql`
    SELECT (SELECT count(*)::int FROM attempt_rows) AS kept,
           (SELECT sum(attempts - 1)::int FROM finished_executions WHERE attempts > 1) AS expected`;
  expect(attempts!.kept).toBe(attempts!.expected);
});

it('names executions as the engine does, at fire times of their schedules', async () => {
  const rows = await sql<
    { id: string; scheduleId: string; fireMs: number; cron: string; timezone: string }[]
  >`
    SELECT DISTINCT ON (s.id, e.fire_time::date) e.id, s.id AS "scheduleId", (extract(epoch FROM e.fire_time) * 1000)::float8 AS "fireMs",
           s.cron_expression AS cron, s.timezone
      FROM finished_executions e JOIN schedules s ON s.id = e.schedule_id WHERE 'demo' = ANY (s.tags)`;
  expect(rows.length).toBeGreaterThan(1_000);
  for (const { cron, fireMs, id, scheduleId, timezone } of rows) {
    expect(id).toBe(executionId(scheduleId, fireMs, 'schedule'));
    const recurrence = createRecurrence({ cronExpression: cron, seed: scheduleId, timezone });
    expect(recurrence.next(fireMs - 1)).toBe(fireMs);
  }
});

it('leaves no fire time out: each ran or was skipped', async () => {
  const [row] = await sql<{ id: string; cron: string; timezone: string; ran: number; skipped: number }[]>`
    SELECT s.id, s.cron_expression AS cron, s.timezone, (SELECT count(*)::int FROM finished_executions WHERE schedule_id = s.id) AS ran,
           (SELECT count(*)::int FROM skips WHERE schedule_id = s.id) AS skipped
      FROM schedules s WHERE 'demo' = ANY (s.tags) ORDER BY (SELECT count(*) FROM finished_executions WHERE schedule_id = s.id) DESC LIMIT 1`;
  const [span] = await sql<{ fromMs: number; toMs: number }[]>`
    SELECT (extract(epoch FROM min(fire_time)) * 1000)::float8 AS "fromMs", (extract(epoch FROM max(fire_time)) * 1000)::float8 AS "toMs"
      FROM finished_executions WHERE schedule_id = ${row!.id}`;
  const recurrence = createRecurrence({ cronExpression: row!.cron, seed: row!.id, timezone: row!.timezone });
  const due = recurrence.count(span!.fromMs - 1, span!.toMs);
  expect(due - row!.ran).toBeGreaterThanOrEqual(0);
  expect(due - row!.ran).toBeLessThanOrEqual(row!.skipped);
});

it('counts them as the workers do', async () => {
  const [counted] = await sql`
    SELECT (SELECT sum(count)::int FROM execution_stats WHERE scope = 'schedule' AND bucket_minutes = 15) AS schedules,
           (SELECT sum(count)::int FROM execution_stats WHERE scope = 'workspace' AND bucket_minutes = 15) AS workspace,
           (SELECT count(*)::int FROM finished_executions
             WHERE completed_at < (SELECT max(bucket_start) + interval '15 minutes' FROM execution_stats WHERE bucket_minutes = 15)) AS history`;
  expect(counted!.schedules).toBeGreaterThan(COUNTS.executions - 100);
  expect([counted!.schedules, counted!.workspace]).toEqual([counted!.history, counted!.history]);
});

it('fires for real on request, from where the history ends', async () => {
  await seed(test.url, { ...COUNTS, executions: 100, fireAt: 'http://127.0.0.1:1/', schedules: 3 }, quietly);
  const rows = await sql`
    SELECT c.next_fire_at > c.last_fire_at AS ahead, s.agent_url FROM schedules s JOIN schedule_cursors c ON c.schedule_id = s.id
     WHERE s.enabled AND 'demo' = ANY (s.tags)`;
  expect([...rows]).toEqual(Array(3).fill({ agent_url: 'http://127.0.0.1:1/', ahead: true }));
});

it('takes all of it away again, and nothing else', async () => {
  const [live] = await sql<
    { id: string }[]
  >`SELECT schedule_id AS id FROM schedule_cursors WHERE due_at IS NOT NULL LIMIT 1`;
  const { agentRef } = (await repositories.schedules.find(live!.id))!;
  const fireAt = Date.now();
  await repositories.executions.insertPending([
    {
      id: executionId(live!.id, fireAt, 'schedule'),
      agentRef,
      fireAt,
      runKey: 'schedule',
      scheduleId: live!.id,
      trigger: 'schedule',
      version: 1,
    },
  ]);
  await remove(test.url, quietly);
  expect(await contents()).toEqual(before);
});

it('keeps an agent and a day of history that somebody has taken up meanwhile', async () => {
  await seed(test.url, COUNTS, quietly);
  const own = await insertSchedule(repositories, { agentId: 'crm-agent' });
  await finishOne(own, Date.now() - 30 * DAY_MS);
  await remove(test.url, quietly);
  expect((await repositories.executions.list({ scheduleId: own }, {}, 10)).rows).toMatchObject([
    { agentKey: 'crm-agent' },
  ]);
  expect(await repositories.schedules.list({}, 10)).toHaveLength(2);
  const days = (await listPartitions(sql)).filter(({ fromMs }) => fromMs < Date.now() - 2 * DAY_MS);
  expect(days).toHaveLength(2);
});
