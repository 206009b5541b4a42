import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { RATE_WINDOW_MS, RateLimiter } from './rate-limiter';
import { openRedis } from './redis-client';

const NOON = Date.UTC(2026, 0, 5, 12);

let redis: Redis;
let gone: Redis;
beforeAll(async () => {
  redis = openRedis(testRedisUrl());
  gone = openRedis('redis://127.0.0.1:1');
  await once(redis, 'ready');
});
afterAll(() => {
  redis.disconnect();
  gone.disconnect();
});

const countTimes = async (limiter: RateLimiter, client: string, times: number) => {
  for (let time = 1; time < times; time += 1) await limiter.count(client);
  return limiter.count(client);
};

describe.each([
  ['Redis', () => redis],
  ['no Redis', () => null],
  ['a Redis that is gone', () => gone],
])('the limiter with %s', (_, connection) => {
  it('takes as many requests a minute as it may, of each client', async () => {
    let nowMs = NOON + 15_000;
    const limiter = new RateLimiter(connection(), 3, () => nowMs);
    const [one, other] = [randomUUID(), randomUUID()];
    expect(await limiter.count(one)).toEqual({ isOver: false, limit: 3, remaining: 2, resetMs: 45_000 });
    expect(await countTimes(limiter, one, 2)).toMatchObject({ isOver: false, remaining: 0 });
    expect(await limiter.count(one)).toMatchObject({ isOver: true, remaining: 0 });
    expect(await limiter.count(other)).toMatchObject({ isOver: false, remaining: 2 });
    nowMs += RATE_WINDOW_MS;
    expect(await limiter.count(one)).toMatchObject({ isOver: false, remaining: 2 });
  });
});

it('counts for all servers together', async () => {
  const client = randomUUID();
  const servers = [1, 2].map(() => new RateLimiter(redis, 3, () => NOON));
  for (const server of servers) await countTimes(server, client, 2);
  for (const server of servers) expect(await server.count(client)).toMatchObject({ isOver: true });
});

it('keeps a limit, its own, when Redis goes away in mid-window', async () => {
  const client = randomUUID();
  const leaving = openRedis(testRedisUrl());
  await once(leaving, 'ready');
  const limiter = new RateLimiter(leaving, 3, () => NOON);
  await countTimes(limiter, client, 3);
  leaving.disconnect();
  expect(await limiter.count(client)).toMatchObject({ isOver: true });
});
