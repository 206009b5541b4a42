import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRunning, addWorker } from './conformance/engine-store-world.fixture';
import { postgresWorld } from './conformance/postgres-world.fixture';

let world: Awaited<ReturnType<typeof postgresWorld>>;
beforeAll(async () => {
  world = await postgresWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clear());

const addDeadWorker = async () => {
  const workerId = await addWorker(world);
  await world.store.declareDead(workerId, 0);
  return workerId;
};
async function takenOver(workerId: string): Promise<number> {
  const [row] = await world.sql<{ taken: number }[]>`
    SELECT taken_over AS taken FROM workers WHERE id = ${workerId}`;
  return row!.taken;
}

describe('what was taken over', () => {
  it('is counted at the worker that lost it, whatever became of the execution', async () => {
    const [dead, other] = [await addDeadWorker(), await addDeadWorker()];
    await addRunning(world, dead);
    await addRunning(world, dead, { attempts: 3, losses: 2 });
    await addRunning(world, dead, { cancelRequested: true });
    await addRunning(world, other);
    await world.store.reapDead(10);
    expect([await takenOver(dead), await takenOver(other)]).toEqual([3, 1]);
  });

  it('adds up over several goes, and is not counted again when there is nothing left', async () => {
    const dead = await addDeadWorker();
    for (let times = 0; times < 5; times += 1) await addRunning(world, dead);
    for (let times = 0; times < 4; times += 1) await world.store.reapDead(2);
    await world.store.reapOrphans(2);
    expect(await takenOver(dead)).toBe(5);
  });

  it('is counted too when the owner had to be found by its executions', async () => {
    const dead = await addDeadWorker();
    await addRunning(world, dead);
    await world.store.reapOrphans(10);
    expect(await takenOver(dead)).toBe(1);
  });

  it('is right with several who reap several workers at the same time, and none of them fails', async () => {
    const dead = await Promise.all(Array.from({ length: 30 }, addDeadWorker));
    for (let times = 0; times < 4; times += 1)
      await Promise.all(dead.map((workerId) => addRunning(world, workerId)));
    const reapAll = async () => {
      while ((await world.store.reapDead(20)).length > 0);
    };
    await Promise.all([1, 2, 3, 4].map(reapAll));
    await reapAll();
    expect(new Set(await Promise.all(dead.map(takenOver)))).toEqual(new Set([4]));
  });
});
