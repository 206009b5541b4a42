import { beforeEach, describe, expect, it } from 'vitest';
import type { FireLock } from '@/lib/domain/engine/ports';
import { newId } from '@/lib/domain/ids';

export interface FireLockWorld {
  /** The lock as this worker has it; all workers of a world share the keys. */
  lockOf(workerId: string): FireLock;
  /** Lets the lock's life pass. */
  expire(): Promise<void>;
  /** Somebody empties the store. */
  flush(): Promise<void>;
}

/** What the loop relies on, whoever implements the fire lock. */
export function fireLockConformance(
  name: string,
  makeWorld: () => FireLockWorld | Promise<FireLockWorld>,
): void {
  describe(`fire lock: ${name}`, () => {
    let world: FireLockWorld;
    let first: FireLock;
    let second: FireLock;
    const key = () => ({ fireTimeMs: 1_700_000_000_000, scheduleId: newId() });

    beforeEach(async () => {
      world = await makeWorld();
      first = world.lockOf(newId());
      second = world.lockOf(newId());
    });

    it('gives a free key to whoever comes first, and to nobody else', async () => {
      const fire = key();
      expect(await first.acquire([fire])).toEqual([true]);
      expect(await second.acquire([fire])).toEqual([false]);
    });

    it('does not give a key twice to the same worker: it has to remember what it won', async () => {
      const fire = key();
      await first.acquire([fire]);
      expect(await first.acquire([fire])).toEqual([false]);
    });

    it('tells schedules and fire times apart', async () => {
      const fire = key();
      await first.acquire([fire]);
      expect(await second.acquire([{ ...fire, fireTimeMs: fire.fireTimeMs + 1_000 }, key()])).toEqual([
        true,
        true,
      ]);
    });

    it('answers a batch key by key, in its order', async () => {
      const [a, b, c] = [key(), key(), key()];
      await second.acquire([b!]);
      expect(await first.acquire([a!, b!, c!])).toEqual([true, false, true]);
    });

    it('shares the keys of a contended batch out, each to one', async () => {
      const keys = Array.from({ length: 50 }, key);
      const [ours, theirs] = await Promise.all([first.acquire(keys), second.acquire(keys)]);
      for (const index of keys.keys()) expect([ours[index], theirs[index]].filter(Boolean)).toHaveLength(1);
    });

    it('gives a key again when its life is over', async () => {
      const fire = key();
      await first.acquire([fire]);
      await world.expire();
      expect(await second.acquire([fire])).toEqual([true]);
    });

    it('forgets everything when the store is emptied', async () => {
      const fire = key();
      await first.acquire([fire]);
      await world.flush();
      expect(await second.acquire([fire])).toEqual([true]);
    });
  });
}
