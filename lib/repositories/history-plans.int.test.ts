import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, lowestIdAt } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { addCursors, addFinished, addLive, emptyEngine } from './engine/engine-load.fixture';
import { explainPlan, type Plan, type Statement } from './engine/explain-plan.fixture';
import { HistoryPartitions } from './engine/partitions';
import { ExecutionRepository } from './execution-repository';
import { ScheduleRepository } from './schedule-repository';

const DAY_MS = 86_400_000;
const PAGE = 50;
/** One now for all, so that midnight can't come in between. */
const NOW_MS = Date.now();

let database: TestDatabase;
let sql: Sql;
let scheduleId: string;
let sent: Statement[];
let executions: ExecutionRepository;
let schedules: ScheduleRepository;
let closeClient: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 1 });
  await new HistoryPartitions(sql).ensureWindow(NOW_MS - 30 * DAY_MS, NOW_MS);
  const load = await emptyEngine(sql);
  await addCursors(sql, 5_000);
  await addLive(sql, load, 20_000);
  await addFinished(sql, load, 50_000);
  await sql`INSERT INTO agents (id, workspace_id, key) SELECT DISTINCT agent_id, workspace_id, agent_id::text FROM live_executions`;
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy, created_at)
    SELECT schedule_id, workspace_id, 'n', '* * * * *', 'agent', (SELECT id FROM agents LIMIT 1), 'http://agent.test/', '{}',
           now() - row_number() OVER () * interval '1 s'
      FROM schedule_cursors`;
  await sql`ANALYZE`;
  const [row] = await sql<{ id: string }[]>`SELECT md5('7')::uuid AS id`;
  scheduleId = row!.id;

  const client = connect(database.url, { applicationName: 'test', max: 1 });
  const logQuery = (text: string, parameters: unknown[]) => sent.push({ text, parameters });
  const db = drizzle(client, { logger: { logQuery } });
  executions = new ExecutionRepository(db, DEFAULT_WORKSPACE_ID);
  schedules = new ScheduleRepository(db, DEFAULT_WORKSPACE_ID);
  closeClient = () => client.end();
});
afterAll(async () => {
  await closeClient();
  await sql.end();
  await database.drop();
});

/** The plan of the one statement that a reading sends. */
async function planOf(read: () => Promise<unknown>): Promise<Plan> {
  sent = [];
  await read();
  expect(sent).toHaveLength(1);
  return explainPlan(sql, sent[0]!);
}

/** Tables of executions and attempts that a plan opens. */
const tablesOf = (plan: Plan) =>
  [...new Set(plan.reads.map((read) => read.table))]
    .filter((table) => /^(live_|finished_|attempt_)/.test(table))
    .sort();
const rowsOf = (plan: Plan) => Math.max(...plan.reads.map((read) => read.rows));
const dayOf = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10).replaceAll('-', '');

describe('readings of executions', () => {
  it("list a schedule's newest by its index alone", async () => {
    const plan = await planOf(() => executions.list(scheduleId, {}, PAGE));
    expect(rowsOf(plan)).toBeLessThanOrEqual(2 * PAGE);
  });

  it('open only the days of a time that is asked for', async () => {
    const plan = await planOf(() =>
      executions.list(scheduleId, { fromMs: NOW_MS - 3 * DAY_MS, toMs: NOW_MS - 2 * DAY_MS }, PAGE),
    );
    expect(tablesOf(plan)).toEqual([
      `finished_executions_${dayOf(NOW_MS - 3 * DAY_MS)}`,
      `finished_executions_${dayOf(NOW_MS - 2 * DAY_MS)}`,
      'live_executions',
    ]);
  });

  it('find one execution in live and in its own day', async () => {
    const plan = await planOf(() => executions.find(lowestIdAt(NOW_MS)));
    expect(tablesOf(plan)).toEqual([`finished_executions_${dayOf(NOW_MS)}`, 'live_executions']);
    expect(rowsOf(plan)).toBeLessThanOrEqual(1);
  });

  it('list the attempts of one execution in live and in its own day', async () => {
    const plan = await planOf(() => executions.listAttempts(lowestIdAt(NOW_MS)));
    const day = dayOf(NOW_MS);
    expect(tablesOf(plan)).toEqual([`attempt_rows_${day}`, `finished_executions_${day}`, 'live_executions']);
    expect(rowsOf(plan)).toBeLessThanOrEqual(1);
  });
});

describe('readings of schedules', () => {
  it('list a page with the newest execution of each by indexes alone', async () => {
    const plan = await planOf(() => schedules.list({}, PAGE));
    expect(rowsOf(plan)).toBeLessThanOrEqual(2 * PAGE);
  });
});
