import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, lowestIdAt } from '@/lib/domain/ids';
import { DAY_MS, FIVE_MINUTES_MS, floorTo } from '@/lib/domain/statistics/grain';
import { piecesFor, type StatsBucket } from '@/lib/domain/statistics/question';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { addFinished, emptyEngine } from '../engine/engine-load.fixture';
import { explainPlan, type Plan, type Statement } from '../engine/explain-plan.fixture';
import { HistoryPartitions } from '../engine/partitions';
import { countHistorySql } from './count-history';
import { StatsRepository } from './stats-repository';

const NOW_MS = floorTo(FIVE_MINUTES_MS, Date.now());
const HISTORY_DAYS = 150;
const SCHEDULES = 210;
const FILL_LIMIT_MS = 300_000;

let database: TestDatabase;
let sql: Sql;
let sent: Statement[];
let stats: StatsRepository;
let closeClient: () => Promise<void>;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 1 });
  const partitions = new HistoryPartitions(sql);
  for (let day = HISTORY_DAYS; day > 0; day -= 50)
    await partitions.ensureWindow(NOW_MS - day * DAY_MS, NOW_MS - (day - 50) * DAY_MS);
  await addFinished(sql, await emptyEngine(sql), 50_000);
  await addStats();
  await sql`VACUUM (ANALYZE)`;
  const client = connect(database.url, { applicationName: 'test', max: 1 });
  const logQuery = (text: string, parameters: unknown[]) => sent.push({ text, parameters });
  stats = new StatsRepository(drizzle(client, { logger: { logQuery } }), DEFAULT_WORKSPACE_ID);
  closeClient = () => client.end();
}, FILL_LIMIT_MS);
afterAll(async () => {
  await closeClient();
  await sql.end();
  await database.drop();
});

