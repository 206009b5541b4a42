import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, executionId, executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { addCursors, addFinished, addLive, emptyEngine } from './engine/engine-load.fixture';
import { explainPlan, type Plan, type Statement } from './engine/explain-plan.fixture';
import { HistoryPartitions } from './engine/partitions';
import type { ExecutionFilter } from './execution-branches';
import { ExecutionRepository } from './execution-repository';
import { ScheduleRepository } from './schedule-repository';

const DAY_MS = 86_400_000;
/** History of more than a year, though nearly all of it is of the last day. */
const DAYS = 400;
const PAGE = 50;
/** Two days, the week ahead, the default partition, and one for a midnight in between. */
const NEWEST_WINDOW = 11;
/** Of days; and the default partition. */
const WIDEST_WINDOW = 49;
/** One now for all, so that midnight can't come in between. */
const NOW_MS = Date.now();

let database: TestDatabase;
let sql: Sql;
let sent: Statement[];
let executions: ExecutionRepository;
let schedules: ScheduleRepository;
/** 400 days of partitions and a full history take a while on a busy machine. */
const FILL_LIMIT_MS = 300_000;
let closeClient: () => Promise<void>;
/** Schedules that fail, or succeed, every few minutes; that ran once 300 days ago, and never. */
let [failing, busy, rare, idle]: string[] = [];
/** Agents that run half of all executions, and none. */
let [busyAgent, idleAgent]: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 1 });
  // In steps, since one transaction can't hold the locks of so many new tables.
  const partitions = new HistoryPartitions(sql);
  for (let day = DAYS; day > 0; day -= 50)
    await partitions.ensureWindow(NOW_MS - day * DAY_MS, NOW_MS - (day - 50) * DAY_MS);
  const load = await emptyEngine(sql);
  await addCursors(sql, 5_000);
  await addLive(sql, load, 20_000);
  await addFinished(sql, load, 50_000);
  const [ids] = await sql<{ ids: string[] }[]>`
    SELECT ARRAY[md5('50')::uuid, md5('7')::uuid, gen_random_uuid(), gen_random_uuid()]::text[] AS ids`;
  [failing, busy, rare, idle] = ids!.ids;
  await sql`INSERT INTO schedule_cursors (schedule_id, workspace_id) SELECT unnest(${[rare!, idle!]}::uuid[]), ${DEFAULT_WORKSPACE_ID}`;
  await sql`INSERT INTO agents (id, workspace_id, key) SELECT DISTINCT agent_id, workspace_id, agent_id::text FROM live_executions`;
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy, created_at)
    SELECT schedule_id, workspace_id, CASE WHEN next_fire_at IS NULL THEN 'quiet' ELSE 'often' END, '* * * * *', 'agent',
           (SELECT id FROM agents LIMIT 1), 'http://agent.test/', '{}',
           now() - interval '500 days' - row_number() OVER (ORDER BY schedule_id) * interval '1 s'
      FROM schedule_cursors`;
  const [agents] = await sql<{ ids: string[] }[]>`
    SELECT ARRAY[(SELECT agent_id FROM finished_executions GROUP BY 1 ORDER BY count(*) DESC LIMIT 1), gen_random_uuid()]::text[] AS ids`;
  [busyAgent, idleAgent] = agents!.ids;
  await insertFinished(rare!, NOW_MS - 300 * DAY_MS);
  await sql`ANALYZE`;

  const client = connect(database.url, { applicationName: 'test', max: 1 });
  const logQuery = (text: string, parameters: unknown[]) => sent.push({ text, parameters });
  const db = drizzle(client, { logger: { logQuery } });
  executions = new ExecutionRepository(db, DEFAULT_WORKSPACE_ID);
  schedules = new ScheduleRepository(db, DEFAULT_WORKSPACE_ID);
  closeClient = () => client.end();
}, FILL_LIMIT_MS);
afterAll(async () => {
  await closeClient();
  await sql.end();
  await database.drop();
});

async function insertFinished(scheduleId: string, fireMs: number): Promise<void> {
  await sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    SELECT ${executionId(scheduleId, fireMs, 'schedule')}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, t, 'schedule', 'schedule', a.id,
           'succeeded', t, t
      FROM (SELECT id FROM agents LIMIT 1) a, (SELECT ${new Date(fireMs)}::timestamptz AS t) f`;
}

