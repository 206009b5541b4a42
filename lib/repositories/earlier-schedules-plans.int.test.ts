import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { explainPlan, type Plan, type Statement } from './engine/explain-plan.fixture';
import { ScheduleRepository } from './schedule-repository';
import { ScheduleVersionRepository } from './schedule-version-repository';

const SCHEDULES = 10_000;
const VERSIONS = 20;
const PAGE = 10;
/** Rows that may be read for one that is given. */
const READ_AT_MOST = 20;

let database: TestDatabase;
let sql: Sql;
let client: Sql;
let scheduleId: string;
let schedules: ScheduleRepository;
let versions: ScheduleVersionRepository;
const sent: Statement[] = [];

// Every third is deleted, 240 of them within the last 24 h; each has its versions.
beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 1 });
  const [agent] = await sql`
    INSERT INTO agents (id, workspace_id, key) VALUES (gen_random_uuid(), ${DEFAULT_WORKSPACE_ID}, 'agent') RETURNING id`;
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy, deleted_at)
    SELECT md5(n::text)::uuid, ${DEFAULT_WORKSPACE_ID}, 'schedule ' || n, '* * * * *', 'agent', ${agent!.id}, 'http://agent.test/', '{}',
           CASE WHEN n % 3 = 0 THEN now() - n * interval '2 minutes' END
      FROM generate_series(1, ${SCHEDULES}) n`;
  await sql`
    INSERT INTO schedule_cursors (schedule_id, workspace_id) SELECT id, workspace_id FROM schedules`;
  await sql`
    INSERT INTO schedule_versions (schedule_id, workspace_id, version, definition, changed_by)
    SELECT s.id, s.workspace_id, v, '{}', 'test' FROM schedules s, generate_series(1, ${VERSIONS}) v`;
  await sql`VACUUM ANALYZE schedules, schedule_cursors, schedule_versions`;
  scheduleId = (await sql<{ id: string }[]>`SELECT id FROM schedules LIMIT 1`)[0]!.id;
  client = connect(database.url, { applicationName: 'test', max: 1 });
  const db = drizzle(client, {
    logger: { logQuery: (text, parameters) => sent.push({ parameters, text }) },
  });
  schedules = new ScheduleRepository(db, DEFAULT_WORKSPACE_ID);
  versions = new ScheduleVersionRepository(db, DEFAULT_WORKSPACE_ID);
}, 120_000);
afterAll(async () => {
  await client.end();
  await sql.end();
  await database.drop();
});

/** The plan of the first statement that a reading sends, and what it read of a table. */
async function planOf(read: () => Promise<unknown[]>, table: string) {
  sent.length = 0;
  const given = (await read()).length;
  const plan: Plan = await explainPlan(sql, sent[0]!);
  const rows = plan.reads.filter((one) => one.table === table).reduce((sum, one) => sum + one.rows, 0);
  return { given, rows, text: plan.text };
}

it.each([
  ['first', undefined],
  ['later', 12],
])('reads a %s page of versions, and no more', async (_, before) => {
  const { given, rows, text } = await planOf(
    () => versions.list(scheduleId, { before, limit: PAGE }),
    'schedule_versions',
  );
  expect(given).toBe(PAGE);
  expect(rows, text).toBeLessThanOrEqual(given);
});

it('reads few of the deleted schedules that can be brought back for a page of them', async () => {
  const first = await schedules.listDeleted({}, PAGE);
  for (const after of [undefined, first.at(-1)!.place]) {
    const { given, rows, text } = await planOf(() => schedules.listDeleted({}, PAGE, after), 'schedules');
    expect(given).toBe(PAGE);
    expect(rows, text).toBeLessThanOrEqual(READ_AT_MOST * given);
  }
});
