import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import {
  addPending,
  addRunning,
  addWorker,
  atOnce,
  attemptOf,
  type EngineStoreWorld,
} from './engine-store-world.fixture';

export function describeReap(world: () => EngineStoreWorld): void {
  const addDeadWorker = async () => {
    const workerId = await addWorker(world());
    await world().store.declareDead(workerId, 0);
    return workerId;
  };

  describe('reapDead', () => {
    it('takes executions from a dead worker: due at once, a loss counted, the attempt unknown', async () => {
      const dead = await addDeadWorker();
      const id = await addRunning(world(), dead, { attempts: 2, claim: 3 });
      const before = await world().now();
      expect(await world().store.reapDead(10)).toEqual([{ id, to: 'retrying' }]);
      const row = await world().live(id);
      expect(row).toMatchObject({ attempts: 2, claim: 4, losses: 1, status: 'retrying', workerId: null });
      expect(row?.dueAt).toBeGreaterThanOrEqual(Math.floor(before));
      expect(row?.dueAt).toBeLessThanOrEqual(Math.ceil(await world().now()));
      expect(await world().earlierAttempts(id)).toEqual([{ n: 2, status: 'unknown' }]);
    });

    it('takes what a stopped worker left', async () => {
      const stopped = await addWorker(world());
      const id = await addRunning(world(), stopped);
      await world().store.retire(stopped);
      expect(await world().store.reapDead(10)).toEqual([{ id, to: 'retrying' }]);
    });

    it('leaves alone what living workers own and what nobody owns', async () => {
      const alive = await addWorker(world());
      const running = await addRunning(world(), alive);
      const pending = await addPending(world());
      await addDeadWorker();
      expect(await world().store.reapDead(10)).toEqual([]);
      expect(await world().live(running)).toMatchObject({ claim: 1, status: 'running' });
      expect(await world().live(pending)).toMatchObject({ claim: 0, status: 'pending' });
    });

    it('fails an execution whose start was noted, instead of having it called again', async () => {
      const dead = await addWorker(world());
      const started = await addRunning(world(), dead);
      const waiting = await addRunning(world(), dead);
      expect(await world().store.markStarted(dead, { claim: 1, id: started })).toBe(true);
      await world().store.declareDead(dead, 0);
      const reaped = await world().store.reapDead(10);
      expect(new Map(reaped.map(({ id, to }) => [id, to]))).toEqual(
        new Map([
          [started, 'failed'],
          [waiting, 'retrying'],
        ]),
      );
      expect(await world().finished(started)).toMatchObject({
        attemptStatus: 'unknown',
        errorClass: 'worker_lost',
      });
    });

    it('notes no start of what is not the worker\u2019s own claim', async () => {
      const owner = await addWorker(world());
      const other = await addWorker(world());
      const id = await addRunning(world(), owner, { claim: 2 });
      expect(await world().store.markStarted(other, { claim: 2, id })).toBe(false);
      expect(await world().store.markStarted(owner, { claim: 1, id })).toBe(false);
      expect(await world().store.markStarted(owner, { claim: 2, id })).toBe(true);
    });

    it('forgets a noted start with the attempt that it was noted for', async () => {
      const first = await addWorker(world());
      const id = await addRunning(world(), first);
      await world().store.markStarted(first, { claim: 1, id });
      const retryAt = await world().now();
      await world().store.retry(first, [{ ...attemptOf(id), retryAt }]);
      const second = await addWorker(world());
      const [run] = await world().store.claim(
        second,
        [{ agentRef: (await world().live(id))!.agentRef, limit: 1 }],
        retryAt + 1_000,
      );
      expect(run?.id).toBe(id);
      await world().store.declareDead(second, 0);
      expect(await world().store.reapDead(10)).toEqual([{ id, to: 'retrying' }]);
    });

    it('fails an execution that was lost three times, as poisoned', async () => {
      const dead = await addDeadWorker();
      const id = await addRunning(world(), dead, { attempts: 3, claim: 3, losses: 2 });
      expect(await world().store.reapDead(10)).toEqual([{ id, to: 'failed' }]);
      expect(await world().live(id)).toBeNull();
      expect(await world().finished(id)).toEqual({
        attemptStatus: 'unknown',
        attempts: 3,
        claim: 4,
        errorClass: 'poisoned',
        losses: 3,
        status: 'failed',
        workerId: dead,
      });
    });

    it('ends as cancelled what somebody asked to cancel', async () => {
      const dead = await addDeadWorker();
      const id = await addRunning(world(), dead, { cancelRequested: true });
      expect(await world().store.reapDead(10)).toEqual([{ id, to: 'cancelled' }]);
      expect(await world().finished(id)).toMatchObject({
        attemptStatus: 'unknown',
        attempts: 1,
        status: 'cancelled',
      });
    });

    it('leaves nothing for the dead worker’s late write', async () => {
      const dead = await addDeadWorker();
      const [lost, poisoned] = [
        await addRunning(world(), dead),
        await addRunning(world(), dead, { attempts: 3, losses: 2 }),
      ];
      await world().store.reapDead(10);
      for (const id of [lost, poisoned]) {
        const record = { ...attemptOf(id), outcome: 'succeeded' as const };
        expect(await world().store.finish(dead, [record])).toEqual({ missedIds: [id] });
        expect(await world().store.finishedByMe(dead, [{ claim: 1, id }])).toEqual([]);
      }
      expect(await world().live(lost)).toMatchObject({ status: 'retrying' });
      expect(await world().finished(poisoned)).toMatchObject({ status: 'failed' });
    });

    it('is not held up by an execution that history has already', async () => {
      const workerId = await addWorker(world());
      const scheduleId = newId();
      const finished = await addRunning(world(), workerId, { scheduleId });
      await world().store.finish(workerId, [{ ...attemptOf(finished), outcome: 'succeeded' }]);
      const dead = await addDeadWorker();
      await addRunning(world(), dead, { attempts: 3, losses: 2, scheduleId });
      const other = await addRunning(world(), dead);
      expect(await world().store.reapDead(10)).toContainEqual({ id: other, to: 'retrying' });
      expect(await world().live(finished)).toBeNull();
      expect(await world().finished(finished)).toMatchObject({ status: 'succeeded' });
    });

    it('takes no more than it is asked to, and nothing twice', async () => {
      const dead = await addDeadWorker();
      const other = await addDeadWorker();
      for (let times = 0; times < 4; times += 1) {
        await addRunning(world(), dead);
        await addRunning(world(), other);
      }
      const [first, second, third] = [
        await world().store.reapDead(5),
        await world().store.reapDead(5),
        await world().store.reapDead(5),
      ];
      expect([first.length, second.length, third.length]).toEqual([5, 3, 0]);
      expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(8);
    });

    it('shares the work with others that reap at the same time', async () => {
      const dead = await addDeadWorker();
      for (let times = 0; times < 20; times += 1) await addRunning(world(), dead);
      const reaped = await Promise.all([1, 2, 3].map(() => world().store.reapDead(10)));
      for (;;) {
        const more = await world().store.reapDead(10);
        if (more.length === 0) break;
        reaped.push(more);
      }
      const ids = reaped.flat().map(({ id }) => id);
      expect(ids).toHaveLength(20);
      expect(new Set(ids).size).toBe(20);
      for (const id of ids) expect(await world().live(id)).toMatchObject({ claim: 2, losses: 1 });
    });

    it('passes over what somebody has locked, and does not wait for it', async ({ skip }) => {
      const { lockLive } = world();
      if (!lockLive) return skip();
      const dead = await addDeadWorker();
      const [locked, free] = [await addRunning(world(), dead), await addRunning(world(), dead)];
      const unlock = await lockLive(locked);
      try {
        expect(await atOnce(world().store.reapDead(10))).toEqual([{ id: free, to: 'retrying' }]);
      } finally {
        await unlock();
      }
      expect(await world().store.reapDead(10)).toEqual([{ id: locked, to: 'retrying' }]);
    });
  });

  describe('reapOrphans', () => {
    it('takes executions whose owner has no row, or no living one', async () => {
      const [forgotten, dead, alive] = [
        await addWorker(world()),
        await addDeadWorker(),
        await addWorker(world()),
      ];
      const ids = [
        await addRunning(world(), forgotten),
        await addRunning(world(), dead),
        await addRunning(world(), newId()),
      ];
      const kept = await addRunning(world(), alive);
      await world().forgetWorker(forgotten);
      const reaped = await world().store.reapOrphans(10);
      expect(reaped.map(({ id }) => id).sort()).toEqual(ids.sort());
      expect(reaped.every(({ to }) => to === 'retrying')).toBe(true);
      expect(await world().live(kept)).toMatchObject({ status: 'running' });
    });

    it('takes no more than it is asked to', async () => {
      for (let times = 0; times < 3; times += 1) await addRunning(world(), newId());
      expect(await world().store.reapOrphans(2)).toHaveLength(2);
      expect(await world().store.reapOrphans(2)).toHaveLength(1);
    });
  });
}
