import { describe, expect, it } from 'vitest';
import { executionId, newId } from '@/lib/domain/ids';
import {
  AGENT_REF,
  addCursor,
  addRunning,
  addWorker,
  atOnce,
  type EngineStoreWorld,
  FIRE_AT,
  fencedAt,
  moveOf,
} from './engine-store-world.fixture';

export function describeFence(world: () => EngineStoreWorld): void {
  const fence = (workerId: string, ...moves: Parameters<typeof moveOf>[]) =>
    world().store.fence(
      workerId,
      moves.map(([scheduleId, move]) => moveOf(scheduleId, move)),
    );
  const idAt = (scheduleId: string, fireAt = FIRE_AT) => executionId(scheduleId, fireAt, 'schedule');

  describe('fence', () => {
    it('moves the cursor, raises its mark and its rev, and creates an execution that its worker owns', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world(), { version: 3 });
      expect(await fence(workerId, [scheduleId])).toEqual({ inserted: 1, missedScheduleIds: [] });
      expect(await world().cursor(scheduleId)).toEqual({
        dueAt: FIRE_AT + 60_000,
        lastFireAt: FIRE_AT,
        nextFireAt: FIRE_AT + 60_000,
        rev: 2,
        runsLeft: null,
        version: 3,
      });
      expect(await world().live(idAt(scheduleId))).toEqual({
        abortRequested: false,
        agentRef: AGENT_REF,
        attempts: 1,
        blocked: false,
        cancelRequested: false,
        claim: 1,
        dueAt: FIRE_AT,
        fireAt: FIRE_AT,
        losses: 0,
        priority: 0,
        scheduledAt: FIRE_AT,
        scheduleId,
        status: 'running',
        version: 3,
        workerId,
      });
    });

    it('creates an execution that nobody owns when told so', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world());
      await fence(workerId, [
        scheduleId,
        { executions: [fencedAt(scheduleId, FIRE_AT, { owned: false, priority: 7 })] },
      ]);
      expect(await world().live(idAt(scheduleId))).toMatchObject({
        attempts: 0,
        claim: 0,
        priority: 7,
        status: 'pending',
        workerId: null,
      });
    });

    it('moves nothing that was decided on an older reading', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world(), { rev: 5 });
      expect(await fence(workerId, [scheduleId, { rev: 4 }])).toEqual({
        inserted: 0,
        missedScheduleIds: [scheduleId],
      });
      expect(await world().cursor(scheduleId)).toMatchObject({ nextFireAt: FIRE_AT, rev: 5 });
      expect(await world().live(idAt(scheduleId))).toBeNull();
    });

    it('lands a repeated statement once', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world());
      await fence(workerId, [scheduleId]);
      expect(await fence(workerId, [scheduleId])).toEqual({ inserted: 0, missedScheduleIds: [scheduleId] });
      expect(await world().cursor(scheduleId)).toMatchObject({ rev: 2 });
    });

    it('never fires at or below the high-water mark, also on the newest rev', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world(), { lastFireAt: FIRE_AT });
      expect(await fence(workerId, [scheduleId])).toEqual({ inserted: 0, missedScheduleIds: [scheduleId] });
      expect(await fence(workerId, [scheduleId, { firstFireAt: FIRE_AT + 1 }])).toMatchObject({
        inserted: 1,
      });
    });

    it('reports what it moved beside what it missed, each by itself', async () => {
      const workerId = await addWorker(world());
      const moved = await addCursor(world());
      const changed = await addCursor(world(), { rev: 2 });
      const unknown = newId();
      const result = await fence(workerId, [moved], [changed], [unknown]);
      expect(result.inserted).toBe(1);
      expect(result.missedScheduleIds.sort()).toEqual([changed, unknown].sort());
    });

    it('passes over a cursor that somebody has locked, and does not wait for it', async () => {
      const workerId = await addWorker(world());
      const locked = await addCursor(world());
      const free = await addCursor(world());
      const unlock = await world().lockCursor(locked);
      try {
        expect(await atOnce(fence(workerId, [locked], [free]))).toEqual({
          inserted: 1,
          missedScheduleIds: [locked],
        });
      } finally {
        await unlock();
      }
      expect(await fence(workerId, [locked])).toEqual({ inserted: 1, missedScheduleIds: [] });
    });

    it('settles a range: several executions and one skip in one move', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world(), { version: 2 });
      const fireTimes = [FIRE_AT + 2_000, FIRE_AT + 3_000, FIRE_AT + 4_000];
      const skip = { count: 2, fromFireAt: FIRE_AT, reason: 'misfire' as const, toFireAt: FIRE_AT + 1_000 };
      const executions = fireTimes.map((fireAt, index) =>
        fencedAt(scheduleId, fireAt, { owned: index === 0 }),
      );
      expect(await fence(workerId, [scheduleId, { executions, lastFireAt: FIRE_AT + 4_000, skip }])).toEqual({
        inserted: 3,
        missedScheduleIds: [],
      });
      expect(await world().skips(scheduleId)).toEqual([{ ...skip, version: 2 }]);
      expect(await world().cursor(scheduleId)).toMatchObject({ lastFireAt: FIRE_AT + 4_000, rev: 2 });
      const states = await Promise.all(fireTimes.map((fireAt) => world().live(idAt(scheduleId, fireAt))));
      expect(states.map((row) => row?.status)).toEqual(['running', 'pending', 'pending']);
    });

    it('writes neither skip nor execution of a move that it missed', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world(), { rev: 2 });
      const skip = {
        count: 1,
        fromFireAt: FIRE_AT - 1_000,
        reason: 'misfire' as const,
        toFireAt: FIRE_AT - 1_000,
      };
      await fence(workerId, [scheduleId, { skip }]);
      expect(await world().skips(scheduleId)).toEqual([]);
    });

    it('stops a schedule that never fires again', async () => {
      const workerId = await addWorker(world());
      const scheduleId = await addCursor(world(), { runsLeft: 1 });
      await fence(workerId, [scheduleId, { nextDueAt: null, nextFireAt: null, runsLeft: 0 }]);
      expect(await world().cursor(scheduleId)).toMatchObject({ dueAt: null, nextFireAt: null, runsLeft: 0 });
    });

    it('counts an execution that was there before, and leaves it alone', async () => {
      const [workerId, owner] = [await addWorker(world()), await addWorker(world())];
      const scheduleId = await addCursor(world());
      await addRunning(world(), owner, { scheduleId });
      expect(await fence(workerId, [scheduleId])).toEqual({ inserted: 0, missedScheduleIds: [] });
      expect(await world().live(idAt(scheduleId))).toMatchObject({ workerId: owner });
    });

    it.each(['dead', 'stopped', 'unknown'])('moves nothing for a worker that is %s', async (state) => {
      const workerId = state === 'unknown' ? newId() : await addWorker(world());
      if (state === 'dead') await world().store.declareDead(workerId, 0);
      if (state === 'stopped') await world().store.retire(workerId);
      const scheduleId = await addCursor(world());
      expect(await fence(workerId, [scheduleId])).toEqual({ inserted: 0, missedScheduleIds: [scheduleId] });
      expect(await world().live(idAt(scheduleId))).toBeNull();
    });

    it('lets one of several workers have each fire time, whoever comes at once', async () => {
      const workers = await Promise.all([1, 2, 3].map(() => addWorker(world())));
      const scheduleIds = await Promise.all(Array.from({ length: 20 }, () => addCursor(world())));
      const results = await Promise.all(
        workers.map((workerId) => fence(workerId, ...scheduleIds.map((id): [string] => [id]))),
      );
      const missed = results.reduce((sum, result) => sum + result.missedScheduleIds.length, 0);
      expect(results.reduce((sum, result) => sum + result.inserted, 0)).toBe(20);
      expect(missed).toBe(40);
    });
  });
}