/** What a reading gives, and the plans of the statements that it sends. */
async function plansOf<Row>(read: () => Promise<Row>): Promise<{ result: Row; plans: Plan[] }> {
  sent = [];
  const result = await read();
  const plans: Plan[] = [];
  for (const statement of sent) plans.push(await explainPlan(sql, statement));
  return { plans, result };
}

const isOfHistory = (table: string) => /^(finished_|attempt_)/.test(table);
/** Partitions that a statement opens. */
const openedBy = (plan: Plan) => plan.opened.filter(isOfHistory);
const mostOpened = (plans: readonly Plan[]) => Math.max(...plans.map((plan) => openedBy(plan).length));
const rowsOf = (plans: readonly Plan[]) =>
  plans
    .flatMap((plan) => plan.reads)
    .filter(({ table }) => isOfHistory(table) || /^(live_executions|schedule_cursors)$/.test(table))
    .reduce((sum, read) => sum + read.rows, 0);
const dayOf = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10).replaceAll('-', '');

describe('readings of executions', () => {
  it("list a schedule's newest in one statement, by its index alone", async () => {
    const { plans, result } = await plansOf(() => executions.list({ scheduleId: busy! }, {}, PAGE));
    expect(result.rows).toHaveLength(PAGE);
    expect(plans).toHaveLength(1);
    expect(mostOpened(plans)).toBeLessThanOrEqual(NEWEST_WINDOW);
    expect(rowsOf(plans)).toBeLessThanOrEqual(2 * PAGE);
  });

  it('go on from a cursor in one statement', async () => {
    const first = await executions.list({ scheduleId: busy! }, {}, PAGE);
    const beforeId = first.nextBeforeId!;
    const { plans, result } = await plansOf(() => executions.list({ scheduleId: busy! }, { beforeId }, PAGE));
    expect(result.rows).toHaveLength(PAGE);
    expect(plans).toHaveLength(1);
    expect(mostOpened(plans)).toBeLessThanOrEqual(4);
    expect(rowsOf(plans)).toBeLessThanOrEqual(2 * PAGE);
  });

  it.each(['cancelled', 'failed', 'pending', 'retrying', 'running'] as const)(
    'keep to the status %s without reading the others',
    async (status) => {
      for (const scheduleId of [failing!, busy!]) {
        const { plans, result } = await plansOf(() =>
          executions.list({ scheduleId, statuses: [status] }, {}, PAGE),
        );
        expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
        expect(rowsOf(plans)).toBeLessThanOrEqual(20 * Math.max(result.rows.length, 1));
      }
    },
  );

  it('give the last outcomes of many schedules in a statement a window, by their index alone', async () => {
    sent = [];
    const page = await schedules.list({}, PAGE);
    const ids = [...new Set([busy!, failing!, idle!, ...page.map(({ schedule }) => schedule.id)])];
    const { plans, result } = await plansOf(() => schedules.recentOutcomes(ids, 20));
    const given = result.get(busy!)!.map(({ id }) => id);
    expect(given).toEqual((await executions.list({ scheduleId: busy! }, {}, 20)).rows.map(({ id }) => id));
    expect(result.get(idle!)).toEqual([]);
    // Three windows, and the reading of how far back history goes.
    expect(plans.length).toBeLessThanOrEqual(4);
    expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
    expect(rowsOf(plans)).toBeLessThanOrEqual(3 * 2 * 20 * ids.length);
  });

  it('open only the days of a time that is asked for', async () => {
    const { plans } = await plansOf(() =>
      executions.list(
        { scheduleId: busy! },
        { fromMs: NOW_MS - 3 * DAY_MS, toMs: NOW_MS - 2 * DAY_MS },
        PAGE,
      ),
    );
    expect(plans.flatMap(openedBy)).toEqual([
      `finished_executions_${dayOf(NOW_MS - 3 * DAY_MS)}`,
      `finished_executions_${dayOf(NOW_MS - 2 * DAY_MS)}`,
    ]);
  });

  it('find the only one of a year in wider and wider windows, none of them all', async () => {
    const { plans, result } = await plansOf(() => executions.list({ scheduleId: rare! }, {}, PAGE));
    expect(result.rows).toHaveLength(1);
    expect(result.nextBeforeId).toBeNull();
    expect(plans.length).toBeLessThanOrEqual(14);
    expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
    expect(rowsOf(plans)).toBeLessThanOrEqual(2);
  });

  it('look no further back than the schedule is old', async () => {
    const madeAtMs = () => NOW_MS - 5 * DAY_MS;
    const { plans } = await plansOf(() => executions.list({ scheduleId: idle! }, { madeAtMs }, PAGE));
    expect(mostOpened(plans)).toBeLessThanOrEqual(NEWEST_WINDOW);
    expect(plans.length).toBeLessThanOrEqual(4);
  });

  it('count them a few days at a time', async () => {
    const { plans, result } = await plansOf(() => executions.count(busy!));
    expect(result.all).toBeGreaterThan(500);
    expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
  });

  it('find one execution in live and in its own day', async () => {
    const { plans } = await plansOf(() => executions.find(lowestIdAt(NOW_MS)));
    expect(plans).toHaveLength(1);
    expect(plans.flatMap(openedBy)).toEqual([`finished_executions_${dayOf(NOW_MS)}`]);
    expect(rowsOf(plans)).toBeLessThanOrEqual(1);
  });

  it('find the runs before and after one by the index alone, a few days at a time', async () => {
    for (const scheduleId of [busy!, rare!]) {
      const { rows } = await executions.list({ scheduleId }, {}, 3);
      const { id } = rows[Math.min(1, rows.length - 1)]!;
      const { plans, result } = await plansOf(() => executions.neighbours({ id, scheduleId }));
      expect(result).toEqual({
        nextId: rows.length > 1 ? rows[0]!.id : null,
        previousId: rows[2]?.id ?? null,
      });
      expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW + NEWEST_WINDOW);
      // A row of each day may be looked at only to be put in order.
      expect(rowsOf(plans)).toBeLessThanOrEqual(10);
    }
  });

  it('list the attempts of one execution in live and in its own day', async () => {
    const { plans } = await plansOf(() => executions.listAttempts(lowestIdAt(NOW_MS)));
    const day = dayOf(NOW_MS);
    expect(plans.flatMap(openedBy)).toEqual([`attempt_rows_${day}`, `finished_executions_${day}`]);
    expect(rowsOf(plans)).toBeLessThanOrEqual(1);
  });
});

