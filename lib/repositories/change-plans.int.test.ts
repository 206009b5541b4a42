import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { ChangeRepository, LIVE_AT_MOST } from './change-repository';
import { addCursors, addFinished, addLive, emptyEngine } from './engine/engine-load.fixture';
import { explainPlan, type Statement } from './engine/explain-plan.fixture';
import { HistoryPartitions } from './engine/partitions';

const DAY_MS = 86_400_000;
const SCHEDULES = 5_000;
const FINISHED = 100_000;
const LIVE = 20_000;
const CHANGED = 40;
/** A BRIN index tells ranges of 32 pages apart, and rows of today that have no range yet are all looked at. */
const UNTOLD_ROWS = 5_000;

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 1 });
  await new HistoryPartitions(sql).ensureWindow(Date.now() - 40 * DAY_MS, Date.now() + 7 * DAY_MS);
  const load = await emptyEngine(sql);
  await addCursors(sql, SCHEDULES);
  await addLive(sql, load, LIVE);
  await addFinished(sql, load, FINISHED);
  await sql`INSERT INTO agents (id, workspace_id, key) SELECT DISTINCT agent_id, workspace_id, agent_id::text FROM live_executions`;
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy, updated_at)
    SELECT schedule_id, workspace_id, 'n', '* * * * *', 'agent', (SELECT id FROM agents LIMIT 1), 'http://agent.test/', '{}',
           now() - interval '1 hour' - random() * interval '40 days'
      FROM schedule_cursors`;
  await sql`VACUUM ANALYZE`;
}, 300_000);
afterAll(async () => {
  await sql.end();
  await database.drop();
});

it('what changed is read by indexes, whatever history, live executions and schedules there are', async () => {
  const sent: Statement[] = [];
  const client = connect(database.url, { applicationName: 'test', max: 1 });
  const changes = new ChangeRepository(
    drizzle(client, { logger: { logQuery: (text, parameters) => sent.push({ text, parameters }) } }),
    DEFAULT_WORKSPACE_ID,
  );
  const position = await changes.position();
  await sql`UPDATE schedules SET updated_at = now() WHERE id = (SELECT id FROM schedules LIMIT 1)`;
  await sql`
    UPDATE live_executions SET attempts = attempts + 1
     WHERE id IN (SELECT id FROM live_executions ORDER BY id DESC LIMIT ${CHANGED})`;
  await sql`
    INSERT INTO finished_executions
    SELECT (f).* FROM (SELECT jsonb_populate_record(f, jsonb_build_object('id', overlay(f.id::text placing 'ffff' from 20 for 4),
                                                                          'completed_at', now())) AS f
                         FROM finished_executions f ORDER BY id DESC LIMIT ${CHANGED}) f`;
  sent.length = 0;
  const reading = await changes.since(position, 5_000);
  expect(reading).toMatchObject({ crowded: true, schedules: [{ version: 1 }] });
  expect(reading.executions).toHaveLength(2 * CHANGED);

  const plan = await explainPlan(sql, sent[0]!);
  const rowsOf = (pattern: RegExp) =>
    plan.reads.filter(({ table }) => pattern.test(table)).reduce((sum, { rows }) => sum + rows, 0);
  expect(rowsOf(/^live_executions/)).toBeLessThanOrEqual(LIVE_AT_MOST + 1 + CHANGED);
  expect(rowsOf(/^finished_executions/)).toBeLessThanOrEqual(UNTOLD_ROWS);
  expect(rowsOf(/^(schedule_cursors|schedules)$/)).toBeLessThanOrEqual(2 * (2 * CHANGED + 2));
  expect(plan.opened.filter((table) => table.startsWith('finished_executions')).length).toBeLessThanOrEqual(
    11,
  );
  await client.end();
});
