import type { BulkAnswer, BulkInput } from '@/lib/contracts/bulk';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import type { Sql } from '@/lib/db/connect';
import { type Measure, spreadOf } from '../measure';
import type { TestBed } from '../test-bed';
import { startWeb } from '../web-under-test';

const SCHEDULES = 10_000;
const AGENTS = 100;
const GOAL_PER_SECOND = 5_000;

const RULES = ['*/5 * * * *', '0 9 * * MON-FRI', '30 2 * * *', '@hourly', '0 0 1 * *'];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York'];

/** Schedules a second. */
interface Rates {
  limit: number[];
  ours: number[];
  oursMinimal: number[];
}

/**
 * Schedules made by one request of the bulk route, from sending it to its whole answer. The limit is PostgreSQL itself, copying the same
 * rows from a table into schedules, versions and cursors in one transaction.
 */
export async function measureBulkCreate(bed: TestBed): Promise<Measure[]> {
  const { sql, url } = await bed.createDatabase('bulk_create');
  const web = await startWeb(bed.run, url);
  await create(web.api, sql, false);
  const rates: Rates = { limit: [], ours: [], oursMinimal: [] };
  for (let round = 1; round <= bed.run.options.rounds; round += 1) {
    rates.ours.push(await create(web.api, sql, false));
    rates.limit.push(await copyAgain(sql));
    rates.oursMinimal.push(await create(web.api, sql, true));
    const [ours, limit, minimal] = [rates.ours, rates.limit, rates.oursMinimal].map((all) =>
      all.at(-1)!.toFixed(),
    );
    bed.run.say(`bulk-create, round ${round}: ${ours}/s, without bodies ${minimal}/s, limit ${limit}/s`);
  }
  await web.stop();
  await sql.end({ timeout: 1 });
  const limit = spreadOf(rates.limit);
  return [
    measureOf('schedules made by one request', rates.ours, limit),
    measureOf('the same, return=minimal', rates.oursMinimal, limit),
  ];
}

function measureOf(metric: string, values: readonly number[], limit: Measure['limit']): Measure {
  const ours = spreadOf(values);
  const goal = `≥ ${GOAL_PER_SECOND.toLocaleString('en')}`;
  return {
    scenario: 'bulk-create',
    metric,
    unit: '1/s',
    ours,
    limit,
    goal,
    pass: ours.median >= GOAL_PER_SECOND,
  };
}

const scheduleOf = (n: number): CreateScheduleInput => ({
  name: `Report ${n}`,
  cronExpression: RULES[n % RULES.length]!,
  timezone: ZONES[n % ZONES.length]!,
  agentId: `agent-${n % AGENTS}`,
  agentUrl: `https://agents.example.com/${n % AGENTS}`,
  headers: { 'X-Team': 'reports' },
  payload: { day: '{{fireTime}}', report: n },
  tags: ['bench', `team-${n % 7}`],
});

async function create(api: string, sql: Sql, minimal: boolean): Promise<number> {
  await empty(sql);
  const operations = Array.from({ length: SCHEDULES }, (_, n) => ({
    action: 'create' as const,
    schedule: scheduleOf(n),
  }));
  const body = JSON.stringify({ operations } satisfies BulkInput);
  const startedAt = performance.now();
  const response = await fetch(`${api}/schedules/bulk`, {
    body,
    headers: { 'Content-Type': 'application/json', ...(minimal ? { Prefer: 'return=minimal' } : {}) },
    method: 'POST',
  });
  const text = await response.text();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { succeeded } = JSON.parse(text) as BulkAnswer;
  const [stored] = await sql<{ n: number }[]>`
    SELECT count(*)::int AS n FROM schedules s JOIN schedule_cursors c ON c.schedule_id = s.id AND c.next_fire_at IS NOT NULL
      JOIN schedule_versions v ON v.schedule_id = s.id AND v.version = 1`;
  if (succeeded !== SCHEDULES || stored!.n !== SCHEDULES)
    throw new Error(`Of ${SCHEDULES} schedules ${succeeded} were answered and ${stored!.n} stored`);
  return SCHEDULES / seconds;
}

async function copyAgain(sql: Sql): Promise<number> {
  const tables = ['schedules', 'schedule_versions', 'schedule_cursors'];
  for (const table of tables) await sql.unsafe(`CREATE TABLE copy_of_${table} AS SELECT * FROM ${table}`);
  await empty(sql);
  const startedAt = performance.now();
  await sql.begin(async (tx) => {
    for (const table of tables) await tx.unsafe(`INSERT INTO ${table} SELECT * FROM copy_of_${table}`);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const table of tables) await sql.unsafe(`DROP TABLE copy_of_${table}`);
  return SCHEDULES / seconds;
}

/** Each round begins on the same tables. */
async function empty(sql: Sql): Promise<void> {
  await sql.unsafe('TRUNCATE schedules, schedule_versions, schedule_cursors');
}
