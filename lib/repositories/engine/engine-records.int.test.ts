import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import {
  addPending,
  addRunning,
  addWorker,
  attemptOf,
  FIRE_AT,
  SOON,
} from './conformance/engine-store-world.fixture';
import { postgresWorld } from './conformance/postgres-world.fixture';

let world: Awaited<ReturnType<typeof postgresWorld>>;
beforeAll(async () => {
  world = await postgresWorld();
});
afterAll(() => world.close());

const attempts = async (id: string) => [
  ...(await world.sql<Record<string, unknown>[]>`
    SELECT n, status, worker_id AS "workerId", error_class AS "errorClass" FROM attempts WHERE execution_id = ${id} ORDER BY n`),
];
const claim = async (workerId: string, agentRef: string) => {
  const dueUntilMs = Math.max(SOON, (await world.now()) + 1_000);
  const [run] = await world.store.claim(workerId, [{ agentRef, limit: 1 }], dueUntilMs);
  return run!;
};

describe('the view of attempts', () => {
  it('numbers three attempts from 1, the first two kept apart, the last with its execution', async () => {
    const workerId = await addWorker(world);
    const agentRef = newId();
    const id = await addRunning(world, workerId, { agentRef });
    for (const claimed of [1, 2]) {
      const record = {
        ...attemptOf(id, claimed),
        errorClass: 'http',
        httpStatus: 500,
        status: 'failed' as const,
      };
      await world.store.retry(workerId, [{ ...record, retryAt: FIRE_AT }]);
      await claim(workerId, agentRef);
    }
    await world.store.finish(workerId, [{ ...attemptOf(id, 3), outcome: 'succeeded' }]);
    expect(await attempts(id)).toEqual([
      { errorClass: 'http', n: 1, status: 'failed', workerId },
      { errorClass: 'http', n: 2, status: 'failed', workerId },
      { errorClass: null, n: 3, status: 'succeeded', workerId },
    ]);
  });

  it('has no gap when one of them was lost with its worker, and names that worker', async () => {
    const [doomed, workerId] = [await addWorker(world), await addWorker(world)];
    const agentRef = newId();
    const id = await addPending(world, { agentRef });
    await claim(doomed, agentRef);
    await world.store.declareDead(doomed, 0);
    await world.store.reapDead(10);
    const second = await claim(workerId, agentRef);
    await world.store.retry(workerId, [
      { ...attemptOf(id, second.claim), retryAt: FIRE_AT, status: 'failed' },
    ]);
    const third = await claim(workerId, agentRef);
    expect(third).toMatchObject({ attempt: 3, losses: 1 });
    await world.store.finish(workerId, [{ ...attemptOf(id, third.claim), outcome: 'succeeded' }]);
    expect(await attempts(id)).toEqual([
      { errorClass: 'worker_lost', n: 1, status: 'unknown', workerId: doomed },
      { errorClass: null, n: 2, status: 'failed', workerId },
      { errorClass: null, n: 3, status: 'succeeded', workerId },
    ]);
  });

  it('has no gap after an attempt that was handed back before it began', async () => {
    const workerId = await addWorker(world);
    const agentRef = newId();
    const id = await addRunning(world, workerId, { agentRef });
    await world.store.release(workerId, [{ claim: 1, id }]);
    expect(await attempts(id)).toEqual([]);
    const run = await claim(workerId, agentRef);
    await world.store.finish(workerId, [{ ...attemptOf(id, run.claim), outcome: 'succeeded' }]);
    expect((await attempts(id)).map(({ n }) => n)).toEqual([1]);
  });

  it('shows the attempt that runs now', async () => {
    const workerId = await addWorker(world);
    const id = await addRunning(world, workerId, { attempts: 2 });
    expect(await attempts(id)).toEqual([{ errorClass: null, n: 2, status: 'running', workerId }]);
  });

  it('shows no attempt of an execution that was cancelled before its first', async () => {
    const workerId = await addWorker(world);
    const id = await addRunning(world, workerId, { cancelRequested: true });
    await world.store.release(workerId, [{ claim: 1, id }]);
    expect(await attempts(id)).toEqual([]);
  });

  it('ends with the lost attempt of an execution that was lost too often', async () => {
    const doomed = await addWorker(world);
    const id = await addRunning(world, doomed, { attempts: 3, losses: 2 });
    await world.store.declareDead(doomed, 0);
    await world.store.reapDead(10);
    expect(await attempts(id)).toEqual([
      { errorClass: 'poisoned', n: 3, status: 'unknown', workerId: doomed },
    ]);
  });
});

