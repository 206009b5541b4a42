import { createServer, type Server } from 'node:net';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { openRedis, redisAnswers } from './redis-client';

/** Takes connections and never answers, as a stopped Redis does. */
let silent: Server;
let silentUrl: string;
const opened: Redis[] = [];

beforeAll(async () => {
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentUrl = `redis://127.0.0.1:${(silent.address() as { port: number }).port}`;
});
afterEach(() => {
  for (const redis of opened.splice(0)) redis.disconnect();
});
afterAll(() => {
  silent.close();
});

function open(url: string): Redis {
  const redis = openRedis(url);
  opened.push(redis);
  return redis;
}

describe('a Redis client', () => {
  it('connects by itself and answers', async () => {
    expect(await redisAnswers(open(testRedisUrl()), 2_000)).toBe(true);
  });

  it('fails a command at once while nothing listens', async () => {
    const redis = open('redis://127.0.0.1:1');
    const startedAt = performance.now();
    await expect(redis.get('x')).rejects.toThrow();
    expect(await redisAnswers(redis, 300)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('does not wait for one that takes connections and never answers', async () => {
    const startedAt = performance.now();
    expect(await redisAnswers(open(silentUrl), 300)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('leaves no listeners behind, however often it is asked', async () => {
    const redis = open(silentUrl);
    await redisAnswers(redis, 1);
    const before = redis.listenerCount('ready');
    for (let count = 0; count < 12; count += 1) await redisAnswers(redis, 1);
    expect(redis.listenerCount('ready')).toBe(before);
  });
});
