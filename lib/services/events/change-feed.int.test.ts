import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangeSignal } from '@/lib/coordination/change-signal';
import { openRedis } from '@/lib/coordination/redis-client';
import { connect, type Sql } from '@/lib/db/connect';
import { notifyChange } from '@/lib/repositories/change-notifications';
import { freePort } from '@/scripts/free-port';
import { findRedisServer, launchRedisServer, type RedisServer } from '@/scripts/redis-server';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { openChangeFeed } from './change-feed';

const PATIENT = { timeout: 20_000 };

let database: TestDatabase;
let sql: Sql;
let ends: (() => unknown)[];
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  sql = connect(database.url, { applicationName: 'test', max: 2 });
  ends = [];
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  await sql.end();
  await database.drop();
});

const listeners = async (): Promise<number> =>
  (
    await sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'scheduler-listen'`
  ).length;

function openFeed(redisUrl: string | null) {
  const onSignal = vi.fn();
  ends.push(openChangeFeed({ bothForMs: 200, databaseUrl: database.url, redisUrl }, onSignal));
  return onSignal;
}

/** Signals until one is heard, as a sender that goes on working does. */
async function expectHeard(onSignal: ReturnType<typeof openFeed>, signal: ChangeSignal): Promise<void> {
  onSignal.mockClear();
  await vi.waitFor(() => {
    signal.changed();
    expect(onSignal).toHaveBeenCalled();
  }, PATIENT);
}

describe('without Redis', () => {
  const signal = () => new ChangeSignal(null, () => notifyChange(sql));

  it('signals are heard through the database', async () => {
    const onSignal = openFeed(null);
    await vi.waitFor(() => expect(onSignal).toHaveBeenCalledTimes(1), PATIENT); // it hears from now on
    await expectHeard(onSignal, signal());
  });

  it('the connection is made anew when it is cut off, which is a signal itself', async () => {
    const onSignal = openFeed(null);
    await vi.waitFor(() => expect(onSignal).toHaveBeenCalledTimes(1), PATIENT);
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'scheduler-listen' AND datname = current_database()`;
    await vi.waitFor(() => expect(onSignal).toHaveBeenCalledTimes(2), PATIENT);
    await expectHeard(onSignal, signal());
    expect(await listeners()).toBe(1);
  });
});

describe('with Redis', () => {
  let redis: RedisServer;
  let port: number;
  const launch = async () => {
    redis = launchRedisServer(findRedisServer()!, port);
    await redis.ready;
  };
  const signalThrough = (redisUrl: string) => {
    const client = openRedis(redisUrl);
    ends.push(() => client.disconnect());
    return new ChangeSignal(client, () => notifyChange(sql));
  };
  beforeEach(async () => {
    port = await freePort();
    await launch();
    ends.push(() => redis.process.kill('SIGKILL'));
  });

  it('the database is listened to only while Redis is gone', { timeout: 60_000 }, async () => {
    const redisUrl = `redis://127.0.0.1:${port}`;
    const signal = signalThrough(redisUrl);
    const onSignal = openFeed(redisUrl);
    await expectHeard(onSignal, signal);
    await vi.waitFor(async () => expect(await listeners()).toBe(0), PATIENT);

    redis.process.kill('SIGKILL');
    await vi.waitFor(async () => expect(await listeners()).toBe(1), PATIENT);
    await expectHeard(onSignal, signal);

    await launch();
    await vi.waitFor(async () => expect(await listeners()).toBe(0), PATIENT);
    await expectHeard(onSignal, signal);
  });

  it('one that hangs is as good as gone', { timeout: 60_000 }, async () => {
    const redisUrl = `redis://127.0.0.1:${port}`;
    const signal = signalThrough(redisUrl);
    const onSignal = openFeed(redisUrl);
    await expectHeard(onSignal, signal);
    await vi.waitFor(async () => expect(await listeners()).toBe(0), PATIENT);
    redis.process.kill('SIGSTOP');
    await vi.waitFor(async () => expect(await listeners()).toBe(1), PATIENT);
    await expectHeard(onSignal, signal);
  });
});