describe('what is kept of an attempt', () => {
  const kept = async (id: string) =>
    (
      await world.sql<Record<string, unknown>[]>`
        SELECT e.first_started_at AS "firstStartedAt", e.started_at AS "startedAt", e.duration_ms AS "durationMs", e.http_status AS "httpStatus",
               e.error, e.response, e.completed_at - e.created_at >= interval '0' AS "isCompletedAfterwards", e.trigger, e.run_key AS "runKey"
          FROM executions e WHERE id = ${id}`
    )[0];

  it('is everything that its agent answered', async () => {
    const workerId = await addWorker(world);
    const id = await addRunning(world, workerId);
    const response =
      '{"status":503,"headers":{"content-type":"application/json"},"body":{"é":[1,null]},"bodyBytes":12,"truncated":false}';
    const record = {
      ...attemptOf(id),
      durationMs: 1_234.5,
      error: 'The agent answered 503',
      httpStatus: 503,
      response,
    };
    await world.store.finish(workerId, [{ ...record, outcome: 'failed' }]);
    expect(await kept(id)).toEqual({
      durationMs: 1_234.5,
      error: 'The agent answered 503',
      firstStartedAt: new Date(FIRE_AT + 5),
      httpStatus: 503,
      isCompletedAfterwards: true,
      response: JSON.parse(response),
      runKey: 'schedule',
      startedAt: new Date(FIRE_AT + 5),
      trigger: 'schedule',
    });
  });

  it('keeps when the first attempt started, whatever comes after it', async () => {
    const workerId = await addWorker(world);
    const agentRef = newId();
    const id = await addRunning(world, workerId, { agentRef });
    await world.store.retry(workerId, [{ ...attemptOf(id), retryAt: FIRE_AT, status: 'failed' }]);
    const run = await claim(workerId, agentRef);
    expect(run.firstStartedAt).toBe(FIRE_AT + 5);
    await world.store.finish(workerId, [
      { ...attemptOf(id, run.claim), outcome: 'succeeded', startedAt: FIRE_AT + 9_000 },
    ]);
    expect(await kept(id)).toMatchObject({
      firstStartedAt: new Date(FIRE_AT + 5),
      startedAt: new Date(FIRE_AT + 9_000),
    });
  });

  it('takes an attempt that was never sent', async () => {
    const workerId = await addWorker(world);
    const id = await addRunning(world, workerId);
    const record = { ...attemptOf(id), durationMs: null, httpStatus: null, response: null, startedAt: null };
    await world.store.finish(workerId, [{ ...record, outcome: 'failed' }]);
    expect(await kept(id)).toMatchObject({
      firstStartedAt: null,
      httpStatus: null,
      response: null,
      startedAt: null,
    });
  });
});

describe('what is kept of a worker', () => {
  it('is its last report, and when it ended', async () => {
    const workerId = await addWorker(world);
    await world.store.renew(workerId, { clockOffsetMs: -12.5, held: 7, lagMs: 3.25, running: 4 });
    const row = async () =>
      (
        await world.sql<Record<string, unknown>[]>`
        SELECT state, held, running, clock_offset_ms AS "clockOffsetMs", lag_ms AS "lagMs", ended_at IS NOT NULL AS "hasEnded"
          FROM workers WHERE id = ${workerId}`
      )[0];
    expect(await row()).toEqual({
      clockOffsetMs: -12.5,
      hasEnded: false,
      held: 7,
      lagMs: 3.25,
      running: 4,
      state: 'alive',
    });
    await world.store.retire(workerId);
    expect(await row()).toMatchObject({ hasEnded: true, held: 0, running: 0, state: 'stopped' });
  });
});
