import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/domain/ids';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import {
  addCursor,
  addPending,
  addRunning,
  addWorker,
  type EngineStoreWorld,
  FIRE_AT,
  SOON,
  WORKSPACE_ID,
} from './engine-store-world.fixture';

const UNTIL = { claimUntilMs: FIRE_AT, scanUntilMs: FIRE_AT };

export function describeReadings(world: () => EngineStoreWorld): void {
  const tick = (workerId: string, until = UNTIL) => world().store.tick(workerId, until);

  describe('tick', () => {
    it('tells of an idle database that there is nothing to do', async () => {
      const workerId = await addWorker(world());
      expect(await tick(workerId)).toEqual({
        agentsWithWork: [],
        beats: [{ beat: 0, workerId }],
        cancelRequestedIds: [],
        cursorsDue: false,
        databaseMs: expect.any(Number),
        deadOwners: false,
      });
    });

    it('tells whether a cursor is due within its reach', async () => {
      const workerId = await addWorker(world());
      await addCursor(world(), { dueAt: FIRE_AT + 1, nextFireAt: FIRE_AT + 1 });
      await addCursor(world(), { dueAt: null, nextFireAt: null });
      expect((await tick(workerId)).cursorsDue).toBe(false);
      await addCursor(world());
      expect((await tick(workerId)).cursorsDue).toBe(true);
    });

    it('names each agent that has something to claim, once', async () => {
      const workerId = await addWorker(world());
      const [pending, retrying, early, blocked, running] = [newId(), newId(), newId(), newId(), newId()];
      await addPending(world(), { agentRef: pending });
      await addPending(world(), { agentRef: pending });
      await addPending(world(), { agentRef: retrying, attempts: 1, claim: 1, status: 'retrying' });
      await addPending(world(), { agentRef: early, dueAt: FIRE_AT + 1 });
      await addPending(world(), { agentRef: blocked, blocked: true });
      await addRunning(world(), workerId, { agentRef: running });
      expect((await tick(workerId)).agentsWithWork.sort()).toEqual([pending, retrying].sort());
      expect((await tick(workerId, { ...UNTIL, claimUntilMs: FIRE_AT + 1 })).agentsWithWork).toContain(early);
    });

    it('names its own executions that somebody asked to cancel', async () => {
      const [workerId, other] = [await addWorker(world()), await addWorker(world())];
      const cancelled = { abortRequested: true, cancelRequested: true };
      const mine = await addRunning(world(), workerId, cancelled);
      await addRunning(world(), workerId);
      await addRunning(world(), other, cancelled);
      expect((await tick(workerId)).cancelRequestedIds).toEqual([mine]);
    });

    it('names none that is only not to be called again: a deleted schedule’s call may end', async () => {
      const workerId = await addWorker(world());
      await addRunning(world(), workerId, { cancelRequested: true });
      expect((await tick(workerId)).cancelRequestedIds).toEqual([]);
    });

    it('tells how the living workers beat', async () => {
      const [one, two, dead, stopped] = [
        await addWorker(world()),
        await addWorker(world()),
        await addWorker(world()),
        await addWorker(world()),
      ];
      await world().store.renew(two, { clockOffsetMs: 0, held: 0, lagMs: 0, running: 0 });
      await world().store.declareDead(dead, 0);
      await world().store.retire(stopped);
      const { beats } = await tick(one);
      expect(beats).toHaveLength(2);
      expect(beats).toEqual(
        expect.arrayContaining([
          { beat: 0, workerId: one },
          { beat: 1, workerId: two },
        ]),
      );
    });

    it('tells whether a dead worker still owns something', async () => {
      const [workerId, dead] = [await addWorker(world()), await addWorker(world())];
      await world().store.declareDead(dead, 0);
      expect((await tick(workerId)).deadOwners).toBe(false);
      await addRunning(world(), dead);
      expect((await tick(workerId)).deadOwners).toBe(true);
      await world().store.reapDead(10);
      expect((await tick(workerId)).deadOwners).toBe(false);
    });
  });

  describe('scan', () => {
    it('gives cursors as they stand', async () => {
      const fired = await addCursor(world(), {
        dueAt: FIRE_AT + 20,
        lastFireAt: FIRE_AT - 60_000,
        rev: 7,
        runsLeft: 3,
        version: 2,
      });
      expect(await world().store.scan(SOON, null, 10)).toEqual([
        {
          dueAt: FIRE_AT + 20,
          lastFireAt: FIRE_AT - 60_000,
          nextFireAt: FIRE_AT,
          rev: 7,
          runsLeft: 3,
          scheduleId: fired,
          version: 2,
          workspaceId: WORKSPACE_ID,
        },
      ]);
    });

    it('tells of a schedule that never fired', async () => {
      await addCursor(world());
      expect((await world().store.scan(SOON, null, 10))[0]).toMatchObject({ lastFireAt: null });
    });

    it('gives only what is due until then, and nothing that does not fire', async () => {
      const due = await addCursor(world());
      await addCursor(world(), { dueAt: FIRE_AT + 1, nextFireAt: FIRE_AT + 1 });
      await addCursor(world(), { dueAt: null, nextFireAt: null });
      expect((await world().store.scan(FIRE_AT, null, 10)).map((row) => row.scheduleId)).toEqual([due]);
    });

    it('gives pages in the order of their time, each cursor once, also when many share one instant', async () => {
      const dues = [3, 1, 2, 2, 2, 2, 2, 1, 3, 2].map((second) => FIRE_AT + second * 1_000);
      const ids = await Promise.all(dues.map((dueAt) => addCursor(world(), { dueAt, nextFireAt: dueAt })));
      const seen: { dueAt: number; scheduleId: string }[] = [];
      let after: { dueAt: number; scheduleId: string } | null = null;
      for (let pages = 0; pages < 6; pages += 1) {
        const page: { dueAt: number; scheduleId: string }[] = await world().store.scan(SOON, after, 3);
        seen.push(...page);
        after = page.at(-1) ?? null;
        if (page.length < 3) break;
      }
      expect(seen.map((row) => row.scheduleId).sort()).toEqual(ids.sort());
      expect(seen.map((row) => row.dueAt)).toEqual([...dues].sort());
    });
  });

  describe('reread', () => {
    it('gives the same cursors again, those left out that do not fire until then', async () => {
      const [changed, later, paused, other] = [
        await addCursor(world(), { rev: 9 }),
        await addCursor(world(), { dueAt: SOON + 1, nextFireAt: SOON + 1 }),
        await addCursor(world(), { dueAt: null, nextFireAt: null }),
        await addCursor(world()),
      ];
      const rows = await world().store.reread([changed, later, paused, newId()], SOON);
      expect(rows).toEqual([expect.objectContaining({ rev: 9, scheduleId: changed })]);
      expect(rows.map((row) => row.scheduleId)).not.toContain(other);
    });
  });

  describe('definitions', () => {
    it('gives the versions that are asked for; unknown ones are left out', async () => {
      const scheduleId = newId();
      const named = (name: string) =>
        ({ name, payload: { deep: [1, 'zwei', null] } }) as unknown as ScheduleDefinition;
      await world().putDefinition(scheduleId, 1, named('first'));
      await world().putDefinition(scheduleId, 2, named('second'));
      const asked = [
        { scheduleId, version: 2 },
        { scheduleId, version: 3 },
        { scheduleId: newId(), version: 1 },
      ];
      expect(await world().store.definitions(asked)).toEqual([
        { definition: named('second'), scheduleId, version: 2 },
      ]);
    });
  });
}