describe('readings of the executions of all schedules', () => {
  /** Filters that an index answers: what else there is, is not looked at. */
  it.each<[string, () => ExecutionFilter]>([
    ['nothing', () => ({})],
    ['what failed', () => ({ statuses: ['failed'] })],
    ['what was cancelled, of which there is nothing', () => ({ statuses: ['cancelled'] })],
    ['what failed or was cancelled', () => ({ statuses: ['failed', 'cancelled'] })],
    ['what waits', () => ({ statuses: ['pending', 'retrying'] })],
    ['what waits or failed', () => ({ statuses: ['pending', 'failed'] })],
    ['what failed of an agent that runs half of all', () => ({ agentRef: busyAgent, statuses: ['failed'] })],
    ['what failed of an agent that never ran', () => ({ agentRef: idleAgent, statuses: ['failed'] })],
    ['a trigger that there never was', () => ({ statuses: ['succeeded'], trigger: 'replay' })],
    ['what was triggered by hand', () => ({ statuses: ['failed', 'succeeded'], trigger: 'manual' })],
  ])('keep to %s by an index alone', async (_, filter) => {
    const { plans, result } = await plansOf(() => executions.list(filter(), {}, PAGE));
    expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
    // A row of each day or branch may be looked at only to be put in order.
    expect(rowsOf(plans)).toBeLessThanOrEqual(4 * result.rows.length + 2);
  });

  /** Filters that are looked for among others. */
  it.each<[string, () => ExecutionFilter]>([
    ['what succeeded', () => ({ statuses: ['succeeded'] })],
    ['what runs', () => ({ statuses: ['running'] })],
    ['an agent that runs half of all', () => ({ agentRef: busyAgent })],
    ['an agent that never ran', () => ({ agentRef: idleAgent })],
    ['what the schedules started', () => ({ trigger: 'schedule' })],
    ['what was triggered by hand', () => ({ trigger: 'manual' })],
    ['what failed of a trigger', () => ({ statuses: ['failed'], trigger: 'schedule' })],
    ['what succeeded of a schedule', () => ({ scheduleId: failing, statuses: ['succeeded'] })],
    ['a text that no error has', () => ({ search: 'nothing has this' })],
    ['a text of an agent', () => ({ agentRef: busyAgent, search: 'nothing has this' })],
  ])('look at no more than 20 rows for each of the page when they keep to %s', async (_, filter) => {
    const { plans } = await plansOf(() => executions.list(filter(), {}, PAGE));
    expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
    expect(rowsOf(plans)).toBeLessThanOrEqual(20 * PAGE);
  });

  it('open only the days of a time that is asked for', async () => {
    const { plans } = await plansOf(() =>
      executions.list(
        { statuses: ['failed'] },
        { fromMs: NOW_MS - 3 * DAY_MS, toMs: NOW_MS - 2 * DAY_MS },
        PAGE,
      ),
    );
    expect(new Set(plans.flatMap(openedBy))).toEqual(
      new Set([
        `finished_executions_${dayOf(NOW_MS - 3 * DAY_MS)}`,
        `finished_executions_${dayOf(NOW_MS - 2 * DAY_MS)}`,
      ]),
    );
  });

  it('end a page that finds nothing after some 80 days, and go on from there', async () => {
    const filter = { agentRef: idleAgent, statuses: ['failed'] as const };
    const first = await plansOf(() => executions.list(filter, {}, PAGE));
    expect(first.result.rows).toEqual([]);
    const beforeId = first.result.nextBeforeId!;
    const daysBack = (NOW_MS - executionIdTimeMs(beforeId)) / DAY_MS;
    expect(daysBack).toBeGreaterThan(80);
    expect(daysBack).toBeLessThan(140);
    expect(first.plans.length).toBeLessThanOrEqual(6);
    const second = await executions.list(filter, { beforeId }, PAGE);
    expect(executionIdTimeMs(second.nextBeforeId!)).toBeLessThan(executionIdTimeMs(beforeId));
  });

  it('read the rows that were found by their ids, which open no other days', async () => {
    const { plans } = await plansOf(() => executions.list({ statuses: ['succeeded'] }, {}, PAGE));
    expect(openedBy(plans.at(-1)!).length).toBeLessThanOrEqual(2);
  });
});

describe('readings of schedules', () => {
  it('list a page with the newest execution of each in two statements, by indexes alone', async () => {
    const { plans, result } = await plansOf(() => schedules.list({ enabled: true, search: 'often' }, PAGE));
    expect(result.filter(({ lastExecution }) => lastExecution)).toHaveLength(PAGE);
    expect(plans).toHaveLength(2);
    expect(mostOpened(plans)).toBeLessThanOrEqual(NEWEST_WINDOW);
    expect(rowsOf(plans)).toBeLessThanOrEqual(4 * PAGE);
  });

  it('go further back for those alone that did not run of late', async () => {
    const { plans, result } = await plansOf(() => schedules.list({ search: 'quiet' }, PAGE));
    const last = new Map(result.map(({ schedule, lastExecution }) => [schedule.id, lastExecution?.fireTime]));
    expect(last.get(rare!)).toEqual(new Date(NOW_MS - 300 * DAY_MS));
    expect(last.get(idle!)).toBeUndefined();
    expect(plans.length).toBeLessThanOrEqual(14);
    expect(mostOpened(plans)).toBeLessThanOrEqual(WIDEST_WINDOW);
    expect(rowsOf(plans)).toBeLessThanOrEqual(2 * result.length);
  });
});