/** Rows of schedules that run all the time, of 10 agents and of the workspace: a day by 5 minutes, nine by quarters, 30 by days. */
async function addStats(): Promise<void> {
  await sql`INSERT INTO agents (id, workspace_id, key) SELECT md5('agent ' || n)::uuid, ${DEFAULT_WORKSPACE_ID}, 'agent ' || n FROM generate_series(0, 9) n`;
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy)
    SELECT md5('schedule ' || n)::uuid, ${DEFAULT_WORKSPACE_ID}, 'schedule ' || n, '* * * * *', 'agent ' || n % 10,
           md5('agent ' || n % 10)::uuid, 'http://agent.test/', '{}' FROM generate_series(1, ${SCHEDULES}::int) n`;
  const rows = await sql<{ id: string }[]>`SELECT id FROM schedules ORDER BY id`;
  ids = rows.map(({ id }) => id);
  for (const [minutes, days] of [
    [5, 1],
    [15, 9],
    [1_440, 30],
  ] as const) {
    await sql`
      INSERT INTO execution_stats (workspace_id, scope, subject_id, agent_id, bucket_minutes, bucket_start, outcome, count, attempts, retried, duration, lateness)
      SELECT ${DEFAULT_WORKSPACE_ID}, subject.scope, subject.id, subject.agent_id, ${minutes}, start, 'succeeded', 3, 3, 0, '{76, 141}', '{196}'
        FROM generate_series(date_bin(${minutes} * interval '1 minute', ${new Date(NOW_MS - days * DAY_MS)}::timestamptz, 'epoch'),
                             ${new Date(NOW_MS)}::timestamptz, ${minutes} * interval '1 minute') start
        CROSS JOIN (SELECT 'schedule' AS scope, id, agent_ref AS agent_id FROM schedules
                    UNION ALL SELECT 'agent', id, id FROM agents
                    UNION ALL SELECT 'workspace', ${DEFAULT_WORKSPACE_ID}, '00000000-0000-0000-0000-000000000000') subject`;
  }
}

async function plansOf(read: () => Promise<unknown>): Promise<Plan[]> {
  sent = [];
  await read();
  const plans: Plan[] = [];
  for (const statement of sent) plans.push(await explainPlan(sql, statement));
  return plans;
}

const pieces = (days: number, bucket: StatsBucket, isUtc = true) =>
  piecesFor({ fromMs: NOW_MS - days * DAY_MS, toMs: NOW_MS }, { bucket, isUtc }, NOW_MS);
const readsOf = (plans: readonly Plan[]) =>
  plans.flatMap(({ reads }) => reads).filter(({ table }) => table === 'execution_stats');
const rowsOf = (plans: readonly Plan[]) => readsOf(plans).reduce((sum, { rows }) => sum + rows, 0);
const scansOf = (plans: readonly Plan[]) => readsOf(plans).map(({ by }) => by);
const historyOf = (plans: readonly Plan[]) =>
  plans.flatMap(({ opened }) => opened).filter((table) => /^(finished|live|attempt)_/.test(table));
const cut = (bucket: StatsBucket, grouping: 'none' | 'schedule' = 'none') => ({
  bucket,
  grouping,
  timezone: 'UTC',
});

describe('readings of statistics', () => {
  it('read a row of the workspace for each bucket of a day, and no history', async () => {
    const workspace = {
      pieces: pieces(1, '5m'),
      scope: 'workspace',
      subjectIds: [DEFAULT_WORKSPACE_ID],
    } as const;
    const plans = await plansOf(() => stats.measure(workspace, cut('5m')));
    expect(rowsOf(plans)).toBe(288);
    expect(historyOf(plans)).toEqual([]);
  });

  it('read a month of a schedule by the day', async () => {
    const one = { pieces: pieces(29, '1d'), scope: 'schedule', subjectIds: [ids[0]!] } as const;
    const plans = await plansOf(() => stats.measure(one, cut('1d')));
    // 28 days, and what is left of the first and the last one by quarters and 5 minutes.
    expect(rowsOf(plans)).toBeLessThanOrEqual(28 + 2 * 96 + 6);
    expect(scansOf(plans)).not.toContain('Seq Scan');
  });

  it('read a week of a page of 200 schedules by their key', async () => {
    const page = { pieces: pieces(7, 'none'), scope: 'schedule', subjectIds: ids.slice(0, 200) } as const;
    const ranked = await plansOf(() => stats.rank('schedule', page, { limit: 200, sort: 'count' }));
    const measured = await plansOf(() => stats.measure(page, cut('none', 'schedule')));
    for (const plans of [ranked, measured]) {
      expect(rowsOf(plans)).toBeLessThanOrEqual(200 * (6 + 2 * 96 + 6));
      expect(scansOf(plans)).not.toContain('Seq Scan');
      expect(historyOf(plans)).toEqual([]);
    }
  });

  it('rank all schedules by the rows of their days', async () => {
    const all = { pieces: pieces(29, 'none'), scope: 'schedule' } as const;
    const plans = await plansOf(() => stats.rank('schedule', all, { limit: 50, sort: 'failed' }));
    expect(rowsOf(plans)).toBeLessThanOrEqual(SCHEDULES * (28 + 2 * 96 + 6));
    expect(scansOf(plans)).not.toContain('Seq Scan');
  });
});

describe('the roll-up', () => {
  const fromMs = NOW_MS - 3 * 3_600_000;
  const bounds = [
    new Date(fromMs).toISOString(),
    new Date(fromMs + 3 * FIVE_MINUTES_MS).toISOString(),
    lowestIdAt(floorTo(DAY_MS, fromMs) - DAY_MS),
    lowestIdAt(fromMs + DAY_MS),
  ];

  it('reads of history little more than the span that it counts, and opens no other days', async () => {
    const plan = await explainPlan(sql, { parameters: bounds, text: countHistorySql(false) });
    expect(historyOf([plan]).length).toBeLessThanOrEqual(4);
    const read = plan.reads.filter(({ table }) => table.startsWith('finished_'));
    expect(read.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(5_000);
  });

  it('opens of older days only those of the executions that ended in the span', async () => {
    const older = [50, 100].map((days) => lowestIdAt(NOW_MS - days * DAY_MS));
    const parameters = [...bounds, `{${older.join(',')}}`];
    const plan = await explainPlan(sql, { parameters, text: countHistorySql(true) });
    expect(historyOf([plan]).length).toBeLessThanOrEqual(6);
  });
});
