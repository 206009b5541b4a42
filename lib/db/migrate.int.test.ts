import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { connect } from './connect';
import { DatabaseUnreachableError } from './connection-error';
import { DAY_MS, listPartitions, startOfDay } from './history-partitions';
import { migrate } from './migrate';

const databases: TestDatabase[] = [];

async function emptyDatabase() {
  const database = await createTestDatabase({ empty: true });
  databases.push(database);
  return database.url;
}

async function partitionsOf(url: string) {
  const sql = connect(url, { applicationName: 'test', max: 1 });
  const partitions = await listPartitions(sql);
  await sql.end();
  return partitions;
}

afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.drop()));
});

describe('migrate', () => {
  it('applies each migration once when several processes start at the same time', async () => {
    const url = await emptyDatabase();
    const reports = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const applied = reports.map((report) => report.applied).filter((tags) => tags.length > 0);
    expect(applied).toEqual([expect.arrayContaining(['0000_init', '0001_views'])]);
  });

  it('has the partitions of yesterday and the coming week ready in both tables', async () => {
    const url = await emptyDatabase();
    const today = startOfDay(Date.now());
    await migrate(url);
    const partitions = await partitionsOf(url);
    for (const table of ['attempt_rows', 'finished_executions']) {
      const days = partitions.filter((it) => it.table === table).map((it) => it.fromMs);
      // 9 days; 1 more of them when midnight passed in between.
      for (let day = -1; day <= 7; day += 1) expect(days).toContain(today + day * DAY_MS);
    }
  });

  it('goes on without pg_trgm where that can not be created', async () => {
    const url = await emptyDatabase();
    const sql = connect(url, { applicationName: 'test', max: 1 });
    await sql`CREATE FUNCTION similarity(text, text) RETURNS float4 LANGUAGE sql AS 'SELECT 0::float4'`; // it has one of that name
    await migrate(url);
    const indexes = await sql<
      { name: string }[]
    >`SELECT indexname AS name FROM pg_indexes WHERE tablename = 'schedules'`;
    const names = indexes.map(({ name }) => name);
    expect(names).toContain('schedules_by_tag');
    expect(names).not.toContain('schedules_by_text');
    await sql.end();
  });

  it('says that there was nothing to do on a database that is up to date', async () => {
    const url = await emptyDatabase();
    await migrate(url);
    expect((await migrate(url)).applied).toEqual([]);
  });

  it('names the address and the reason when the database can not be reached, but not the password', async () => {
    const error = await migrate('postgres://me:secret@127.0.0.1:1/orders').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect((error as Error).message).toBe(
      'PostgreSQL at 127.0.0.1:1/orders can not be used: nothing listens there.',
    );
  });

  it('says so when the database does not exist', async () => {
    const url = new URL(await emptyDatabase());
    url.pathname = '/nowhere';
    await expect(migrate(url.href)).rejects.toThrow('/nowhere can not be used: the database does not exist.');
  });
});
