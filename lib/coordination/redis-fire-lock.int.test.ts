import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock, FireKey } from '@/lib/domain/engine/ports';
import { newId } from '@/lib/domain/ids';
import { freePort } from '@/scripts/free-port';
import { findRedisServer, launchRedisServer } from '@/scripts/redis-server';
import { openRedis, redisAnswers, watchRedis } from './redis-client';
import { fireLockKey, noFireLock, RedisFireLock } from './redis-fire-lock';

const LOCK_TTL_MS = 30_000;
const OPEN_FOR_MS = 5_000;
/** The lock waits 50 ms for an answer; a busy machine may add to it. */
const SHORT_MS = 1_000;

/** A Redis of this file's own, which it may stop, fill and end. */
let port: number;
let server: ChildProcess;
let redis: Redis;
/** Real timers, and a monotonic time that a test can move on. */
let movedMs: number;
const clock: Clock = {
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  monotonicMs: () => performance.now() + movedMs,
  wallMs: () => Date.now(),
};
const onAnswered = vi.fn();
const onUnavailable = vi.fn();

async function launch(): Promise<void> {
  const launched = launchRedisServer(findRedisServer()!, port);
  server = launched.process;
  await launched.ready;
}

async function end(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

// Also when the run is cut short.
process.once('exit', () => server?.kill('SIGKILL'));

beforeAll(async () => {
  port = await freePort();
  await launch();
  redis = openRedis(`redis://127.0.0.1:${port}`);
});
beforeEach(async () => {
  movedMs = 0;
  onAnswered.mockReset();
  onUnavailable.mockReset();
  expect(await redisAnswers(redis, 10_000)).toBe(true);
});
afterEach(() => {
  server.kill('SIGCONT');
});
afterAll(async () => {
  redis.disconnect();
  await end();
});

const lockOf = (workerId: string) =>
  new RedisFireLock(redis, { clock, lockTtlMs: LOCK_TTL_MS, onAnswered, onUnavailable, workerId });
const newKey = (): FireKey => ({ fireTimeMs: 1_700_000_000_000, scheduleId: newId() });
async function timed<T>(work: Promise<T>): Promise<{ answer: T; tookMs: number }> {
  const startedMs = performance.now();
  const answer = await work;
  return { answer, tookMs: performance.now() - startedMs };
}

describe('RedisFireLock', () => {
  it('gives each fire time to the worker that comes first, for the life of the lock', async () => {
    const [mine, both, theirs] = [newKey(), newKey(), newKey()];
    expect(await lockOf('one').acquire([mine, both])).toEqual([true, true]);
    expect(await lockOf('two').acquire([both, theirs])).toEqual([false, true]);
    expect(await redis.get(fireLockKey(both))).toBe('one');
    expect(await redis.pttl(fireLockKey(both))).toBeGreaterThan(LOCK_TTL_MS - 5_000);
  });

  it('names its keys as the original service does', () => {
    expect(fireLockKey({ fireTimeMs: 1_700_000_000_000, scheduleId: 'abc' })).toBe(
      'execution:abc:1700000000000',
    );
  });

  it('tells fire times of one schedule apart', async () => {
    const key = newKey();
    await lockOf('one').acquire([key]);
    expect(await lockOf('two').acquire([{ ...key, fireTimeMs: key.fireTimeMs + 1_000 }])).toEqual([true]);
  });

  it('gives a fire time to exactly one of many that ask at once', async () => {
    const keys = Array.from({ length: 50 }, newKey);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => lockOf(`w${n}`).acquire(keys)));
    for (let index = 0; index < keys.length; index += 1)
      expect(answers.filter((answer) => answer !== 'no_gate' && answer[index])).toHaveLength(1);
  });

  it.each([
    ['READONLY', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
    ['OOM', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
    [
      'NOREPLICAS',
      ['CONFIG', 'SET', 'min-replicas-to-write', '1'],
      ['CONFIG', 'SET', 'min-replicas-to-write', '0'],
    ],
  ])('lets everybody pass while Redis answers %s, and says why', async (code, spoil, mend) => {
    await redis.call(spoil[0]!, ...spoil.slice(1));
    try {
      expect(await lockOf('one').acquire([newKey(), newKey()])).toBe('no_gate');
      expect(onUnavailable).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ message: expect.stringContaining(code) }),
      );
    } finally {
      await redis.call(mend[0]!, ...mend.slice(1));
    }
    expect(await lockOf('one').acquire([newKey()])).toEqual([true]);
  });

  it('waits for a Redis that does not answer only for a moment', async () => {
    const lock = lockOf('one');
    server.kill('SIGSTOP');
    const { answer, tookMs } = await timed(lock.acquire([newKey()]));
    expect(answer).toBe('no_gate');
    expect(tookMs).toBeLessThan(SHORT_MS);
    expect(onUnavailable).toHaveBeenCalledTimes(1);
    expect(onAnswered).not.toHaveBeenCalled();
    server.kill('SIGCONT');
    await vi.waitFor(async () => expect(await redis.ping()).toBe('PONG'), 2_000);
    await lock.acquire([newKey()]);
    expect(onAnswered).toHaveBeenCalledTimes(1);
  });

  it('hears of a connection that is lost, and of the next one, without asking for a lock', async () => {
    const outage = { answered: vi.fn(), failed: vi.fn() };
    watchRedis(redis, outage);
    await end();
    await vi.waitFor(() => expect(outage.failed).toHaveBeenCalled(), 5_000);
    expect(outage.answered).not.toHaveBeenCalled();
    await launch();
    await vi.waitFor(() => expect(outage.answered).toHaveBeenCalledTimes(1), 10_000);
  });

  it('does not wait at all while there is no Redis, and asks again when there is', async () => {
    const lock = lockOf('one');
    await end();
    await vi.waitFor(() => expect(redis.status).not.toBe('ready'), SHORT_MS);
    const { answer, tookMs } = await timed(lock.acquire([newKey()]));
    expect(answer).toBe('no_gate');
    expect(tookMs).toBeLessThan(20);
    await launch();
    expect(await redisAnswers(redis, 10_000)).toBe(true);
    expect(await lock.acquire([newKey()])).toEqual([true]);
  });
});

