import { Redis } from 'ioredis';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { createTestDatabase, testRedisUrl } from './test-database';

it('gives each caller a migrated database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const sql = postgres(one.url, { max: 1 });
  const other = postgres(two.url, { max: 1 });
  await sql`insert into workspaces (id, name) values (gen_random_uuid(), 'mine')`;
  expect(await other`select 1 from workspaces where name = 'mine'`).toHaveLength(0);
  await sql.end();
  await other.end();
  await Promise.all([one.drop(), two.drop()]);
  await expect(postgres(one.url, { max: 1 })`select 1`).rejects.toThrow(/does not exist/);
});

it('gives an empty database on request', async () => {
  const empty = await createTestDatabase({ empty: true });
  const sql = postgres(empty.url, { max: 1 });
  expect(await sql`select 1 from pg_tables where schemaname = 'public'`).toHaveLength(0);
  await sql.end();
  await empty.drop();
});

it('gives a real Redis', async () => {
  const redis = new Redis(testRedisUrl());
  expect(await redis.ping()).toBe('PONG');
  redis.disconnect();
});
