import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RedisFireLock } from '@/lib/coordination/redis-fire-lock';
import type { CallControl } from '@/lib/domain/engine/call-control';
import { executionId, newId } from '@/lib/domain/ids';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { EngineRig, succeed } from '../engine-rig.fixture';
import { systemClock } from '../system-clock';

const EVERY_HOUR = '0 * * * *';
const HOUR_MS = 3_600_000;

describe('DistributedScheduler', () => {
  let rig: EngineRig;
  let redis: Redis;

  beforeAll(async () => {
    rig = await EngineRig.create();
    redis = new Redis(testRedisUrl());
  });
  afterEach(async () => {
    await rig.stopWorkers();
    // A schedule of one test must not fire in the next.
    await rig.sql`UPDATE schedule_cursors SET next_fire_at = NULL, due_at = NULL, rev = rev + 1`;
  });
  afterAll(async () => {
    redis.disconnect();
    await rig.close();
  });

  const redisLock = (workerId: string) =>
    new RedisFireLock(redis, { clock: systemClock, lockTtlMs: 30_000, onUnavailable: () => {}, workerId });
  const firstFinished = (scheduleId: string) =>
    rig.until('an execution has ended', async () =>
      (await rig.executions(scheduleId)).find((row) => row.status === 'succeeded'),
    );

  it('runs a due fire time, and names it, its version and its attempt', async () => {
    const fireAt = await rig.lastSecond();
    const scheduleId = await rig.addSchedule({ nextFireAt: fireAt });
    const { id } = await rig.startWorker();
    const execution = await firstFinished(scheduleId);
    expect(execution).toMatchObject({
      attempts: 1,
      fireTime: new Date(fireAt),
      id: executionId(scheduleId, fireAt, 'schedule'),
      trigger: 'schedule',
      version: 1,
      workerId: id,
    });
  });

  it('runs a version from before a field was known, and lets a corrupt one hurt only itself', async () => {
    const fireAt = await rig.lastSecond();
    const [old, corrupt, whole] = [
      await rig.addSchedule({ nextFireAt: fireAt }),
      await rig.addSchedule({ nextFireAt: fireAt }),
      await rig.addSchedule({ nextFireAt: fireAt }),
    ];
    await rig.sql`
      UPDATE schedule_versions SET definition = definition - 'priority' - 'onWorkerLoss' WHERE schedule_id = ${old}`;
    await rig.sql`UPDATE schedule_versions SET definition = '{}' WHERE schedule_id = ${corrupt}`;
    const broken: string[] = [];
    await rig.startWorker({ events: { ruleBroken: ({ scheduleId }) => void broken.push(scheduleId) } });
    for (const scheduleId of [old, whole])
      expect(await firstFinished(scheduleId)).toMatchObject({ fireTime: new Date(fireAt) });
    expect(broken).toEqual([corrupt]);
  });

  it('moves the cursor on: the next fire time, the high-water mark, and one rev more', async () => {
    const fireAt = Math.floor((await rig.databaseNow()) / HOUR_MS) * HOUR_MS;
    const scheduleId = await rig.addSchedule({ cronExpression: EVERY_HOUR, nextFireAt: fireAt });
    await rig.startWorker();
    await firstFinished(scheduleId);
    expect(await rig.cursor(scheduleId)).toEqual({
      lastFireAt: new Date(fireAt),
      nextFireAt: new Date(fireAt + HOUR_MS),
      rev: 2,
    });
  });

  it('fences ahead of the fire time and never calls before it', async () => {
    const latenesses: number[] = [];
    const scheduleId = await rig.addSchedule({ nextFireAt: (await rig.lastSecond()) + 2_000 });
    await rig.startWorker({
      events: { callStarted: ({ latenessMs }) => void latenesses.push(latenessMs ?? -1) },
    });
    const fenced = await rig.until('it is fenced', async () => (await rig.executions(scheduleId))[0]);
    expect(fenced.status).toBe('running');
    expect(await rig.databaseNow()).toBeLessThan(fenced.fireTime.getTime());
    await rig.until('two calls', () => latenesses.length >= 2);
    expect(Math.min(...latenesses)).toBeGreaterThanOrEqual(0);
  });

  it('takes the fire lock of the original service before it calls', async () => {
    const monitor = await redis.monitor();
    const seen: { command: string; at: number }[] = [];
    monitor.on('monitor', (_time: string, args: string[]) =>
      seen.push({ at: performance.now(), command: args.join(' ') }),
    );
    let calledAt = 0;
    const fireAt = await rig.lastSecond();
    const scheduleId = await rig.addSchedule({ nextFireAt: fireAt });
    const { id } = await rig.startWorker({
      answer: (run) => {
        calledAt ||= performance.now();
        return succeed(run);
      },
      fireLock: redisLock,
    });
    await firstFinished(scheduleId);
    const expected = `SET execution:${scheduleId}:${fireAt} ${id} NX PX 30000`;
    const lock = await rig.until('the lock is seen', () => seen.find(({ command }) => command === expected));
    expect(calledAt).toBeGreaterThan(0);
    expect(seen.indexOf(lock)).toBeGreaterThanOrEqual(0);
    expect(await redis.get(`execution:${scheduleId}:${fireAt}`)).toBe(id);
    monitor.disconnect();
  });

  it('does not call while the fire lock is unanswered, and calls after it is won', async () => {
    const order: string[] = [];
    const scheduleId = await rig.addSchedule({
      cronExpression: EVERY_HOUR,
      nextFireAt: await rig.lastSecond(),
    });
    await rig.startWorker({
      answer: (run) => {
        order.push('call');
        return succeed(run);
      },
      fireLock: () => ({
        acquire: async (keys) => {
          order.push('lock');
          return keys.map(() => true);
        },
      }),
    });
    await firstFinished(scheduleId);
    expect(order).toEqual(['lock', 'call']);
  });

  it('fires without Redis', async () => {
    const scheduleId = await rig.addSchedule({ nextFireAt: await rig.lastSecond() });
    await rig.startWorker({ fireLock: () => ({ acquire: async () => 'no_gate' }) });
    expect((await firstFinished(scheduleId)).attempts).toBe(1);
  });

  it('fires although somebody holds the lock for ever', async () => {
    const fireAt = Math.floor((await rig.databaseNow()) / HOUR_MS) * HOUR_MS;
    const scheduleId = await rig.addSchedule({ cronExpression: EVERY_HOUR, nextFireAt: fireAt });
    await redis.set(`execution:${scheduleId}:${fireAt}`, 'nobody');
    const gatesLost: number[] = [];
    await rig.startWorker({
      events: { gateLost: (event) => void gatesLost.push(event.fireAt) },
      fireLock: redisLock,
    });
    await firstFinished(scheduleId);
    expect(gatesLost).toContain(fireAt);
  });

  it('leaves a fire time to the worker that holds its lock', async () => {
    const fireAt = await rig.lastSecond();
    const scheduleIds = await Promise.all(
      Array.from({ length: 20 }, () => rig.addSchedule({ nextFireAt: fireAt })),
    );
    await Promise.all([1, 2, 3].map(() => rig.startWorker({ fireLock: redisLock })));
    for (const scheduleId of scheduleIds) {
      const rows = await rig.until('three fire times ran', async () => {
        const all = await rig.executions(scheduleId);
        return all.filter((row) => row.status === 'succeeded').length >= 3 && all;
      });
      expect(new Set(rows.map((row) => row.fireTime.getTime())).size).toBe(rows.length);
    }
  });

  it('runs each fire time once when three workers contend without Redis', async () => {
    const fireAt = await rig.lastSecond();
    const scheduleIds = await Promise.all(
      Array.from({ length: 20 }, () => rig.addSchedule({ nextFireAt: fireAt })),
    );
    const failures: unknown[] = [];
    const calls = new Map<string, number>();
    const count = (id: string) => calls.set(id, (calls.get(id) ?? 0) + 1);
    await Promise.all(
      [1, 2, 3].map(() =>
        rig.startWorker({
          answer: (run) => {
            count(run.id);
            return succeed(run);
          },
          events: {
            fenceConflict: (event) => void failures.push(event),
            statementFailed: (event) => void failures.push(event),
          },
        }),
      ),
    );
    for (const scheduleId of scheduleIds)
      await rig.until('three fire times ran', async () => (await rig.executions(scheduleId)).length >= 3);
    await rig.stopWorkers();
    expect(failures).toEqual([]);
    expect([...calls.values()].filter((times) => times !== 1)).toEqual([]);
  });

  it('after a stop runs what lies within the grace, and records the rest as one skip', async () => {
    const lastMinute = Math.floor((await rig.databaseNow()) / 60_000) * 60_000;
    const firstMissed = lastMinute - 59 * 60_000;
    const scheduleId = await rig.addSchedule({ cronExpression: '* * * * *', nextFireAt: firstMissed });
    await rig.startWorker();
    await firstFinished(scheduleId);
    const executions = await rig.executions(scheduleId);
    const skips = await rig.sql<{ count: number; reason: string; from: Date; to: Date }[]>`
      SELECT count, reason, from_fire_time AS "from", to_fire_time AS "to" FROM skips WHERE schedule_id = ${scheduleId}`;
    expect(skips).toHaveLength(1);
    expect(skips[0]).toMatchObject({ from: new Date(firstMissed), reason: 'misfire' });
    const due = executions.filter((row) => row.fireTime.getTime() <= lastMinute).length + skips[0]!.count;
    expect(due).toBe(60);
  });

  it('does not land a decision that was taken on an older reading', async () => {
    const fireAt = await rig.lastSecond();
    const scheduleId = await rig.addSchedule({ nextFireAt: null });
    const { id: workerId } = await rig.startWorker();
    await rig.sql`UPDATE schedule_cursors SET rev = rev + 1 WHERE schedule_id = ${scheduleId}`;
    const move = {
      executions: [],
      firstFireAt: fireAt,
      lastFireAt: fireAt,
      nextDueAt: fireAt + 1_000,
      nextFireAt: fireAt + 1_000,
      rev: 1,
      runsLeft: null,
      scheduleId,
      skip: null,
    };
    expect(await rig.store.fence(workerId, [move])).toEqual({ inserted: 0, missedScheduleIds: [scheduleId] });
    expect((await rig.store.fence(workerId, [{ ...move, rev: 2 }])).missedScheduleIds).toEqual([]);
    // The same fire time again, on the newest rev: below the high-water mark.
    expect((await rig.store.fence(workerId, [{ ...move, rev: 3 }])).missedScheduleIds).toEqual([scheduleId]);
  });

  it('fences nothing for a worker that was declared dead', async () => {
    const fireAt = await rig.lastSecond();
    const scheduleId = await rig.addSchedule({ nextFireAt: null });
    const workerId = newId();
    await rig.store.register({ hostname: 'gone', id: workerId, pid: 1, release: 'test', slots: 1 });
    expect(await rig.store.declareDead(workerId, 0)).toBe(true);
    const move = {
      executions: [],
      firstFireAt: fireAt,
      lastFireAt: fireAt,
      nextDueAt: null,
      nextFireAt: null,
      rev: 1,
      runsLeft: null,
      scheduleId,
      skip: null,
    };
    expect((await rig.store.fence(workerId, [move])).missedScheduleIds).toEqual([scheduleId]);
  });

  it('sets a rule that cannot be computed aside, and fires the others', async () => {
    const fireAt = await rig.lastSecond();
    const broken = await rig.addSchedule({ nextFireAt: fireAt, timezone: 'Mars/Olympus' });
    const sound = await rig.addSchedule({ nextFireAt: fireAt });
    const reports: string[] = [];
    await rig.startWorker({ events: { ruleBroken: ({ scheduleId }) => void reports.push(scheduleId) } });
    await firstFinished(sound);
    expect(reports).toEqual([broken]);
    expect(await rig.executions(broken)).toHaveLength(0);
  });

  it('does not fire what is paused', async () => {
    const paused = await rig.addSchedule({ nextFireAt: null });
    const running = await rig.addSchedule({ nextFireAt: await rig.lastSecond() });
    await rig.startWorker();
    await rig.until('the other fired twice', async () => (await rig.executions(running)).length >= 2);
    expect(await rig.executions(paused)).toHaveLength(0);
  });

  it('is not held up by an agent that hangs', async () => {
    const fireAt = await rig.lastSecond();
    await Promise.all(
      Array.from({ length: 60 }, () => rig.addSchedule({ agent: 'hangs', nextFireAt: fireAt })),
    );
    const prompt = await rig.addSchedule({ agent: 'prompt', nextFireAt: fireAt });
    const hung = await rig.agentRef('hangs');
    const untilAborted = (control: CallControl) => new Promise<void>((resolve) => control.onAbort(resolve));
    await rig.startWorker({
      answer: async (run, _definition, control) => {
        if (run.agentRef === hung) await untilAborted(control);
        return succeed(run);
      },
      slots: 50,
    });
    await rig.until(
      'the prompt agent was called three times',
      async () => (await rig.executions(prompt)).filter((row) => row.status === 'succeeded').length >= 3,
    );
  });
});
