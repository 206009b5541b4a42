import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { addCursors, addFinished, addLive, type EngineLoad, emptyEngine } from './engine-load.fixture';
import { BATCH, engineStatements } from './engine-statements.fixture';
import { explainPlan } from './explain-plan.fixture';

/** No plan may look at more rows of a table than this, whatever its size: the batch, a page of cursors, what a worker holds. */
const ROWS_AT_MOST = 4 * BATCH;

const SMALL = [
  { cursors: 1_000, live: 0 },
  { cursors: 1_000, live: 20_000 },
  { cursors: 20_000, live: 20_000 },
];
const LARGE = [
  { cursors: 1_000_000, live: 0 },
  { cursors: 1_000, live: 1_000_000 },
  { cursors: 1_000_000, live: 1_000_000 },
];
/** PLAN_SIZES=all takes some minutes. */
const sizes = process.env.PLAN_SIZES === 'all' ? [...SMALL, ...LARGE] : SMALL;

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that whatever a session could keep of a plan is kept.
  sql = connect(database.url, { applicationName: 'test', max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function fill(load: EngineLoad, size: { cursors: number; live: number }) {
  await addCursors(sql, size.cursors);
  await addLive(sql, load, size.live);
  await addFinished(sql, load, 20_000);
}

/** What each statement reads too much of, by statement; empty when all is well. */
async function excessiveReads(load: EngineLoad): Promise<Record<string, string[]>> {
  const excessive: Record<string, string[]> = {};
  for (const [name, statement] of Object.entries(await engineStatements(sql, load))) {
    const plan = await explainPlan(sql, statement);
    const reads = plan.reads.filter((read) => read.rows > ROWS_AT_MOST);
    if (reads.length > 0)
      excessive[name] = reads.map((read) => `${read.by} of ${read.table}: ${read.rows} rows`);
  }
  return excessive;
}

describe.each(sizes)("the engine's statements over $cursors cursors and $live live executions", (size) => {
  it('read no more than their batch with fresh statistics', { timeout: 300_000 }, async () => {
    const load = await emptyEngine(sql);
    await fill(load, size);
    await sql`ANALYZE`;
    expect(await excessiveReads(load)).toEqual({});
  });

  it('read no more than their batch when first used on empty tables that then grew', {
    timeout: 300_000,
  }, async () => {
    const load = await emptyEngine(sql);
    expect(await excessiveReads(load)).toEqual({});
    await fill(load, size);
    expect(await excessiveReads(load)).toEqual({});
  });
});

describe('the connection', () => {
  it('keeps no statement, and so no plan that was made while the tables were small', async () => {
    const load = await emptyEngine(sql);
    const { tick } = await engineStatements(sql, load);
    for (let run = 0; run < 8; run += 1) await sql.unsafe(tick!.text, tick!.parameters as string[]);
    expect(await sql`SELECT name FROM pg_prepared_statements`).toHaveLength(0);
  });
});

describe('looking up in history', () => {
  it('opens the days of its ids alone', { timeout: 300_000 }, async () => {
    const load = await emptyEngine(sql);
    await fill(load, SMALL[1]!);
    await sql`ANALYZE`;
    const { discard, finishedByMe } = await engineStatements(sql, load);
    for (const statement of [discard!, finishedByMe!]) {
      const { opened } = await explainPlan(sql, statement);
      // Live ones are of the last minute, which may begin before midnight.
      expect(opened.filter((table) => table.startsWith('finished_')).length).toBeLessThanOrEqual(2);
    }
  });
});

describe('the harness', () => {
  it('sees a table that is read whole', async () => {
    const load = await emptyEngine(sql);
    await addLive(sql, load, 5_000);
    const plan = await explainPlan(sql, {
      text: 'SELECT count(*) FROM live_executions WHERE version = $1::int',
      parameters: [7],
    });
    expect(plan.reads).toEqual([
      expect.objectContaining({ table: 'live_executions', by: 'Seq Scan', rows: 5_000 }),
    ]);
  });
});