describe('the breaker of the fire lock', () => {
  /** A lock whose breaker has just opened. */
  async function openedLock(): Promise<RedisFireLock> {
    const lock = lockOf('one');
    server.kill('SIGSTOP');
    await lock.acquire([newKey()]);
    await lock.acquire([newKey()]);
    onUnavailable.mockReset();
    return lock;
  }

  it('opens after two failures in a row: then nobody waits', async () => {
    const lock = await openedLock();
    for (let times = 0; times < 5; times += 1) {
      const { answer, tookMs } = await timed(lock.acquire([newKey()]));
      expect(answer).toBe('no_gate');
      expect(tookMs).toBeLessThan(20);
    }
    expect(onUnavailable).not.toHaveBeenCalled();
  });

  it('stays closed when a success comes between two failures', async () => {
    const lock = lockOf('one');
    for (let times = 0; times < 3; times += 1) {
      server.kill('SIGSTOP');
      expect(await lock.acquire([newKey()])).toBe('no_gate');
      server.kill('SIGCONT');
      await vi.waitFor(async () => expect(await redis.ping()).toBe('PONG'), 2_000);
      expect(await lock.acquire([newKey()])).toEqual([true]);
    }
  });

  it('lets one batch ask after 5 s, and closes when that is answered', async () => {
    const lock = await openedLock();
    server.kill('SIGCONT');
    expect(await redisAnswers(redis, 10_000)).toBe(true);
    expect(await lock.acquire([newKey()])).toBe('no_gate');
    movedMs += OPEN_FOR_MS;
    expect(await lock.acquire([newKey()])).toEqual([true]);
    expect(await lock.acquire([newKey()])).toEqual([true]);
  });

  it('has only one batch wait for the answer that may not come, and opens again', async () => {
    const lock = await openedLock();
    movedMs += OPEN_FOR_MS;
    const answers = await Promise.all([
      lock.acquire([newKey()]),
      lock.acquire([newKey()]),
      lock.acquire([newKey()]),
    ]);
    expect(answers).toEqual(['no_gate', 'no_gate', 'no_gate']);
    expect(onUnavailable).toHaveBeenCalledTimes(1);
    expect((await timed(lock.acquire([newKey()]))).tookMs).toBeLessThan(20);
  });
});

describe('noFireLock', () => {
  it('stands for no Redis at all', async () => {
    expect(await noFireLock.acquire([newKey()])).toBe('no_gate');
  });
});
