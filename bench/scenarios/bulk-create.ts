import type { BulkAnswer, BulkInput } from '@/lib/contracts/bulk';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import type { Sql } from '@/lib/db/connect';
import { treeCpuSeconds } from '../cpu-time';
import { type Measure, spreadOf } from '../measure';
import type { TestBed } from '../test-bed';
import { startWeb } from '../web-under-test';

const SCHEDULES = 10_000;
const AGENTS = 100;
const GOAL_PER_SECOND = 5_000;
/** The first requests meet a cold compiler. */
const WARM_UPS = 3;

const TABLES = ['schedules', 'schedule_versions', 'schedule_cursors'];
const RULES = ['*/5 * * * *', '0 9 * * MON-FRI', '30 2 * * *', '@hourly', '0 0 1 * *'];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York'];

/** Of one way to make the schedules: how fast it was, and what it cost all processes together. */
interface Figures {
  perSecond: number[];
  cpuUs: number[];
}

/**
 * Schedules made by one request of the bulk route, from sending it to its whole answer. The limit is PostgreSQL itself, copying the same
 * rows from a table into schedules, versions and cursors in one transaction. CPU time says the same on a machine that is busy otherwise.
 */
export async function measureBulkCreate(bed: TestBed): Promise<Measure[]> {
  const { sql, url } = await bed.createDatabase('bulk_create');
  const web = await startWeb(bed.run, url);
  const cpuSeconds = () => treeCpuSeconds(web.pid) + treeCpuSeconds(bed.postgresPid);
  const take = async ({ cpuUs, perSecond }: Figures, make: () => Promise<number>) => {
    const before = cpuSeconds();
    perSecond.push(await make());
    cpuUs.push(((cpuSeconds() - before) / SCHEDULES) * 1_000_000);
  };
  for (let time = 0; time < WARM_UPS; time += 1) await create(web.api, sql, false);
  const [ours, minimal, limit] = [1, 2, 3].map((): Figures => ({ cpuUs: [], perSecond: [] })) as [
    Figures,
    Figures,
    Figures,
  ];
  for (let round = 1; round <= bed.run.options.rounds; round += 1) {
    await take(ours, () => create(web.api, sql, false));
    await take(limit, () => copyAgain(sql));
    await take(minimal, () => create(web.api, sql, true));
    const [full, small, best] = [ours, minimal, limit].map(({ perSecond }) => perSecond.at(-1)!.toFixed());
    bed.run.say(`bulk-create, round ${round}: ${full}/s, without bodies ${small}/s, limit ${best}/s`);
  }
  await web.stop();
  await sql.end({ timeout: 1 });
  return [
    ...measuresOf('schedules made by one request', ours, limit),
    ...measuresOf('the same, return=minimal', minimal, limit),
  ];
}

function measuresOf(metric: string, ours: Figures, limit: Figures): Measure[] {
  const perSecond = spreadOf(ours.perSecond);
  const goal = `≥ ${GOAL_PER_SECOND.toLocaleString('en')}`;
  const pass = perSecond.median >= GOAL_PER_SECOND;
  const cpu = {
    limit: spreadOf(limit.cpuUs),
    metric: `${metric}: CPU time each`,
    ours: spreadOf(ours.cpuUs),
    unit: 'µs',
  };
  return [
    {
      goal,
      limit: spreadOf(limit.perSecond),
      metric,
      ours: perSecond,
      pass,
      scenario: 'bulk-create',
      unit: '1/s',
    },
    { goal: null, pass: null, scenario: 'bulk-create', ...cpu },
  ];
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
  const tables = await Promise.all(
    TABLES.map(async (table) => ({ columns: await columnsOf(sql, table), table })),
  );
  for (const { columns, table } of tables)
    await sql.unsafe(`CREATE TABLE copy_of_${table} AS SELECT ${columns} FROM ${table}`);
  await empty(sql);
  const startedAt = performance.now();
  await sql.begin(async (tx) => {
    for (const { columns, table } of tables)
      await tx.unsafe(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM copy_of_${table}`);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const table of TABLES) await sql.unsafe(`DROP TABLE copy_of_${table}`);
  return SCHEDULES / seconds;
}

/** Those that PostgreSQL doesn't make itself. */
async function columnsOf(sql: Sql, table: string): Promise<string> {
  const [row] = await sql<{ columns: string }[]>`
    SELECT string_agg(column_name, ', ') AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ${table} AND is_generated = 'NEVER'`;
  return row!.columns;
}

/** Each round begins on the same tables. */
async function empty(sql: Sql): Promise<void> {
  await sql.unsafe(`TRUNCATE ${TABLES.join(', ')}`);
}
