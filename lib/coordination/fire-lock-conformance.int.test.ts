import { Redis } from 'ioredis';
import { afterAll } from 'vitest';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { systemClock } from '@/worker/system-clock';
import { fireLockConformance } from './fire-lock-conformance.fixture';
import { RedisFireLock } from './redis-fire-lock';

const TTL_MS = 400;
/** A database of the shared server that nobody else uses, since one test empties it. */
const OWN_DATABASE = 9;

let redis: Redis | null = null;
afterAll(() => redis?.disconnect());

fireLockConformance('Redis', async () => {
  redis ??= new Redis(testRedisUrl(), { db: OWN_DATABASE });
  await redis.ping();
  const client = redis;
  return {
    expire: () => new Promise((resolve) => setTimeout(resolve, TTL_MS + 50)),
    flush: async () => {
      await client.flushdb();
    },
    lockOf: (workerId) =>
      new RedisFireLock(client, { clock: systemClock, lockTtlMs: TTL_MS, onUnavailable: () => {}, workerId }),
  };
});
