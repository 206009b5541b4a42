import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import {
  addPending,
  addRunning,
  addWorker,
  atOnce,
  type EngineStoreWorld,
  FIRE_AT,
  type LiveState,
  SOON,
} from './engine-store-world.fixture';

export function describeClaim(world: () => EngineStoreWorld): void {
  const claimIds = async (workerId: string, agentRef: string, limit = 100, dueUntilMs = SOON) =>
    (await world().store.claim(workerId, [{ agentRef, limit }], dueUntilMs)).map((run) => run.id);
  /** Pending executions of one agent, in this order. */
  const addAll = async (agentRef: string, rows: Partial<LiveState>[]) => {
    const ids: string[] = [];
    for (const row of rows) ids.push(await addPending(world(), { agentRef, ...row }));
    return ids;
  };

  describe('claim', () => {
    it('makes the execution the worker’s: a new claim, a new attempt', async () => {
      const workerId = await addWorker(world());
      const agentRef = newId();
      const id = await addPending(world(), {
        agentRef,
        attempts: 2,
        claim: 5,
        dueAt: FIRE_AT + 500,
        losses: 1,
        status: 'retrying',
        version: 4,
      });
      const before = await world().live(id);
      const [run] = await world().store.claim(workerId, [{ agentRef, limit: 1 }], SOON);
      expect(run).toMatchObject({
        agentRef,
        attempt: 3,
        claim: 6,
        dueAt: FIRE_AT + 500,
        fireAt: FIRE_AT,
        id,
        losses: 1,
        scheduledAt: FIRE_AT,
        scheduleId: before?.scheduleId,
        trigger: 'schedule',
        version: 4,
      });
      expect(await world().live(id)).toEqual({
        ...before,
        attempts: 3,
        claim: 6,
        status: 'running',
        workerId,
      });
    });

    it('takes the highest priority first, and of equals what is due first', async () => {
      const workerId = await addWorker(world());
      const agentRef = newId();
      const [low, later, sooner, high] = await addAll(agentRef, [
        { dueAt: FIRE_AT - 9_000, priority: -1 },
        { dueAt: FIRE_AT, priority: 0 },
        { dueAt: FIRE_AT - 1_000, priority: 0 },
        { dueAt: FIRE_AT, priority: 5 },
      ]);
      expect(await claimIds(workerId, agentRef, 1)).toEqual([high]);
      expect(await claimIds(workerId, agentRef, 1)).toEqual([sooner]);
      expect(await claimIds(workerId, agentRef, 1)).toEqual([later]);
      expect(await claimIds(workerId, agentRef, 1)).toEqual([low]);
    });

    it('takes of each agent up to its own limit', async () => {
      const workerId = await addWorker(world());
      const [hog, small] = [newId(), newId()];
      await addAll(
        hog,
        Array.from({ length: 10 }, () => ({})),
      );
      await addAll(small, [{}]);
      const agents = [
        { agentRef: hog, limit: 3 },
        { agentRef: small, limit: 3 },
      ];
      const runs = await world().store.claim(workerId, agents, SOON);
      expect(runs.filter((run) => run.agentRef === hog)).toHaveLength(3);
      expect(runs.filter((run) => run.agentRef === small)).toHaveLength(1);
    });

    it('leaves alone what is not due yet', async () => {
      const workerId = await addWorker(world());
      const agentRef = newId();
      const [due] = await addAll(agentRef, [{ dueAt: FIRE_AT }, { dueAt: FIRE_AT + 1 }]);
      expect(await claimIds(workerId, agentRef, 10, FIRE_AT)).toEqual([due]);
    });

    it('leaves alone what is blocked, about to be cancelled, or running', async () => {
      const [workerId, other] = [await addWorker(world()), await addWorker(world())];
      const agentRef = newId();
      await addAll(agentRef, [{ blocked: true }, { cancelRequested: true }]);
      await addRunning(world(), other, { agentRef });
      expect(await claimIds(workerId, agentRef)).toEqual([]);
    });

    it('leaves other agents’ work alone', async () => {
      const workerId = await addWorker(world());
      await addPending(world());
      expect(await claimIds(workerId, newId())).toEqual([]);
    });

    it('never gives one execution to two workers, whoever comes at once', async () => {
      const workers = await Promise.all([1, 2, 3, 4].map(() => addWorker(world())));
      const agentRef = newId();
      const ids = await addAll(
        agentRef,
        Array.from({ length: 40 }, () => ({})),
      );
      const claimed = await Promise.all(workers.map((workerId) => claimIds(workerId, agentRef, 25)));
      const all = claimed.flat();
      expect(new Set(all).size).toBe(all.length);
      for (const workerId of workers) all.push(...(await claimIds(workerId, agentRef)));
      expect(all.sort()).toEqual(ids.sort());
    });

    it('passes over what somebody has locked, and does not wait for it', async ({ skip }) => {
      const { lockLive } = world();
      if (!lockLive) return skip();
      const workerId = await addWorker(world());
      const agentRef = newId();
      const [locked, free] = await addAll(agentRef, [{}, { dueAt: FIRE_AT + 1 }]);
      const unlock = await lockLive(locked!);
      try {
        expect(await atOnce(claimIds(workerId, agentRef))).toEqual([free]);
      } finally {
        await unlock();
      }
      expect(await claimIds(workerId, agentRef)).toEqual([locked]);
    });

    it.each(['dead', 'stopped', 'unknown'])('gives nothing to a worker that is %s', async (state) => {
      const workerId = state === 'unknown' ? newId() : await addWorker(world());
      if (state === 'dead') await world().store.declareDead(workerId, 0);
      if (state === 'stopped') await world().store.retire(workerId);
      const agentRef = newId();
      const id = await addPending(world(), { agentRef });
      expect(await claimIds(workerId, agentRef)).toEqual([]);
      expect(await world().live(id)).toMatchObject({ claim: 0, status: 'pending' });
    });
  });
}
