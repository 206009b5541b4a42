import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '@/lib/config/config';
import { newId } from '@/lib/domain/ids';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import type { ServiceContext } from '../context';
import { createRuntime } from '../runtime';
import { createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { checkHealth } from './check';
import { isReady } from './is-ready';

let rig: ServiceRig;
/** Takes connections and never answers: a store that is stopped, or behind a broken network. */
let silent: Server;
let silentPort: number;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  rig = await createServiceRig();
  silent = createServer((socket) => {
    closing.push(() => socket.destroy());
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentPort = (silent.address() as { port: number }).port;
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  silent.close();
  await rig.close();
});

/** The rig's context with another environment. */
function contextWith(env: Record<string, string>): ServiceContext {
  const url = rig.context.runtime.config.database.url;
  const runtime = createRuntime(loadConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent', ...env }));
  closing.push(() => runtime.redis?.disconnect());
  closing.push(() => runtime.database.close());
  return { ...rig.context, runtime };
}

async function insertWorker({ seenSecondsAgo = 0, state = 'alive', offsetMs = 0 }): Promise<string> {
  const id = newId();
  await rig.sql`
    INSERT INTO workers (id, state, seen_at, hostname, pid, release, slots, clock_offset_ms)
    VALUES (${id}, ${state}, clock_timestamp() - ${seenSecondsAgo} * interval '1 second', 'host', 1, 'test', 10, ${offsetMs})`;
  return id;
}
const withoutWorkers = () => rig.sql`DELETE FROM workers`;

describe('health', () => {
  it('is ok with a database and a living worker, without Redis being configured', async () => {
    await withoutWorkers();
    const id = await insertWorker({});
    expect(await checkHealth(rig.context)).toEqual({
      database: 'ok',
      redis: 'not configured',
      status: 'ok',
      warnings: [],
      workers: { alive: 1, list: [{ id, seenAt: expect.stringMatching(/^\d{4}-.*Z$/) }] },
    });
  });

  it('tells nothing of a worker but its id and when it was seen', async () => {
    await insertWorker({});
    const { workers } = await checkHealth(rig.context);
    expect(Object.keys(workers.list[0]!).sort()).toEqual(['id', 'seenAt']);
  });

  it('counts no worker that is dead, stopped or silent for longer than its lease', async () => {
    await withoutWorkers();
    await insertWorker({ state: 'dead' });
    await insertWorker({ state: 'stopped' });
    await insertWorker({ seenSecondsAgo: 11 });
    expect(await checkHealth(rig.context)).toMatchObject({
      status: 'degraded',
      warnings: [{ code: 'no_worker' }, { code: 'silent' }],
      workers: { alive: 0, list: [] },
    });
  });

  it('names a worker that owes a beat, beside one that does the work', async () => {
    await withoutWorkers();
    await insertWorker({ seenSecondsAgo: 9 });
    expect((await checkHealth(rig.context)).status).toBe('ok');
    const id = await insertWorker({ seenSecondsAgo: 11 });
    expect(await checkHealth(rig.context)).toMatchObject({
      status: 'degraded',
      warnings: [{ code: 'silent', message: expect.stringContaining(id) }],
      workers: { alive: 1 },
    });
  });

  it('is degraded when a worker’s clock is off by more than 30 s, and names it', async () => {
    await withoutWorkers();
    await insertWorker({ offsetMs: 29_000 });
    expect((await checkHealth(rig.context)).status).toBe('ok');
    const id = await insertWorker({ offsetMs: -31_000 });
    const { status, warnings } = await checkHealth(rig.context);
    expect(status).toBe('degraded');
    expect(warnings).toMatchObject([{ code: 'clock_skew', message: expect.stringContaining(id) }]);
  });

  it('is ok with a Redis that answers', async () => {
    await withoutWorkers();
    await insertWorker({});
    const context = contextWith({ REDIS_URL: testRedisUrl() });
    await expect.poll(async () => (await checkHealth(context)).redis).toBe('ok');
    expect((await checkHealth(context)).status).toBe('ok');
  });

  it.each([
    ['nothing listens at', () => 1],
    ['never answers at', () => silentPort],
  ])('is degraded, and told soon, with a configured Redis that %s its port', async (_, port) => {
    await withoutWorkers();
    await insertWorker({});
    const context = contextWith({ REDIS_URL: `redis://127.0.0.1:${port()}` });
    const startedAt = performance.now();
    expect(await checkHealth(context)).toMatchObject({
      database: 'ok',
      redis: 'unreachable',
      status: 'degraded',
      warnings: [{ code: 'redis_unreachable' }],
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each([
    ['nothing listens at', () => 1],
    ['never answers at', () => silentPort],
  ])('is unavailable, and told soon, with a database that %s its port', async (_, port) => {
    const context = contextWith({ DATABASE_URL: `postgres://u:p@127.0.0.1:${port()}/x` });
    const startedAt = performance.now();
    expect(await checkHealth(context)).toMatchObject({
      database: 'unreachable',
      status: 'unavailable',
      workers: { alive: 0, list: [] },
    });
    expect(await isReady(context)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
  });

  it('is ready with a database', async () => {
    expect(await isReady(rig.context)).toBe(true);
  });
});
