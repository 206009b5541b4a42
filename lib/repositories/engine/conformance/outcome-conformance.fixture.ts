import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import {
  addPending,
  addRunning,
  addWorker,
  attemptOf,
  type EngineStoreWorld,
  FIRE_AT,
  type LiveState,
  SOON,
} from './engine-store-world.fixture';

/** Each way to write to an execution that one owns. */
const WRITES = {
  finish: (world: EngineStoreWorld, workerId: string, id: string, claim = 1) =>
    world.store.finish(workerId, [{ ...attemptOf(id, claim), outcome: 'succeeded' }]),
  release: (world: EngineStoreWorld, workerId: string, id: string, claim = 1) =>
    world.store.release(workerId, [{ claim, id }]),
  retry: (world: EngineStoreWorld, workerId: string, id: string, claim = 1) =>
    world.store.retry(workerId, [{ ...attemptOf(id, claim), retryAt: SOON, status: 'failed' }]),
};

export function describeOutcomes(world: () => EngineStoreWorld): void {
  describe.each(Object.entries(WRITES))('%s', (_name, write) => {
    it('finds its own running execution', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId);
      expect(await write(world(), workerId, id)).toEqual({ missedIds: [] });
    });

    it.each<[string, Partial<LiveState>]>([
      ['is another worker’s', { workerId: newId() }],
      ['was claimed anew by the same worker', { claim: 2 }],
      ['was handed back', { attempts: 0, status: 'pending', workerId: null }],
      ['waits for its next attempt', { status: 'retrying', workerId: null }],
    ])('leaves an execution alone that %s', async (_why, changed) => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, changed);
      const before = await world().live(id);
      expect(await write(world(), workerId, id)).toEqual({ missedIds: [id] });
      expect(await world().live(id)).toEqual(before);
      expect(await world().finished(id)).toBeNull();
      expect(await world().earlierAttempts(id)).toEqual([]);
    });

    it('does nothing the second time', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId);
      await write(world(), workerId, id);
      const after = [await world().live(id), await world().finished(id), await world().earlierAttempts(id)];
      expect(await write(world(), workerId, id)).toEqual({ missedIds: [id] });
      expect([await world().live(id), await world().finished(id), await world().earlierAttempts(id)]).toEqual(
        after,
      );
    });

    it('is still its owner’s to write after that was declared dead, until somebody reaps it', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId);
      await world().store.declareDead(workerId, 0);
      expect(await write(world(), workerId, id)).toEqual({ missedIds: [] });
    });
  });

  describe('finish', () => {
    it('moves the execution to history with its last attempt', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, { attempts: 3, claim: 4, losses: 1 });
      const record = {
        ...attemptOf(id, 4),
        errorClass: 'http',
        outcome: 'failed' as const,
        status: 'failed' as const,
      };
      await world().store.finish(workerId, [record]);
      expect(await world().live(id)).toBeNull();
      expect(await world().finished(id)).toEqual({
        attemptStatus: 'failed',
        attempts: 3,
        claim: 4,
        errorClass: 'http',
        losses: 1,
        status: 'failed',
        workerId,
      });
      expect(await world().earlierAttempts(id)).toEqual([]);
    });

    it('lets an outcome that has arrived beat a cancel request', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, { cancelRequested: true });
      await WRITES.finish(world(), workerId, id);
      expect(await world().finished(id)).toMatchObject({ status: 'succeeded' });
    });

    it('stores what it finds of a batch and names the rest', async () => {
      const [workerId, other] = [await addWorker(world()), await addWorker(world())];
      const mine = await addRunning(world(), workerId);
      const lost = await addRunning(world(), other);
      const records = [mine, lost].map((id) => ({ ...attemptOf(id), outcome: 'succeeded' as const }));
      expect(await world().store.finish(workerId, records)).toEqual({ missedIds: [lost] });
      expect(await world().finished(mine)).not.toBeNull();
    });
  });

  describe('retry', () => {
    it('records the attempt, and sets the next one', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, { attempts: 2 });
      await world().store.retry(workerId, [{ ...attemptOf(id), retryAt: FIRE_AT + 7_000, status: 'failed' }]);
      expect(await world().live(id)).toMatchObject({
        attempts: 2,
        claim: 1,
        dueAt: FIRE_AT + 7_000,
        losses: 0,
        scheduledAt: FIRE_AT,
        status: 'retrying',
        workerId: null,
      });
      expect(await world().earlierAttempts(id)).toEqual([{ n: 2, status: 'failed' }]);
    });

    it('counts an attempt whose outcome nobody knows as a loss', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId);
      await world().store.retry(workerId, [{ ...attemptOf(id), retryAt: SOON, status: 'unknown' }]);
      expect(await world().live(id)).toMatchObject({ losses: 1, status: 'retrying' });
      expect(await world().earlierAttempts(id)).toEqual([{ n: 1, status: 'unknown' }]);
    });

    it('ends as cancelled what somebody asked to cancel, with this attempt as its last', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, { cancelRequested: true });
      expect(await WRITES.retry(world(), workerId, id)).toEqual({ missedIds: [] });
      expect(await world().live(id)).toBeNull();
      expect(await world().finished(id)).toMatchObject({
        attemptStatus: 'failed',
        attempts: 1,
        status: 'cancelled',
      });
      expect(await world().earlierAttempts(id)).toEqual([]);
    });

    it('numbers attempts from 1 without gaps, whatever became of each', async () => {
      const workerId = await addWorker(world());
      const agentRef = newId();
      const id = await addRunning(world(), workerId, { agentRef });
      await world().store.retry(workerId, [{ ...attemptOf(id), retryAt: FIRE_AT, status: 'failed' }]);
      await world().store.claim(workerId, [{ agentRef, limit: 1 }], SOON);
      await world().store.release(workerId, [{ claim: 2, id }]);
      const doomed = await addWorker(world());
      await world().store.claim(doomed, [{ agentRef, limit: 1 }], SOON);
      await world().store.declareDead(doomed, 0);
      await world().store.reapDead(10);
      const [last] = await world().store.claim(
        workerId,
        [{ agentRef, limit: 1 }],
        (await world().now()) + 1_000,
      );
      await WRITES.finish(world(), workerId, id, last?.claim);
      expect(await world().earlierAttempts(id)).toEqual([
        { n: 1, status: 'failed' },
        { n: 2, status: 'unknown' },
      ]);
      expect(await world().finished(id)).toMatchObject({
        attemptStatus: 'succeeded',
        attempts: 3,
        losses: 1,
      });
    });
  });

  describe('release', () => {
    it('hands the execution back without burning an attempt', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, { attempts: 2, claim: 3 });
      await world().store.release(workerId, [{ claim: 3, id }]);
      expect(await world().live(id)).toMatchObject({
        attempts: 1,
        claim: 3,
        status: 'pending',
        workerId: null,
      });
      expect(await world().earlierAttempts(id)).toEqual([]);
    });

    it('ends as cancelled what somebody asked to cancel, without an attempt', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId, { cancelRequested: true });
      expect(await world().store.release(workerId, [{ claim: 1, id }])).toEqual({ missedIds: [] });
      expect(await world().live(id)).toBeNull();
      expect(await world().finished(id)).toMatchObject({
        attemptStatus: null,
        attempts: 0,
        status: 'cancelled',
      });
    });
  });

  describe('finishedByMe', () => {
    it('names what history has under this worker and claim', async () => {
      const [workerId, other] = [await addWorker(world()), await addWorker(world())];
      const [mine, others, running] = [
        await addRunning(world(), workerId),
        await addRunning(world(), other),
        await addRunning(world(), workerId),
      ];
      await WRITES.finish(world(), workerId, mine);
      await WRITES.finish(world(), other, others);
      const asked = [mine, others, running, newId()].map((id) => ({ claim: 1, id }));
      expect(await world().store.finishedByMe(workerId, asked)).toEqual([mine]);
      expect(await world().store.finishedByMe(workerId, [{ claim: 2, id: mine }])).toEqual([]);
    });
  });

  describe('an execution that history has already', () => {
    /** The same execution twice: once in history, and once running. */
    const addDuplicated = async (workerId: string) => {
      const scheduleId = newId();
      const id = await addRunning(world(), workerId, { scheduleId });
      await WRITES.finish(world(), workerId, id);
      return addRunning(world(), workerId, { claim: 2, scheduleId });
    };

    it('is refused as a duplicate, and nothing of its batch is stored', async () => {
      const workerId = await addWorker(world());
      const duplicated = await addDuplicated(workerId);
      const other = await addRunning(world(), workerId);
      const records = [
        { ...attemptOf(duplicated, 2), outcome: 'failed' as const },
        { ...attemptOf(other), outcome: 'failed' as const },
      ];
      await expect(world().store.finish(workerId, records)).rejects.toMatchObject({ code: '23505' });
      expect(await world().live(other)).toMatchObject({ status: 'running' });
    });

    it('can be discarded by its owner, which leaves history as it is', async () => {
      const [workerId, other] = [await addWorker(world()), await addWorker(world())];
      const id = await addDuplicated(workerId);
      await world().store.discard(other, [{ claim: 2, id }]);
      await world().store.discard(workerId, [{ claim: 1, id }]);
      expect(await world().live(id)).not.toBeNull();
      await world().store.discard(workerId, [{ claim: 2, id }]);
      expect(await world().live(id)).toBeNull();
      expect(await world().finished(id)).toMatchObject({ claim: 1, status: 'succeeded' });
    });

    it('is the only one that can be discarded', async () => {
      const workerId = await addWorker(world());
      const id = await addRunning(world(), workerId);
      await world().store.discard(workerId, [{ claim: 1, id }]);
      expect(await world().live(id)).not.toBeNull();
    });
  });

  describe('what a worker owns', () => {
    it('is told by id and claim, and in full for those that are asked for', async () => {
      const [workerId, other] = [await addWorker(world()), await addWorker(world())];
      const [one, two] = [
        await addRunning(world(), workerId),
        await addRunning(world(), workerId, { attempts: 3, claim: 4, losses: 1 }),
      ];
      const others = await addRunning(world(), other);
      await addPending(world());
      const claims = await world().store.ownedClaims(workerId);
      expect(claims).toHaveLength(2);
      expect(claims).toEqual(
        expect.arrayContaining([
          { claim: 1, id: one },
          { claim: 4, id: two },
        ]),
      );
      const runs = await world().store.ownedExecutions(workerId, [two, others, newId()]);
      expect(runs).toEqual([expect.objectContaining({ attempt: 3, claim: 4, id: two, losses: 1 })]);
    });
  });
}
