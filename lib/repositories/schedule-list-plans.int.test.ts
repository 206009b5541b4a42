import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { explainPlan, type Plan, type Statement } from './engine/explain-plan.fixture';
import type { ScheduleFilter } from './schedule-filter';
import type { ScheduleOrder } from './schedule-order';
import { ScheduleRepository } from './schedule-repository';

const SCHEDULES = 20_000;
const PAGE = 50;
/** Rows that may be read for one that is given. */
const READ_AT_MOST = 20;

let database: TestDatabase;
let sql: Sql;
let client: Sql;
let sent: Statement[];
let schedules: ScheduleRepository;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 1 });
  const [agent] = await sql`
    INSERT INTO agents (id, workspace_id, key) VALUES (gen_random_uuid(), ${DEFAULT_WORKSPACE_ID}, 'agent') RETURNING id`;
  // Every tenth is paused; an agent has 200 of them, a tag 400, and a word of the name 100.
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy, enabled, tags, created_at, updated_at)
    SELECT md5(n::text)::uuid, ${DEFAULT_WORKSPACE_ID}, md5(n::text) || ' report word' || n % 200, '* * * * *', 'agent-' || n % 100,
           ${agent!.id}, 'http://agent.test/', '{}', n % 10 <> 0, ARRAY['all', 'tag-' || n % 50], now() - n * interval '1 s',
           now() - n * 7919 % 20011 * interval '1 s'
      FROM generate_series(1, ${SCHEDULES}) n`;
  await sql`
    INSERT INTO schedule_cursors (schedule_id, workspace_id, next_fire_at, due_at)
    SELECT id, workspace_id, at, at
      FROM (SELECT id, workspace_id, CASE WHEN enabled THEN date_trunc('second', created_at) + interval '1 day' END AS at FROM schedules) s`;
  await sql`VACUUM ANALYZE schedules, schedule_cursors`;
  client = connect(database.url, { applicationName: 'test', max: 1 });
  const logQuery = (text: string, parameters: unknown[]) => sent.push({ text, parameters });
  schedules = new ScheduleRepository(drizzle(client, { logger: { logQuery } }), DEFAULT_WORKSPACE_ID);
}, 120_000);
afterAll(async () => {
  await client.end();
  await sql.end();
  await database.drop();
});

/** The plans of the readings of schedules and cursors for a page in the middle of a list. */
async function plansOf(
  filter: ScheduleFilter,
  order: ScheduleOrder,
): Promise<{ given: number; plans: Plan[] }> {
  sent = [];
  const first = await schedules.list(filter, PAGE, { order });
  sent = [];
  const next = await schedules.list(filter, PAGE, { after: first.at(-1)!.place, order });
  const plans: Plan[] = [];
  for (const statement of sent) {
    if (!statement.text.includes('LATERAL')) plans.push(await explainPlan(sql, statement));
  }
  return { given: next.length, plans };
}

const rowsOf = (plans: readonly Plan[], table: string) =>
  plans.flatMap(({ reads }) => reads).reduce((sum, read) => sum + (read.table === table ? read.rows : 0), 0);
const textOf = (plans: readonly Plan[]) => plans.map(({ text }) => text).join('\n');

const ORDERS = (['createdAt', 'name', 'nextFireAt', 'updatedAt'] as const).flatMap((key) => [
  { descending: false, key },
  { descending: true, key },
]);

describe.each(ORDERS)('a list by $key (descending: $descending)', (order) => {
  it('reads a page of schedules and cursors, and no more', async () => {
    const { given, plans } = await plansOf({}, order);
    expect(given).toBe(PAGE);
    for (const table of ['schedules', 'schedule_cursors']) {
      expect(rowsOf(plans, table), textOf(plans)).toBeLessThanOrEqual(3 * PAGE);
    }
  });

  it.each<[string, ScheduleFilter]>([
    ['enabled', { enabled: true }],
    ['paused', { enabled: false }],
    ['of an agent', { agentId: 'agent-7' }],
    ['with a tag', { tag: 'tag-7' }],
    ['with a common tag', { tag: 'all' }],
    ['with a text', { search: 'word7' }],
    ['with a common text', { search: 'report' }],
    ['with everything', { agentId: 'agent-57', enabled: true, search: 'report', tag: 'tag-7' }],
  ])('of those that are %s reads few cursors', async (_, filter) => {
    const { given, plans } = await plansOf(filter, order);
    expect(given).toBeGreaterThan(0);
    expect(rowsOf(plans, 'schedule_cursors'), textOf(plans)).toBeLessThanOrEqual(READ_AT_MOST * given);
  });
});

it('finds a rare text without reading the others', async () => {
  const [known] = await schedules.list({}, 1);
  const word = known!.schedule.name.slice(0, 12).toUpperCase();
  sent = [];
  expect(await schedules.list({ search: word }, PAGE)).toHaveLength(1);
  const plan = await explainPlan(sql, sent[0]!);
  const used = plan.text.match(/schedules_by_\w+/g);
  expect([used, rowsOf([plan], 'schedules')], plan.text).toEqual([['schedules_by_text'], 1]);
});

it.each(ORDERS)(
  'finds a name without reading the others, by $key (descending: $descending)',
  async (order) => {
    const [known] = await schedules.list({}, 1);
    sent = [];
    expect(await schedules.list({ name: known!.schedule.name }, PAGE, { order })).toHaveLength(1);
    const plan = await explainPlan(sql, sent[0]!);
    expect([plan.text.includes('schedules_by_name'), rowsOf([plan], 'schedules')], plan.text).toEqual([
      true,
      1,
    ]);
  },
);
