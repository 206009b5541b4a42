import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import { addWorker, type EngineStoreWorld } from './engine-store-world.fixture';

const REPORT = { clockOffsetMs: 1.5, held: 2, lagMs: 0.5, running: 1 };

export function describeLease(world: () => EngineStoreWorld): void {
  const beatOf = async (workerId: string) => {
    const reading = await world().store.tick(workerId, { claimUntilMs: 0, scanUntilMs: 0 });
    return reading.beats.find((beat) => beat.workerId === workerId)?.beat;
  };
  const isNow = async (databaseMs: number) => Math.abs(databaseMs - (await world().now())) < 5_000;

  describe('the lease', () => {
    it('begins with a first beat and tells the database’s time', async () => {
      const id = newId();
      const { databaseMs } = await world().store.register({
        hostname: 'test',
        id,
        pid: 1,
        release: 'test',
        slots: 1,
      });
      expect(await isNow(databaseMs)).toBe(true);
      expect(await beatOf(id)).toBe(0);
    });

    it('beats on with each renewal and tells the database’s time', async () => {
      const workerId = await addWorker(world());
      const { alive, databaseMs } = await world().store.renew(workerId, REPORT);
      expect(alive).toBe(true);
      expect(await isNow(databaseMs)).toBe(true);
      await world().store.renew(workerId, REPORT);
      expect(await beatOf(workerId)).toBe(2);
    });

    it('is not renewed for a worker that nobody knows', async () => {
      expect(await world().store.renew(newId(), REPORT)).toMatchObject({ alive: false });
    });

    it('ends by whoever saw this very beat stand still, once', async () => {
      const workerId = await addWorker(world());
      await world().store.renew(workerId, REPORT);
      expect(await world().store.declareDead(workerId, 0)).toBe(false);
      expect(await beatOf(workerId)).toBe(1);
      expect(await world().store.declareDead(workerId, 1)).toBe(true);
      expect(await world().store.declareDead(workerId, 1)).toBe(false);
    });

    it('is not renewed after death: it is for good', async () => {
      const workerId = await addWorker(world());
      await world().store.declareDead(workerId, 0);
      expect(await world().store.renew(workerId, REPORT)).toMatchObject({ alive: false });
      expect(await beatOf(workerId)).toBeUndefined();
    });

    it('is given to one of those who declare at the same time', async () => {
      const workerId = await addWorker(world());
      const verdicts = await Promise.all([1, 2, 3].map(() => world().store.declareDead(workerId, 0)));
      expect(verdicts.filter(Boolean)).toHaveLength(1);
    });

    it('is given back by a worker that stops well, which then is neither renewed nor declared dead', async () => {
      const workerId = await addWorker(world());
      await world().store.retire(workerId);
      expect(await world().store.renew(workerId, REPORT)).toMatchObject({ alive: false });
      expect(await world().store.declareDead(workerId, 0)).toBe(false);
      expect(await beatOf(workerId)).toBeUndefined();
    });

    it('stays lost when a dead worker stops', async () => {
      const workerId = await addWorker(world());
      await world().store.declareDead(workerId, 0);
      await world().store.retire(workerId);
      expect(await world().store.renew(workerId, REPORT)).toMatchObject({ alive: false });
    });
  });
}
