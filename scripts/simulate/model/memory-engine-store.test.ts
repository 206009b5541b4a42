import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { engineStoreConformance } from '@/lib/repositories/engine/conformance/engine-store-conformance.fixture';
import {
  type CursorState,
  type EngineStoreWorld,
  type LiveState,
  WORKSPACE_ID,
} from '@/lib/repositories/engine/conformance/engine-store-world.fixture';
import { MemoryDatabase, versionKey } from './memory-database';
import { MemoryEngineStore } from './memory-engine-store';

engineStoreConformance('the engine’s store in memory', async () =>
  memoryWorld(new MemoryDatabase(() => Date.now())),
);

function memoryWorld(db: MemoryDatabase): EngineStoreWorld {
  return {
    ...setUps(db),
    ...looks(db),
    close: async () => {},
    now: async () => db.now(),
    store: new MemoryEngineStore(db),
  };
}

function setUps(db: MemoryDatabase) {
  return {
    clear: async () => {
      for (const table of [db.cursors, db.definitions, db.finished, db.live, db.locked, db.workers])
        table.clear();
      db.attempts.length = 0;
      db.skips.length = 0;
    },
    forgetWorker: async (workerId: string) => {
      db.workers.delete(workerId);
    },
    lockCursor: async (scheduleId: string) => {
      db.locked.add(scheduleId);
      return async () => {
        db.locked.delete(scheduleId);
      };
    },
    putCursor: async (scheduleId: string, cursor: CursorState) => {
      db.cursors.set(scheduleId, { ...cursor, scheduleId, silentFrom: null, workspaceId: WORKSPACE_ID });
    },
    putDefinition: async (scheduleId: string, version: number, definition: ScheduleDefinition) => {
      db.definitions.set(versionKey(scheduleId, version), definition);
    },
    putLive: async (id: string, { cancelRequested, status, ...row }: LiveState) => {
      db.live.set(id, {
        ...row,
        cancelRequestedAt: cancelRequested ? db.now() : null,
        firstStartedAt: null,
        id,
        overrides: null,
        startedAt: null,
        status: status as 'pending' | 'retrying' | 'running',
        trigger: 'schedule',
        workspaceId: WORKSPACE_ID,
      });
    },
  };
}

function looks(db: MemoryDatabase) {
  return {
    cursor: async (scheduleId: string) => {
      const row = db.cursors.get(scheduleId);
      if (!row) return null;
      const { dueAt, lastFireAt, nextFireAt, rev, runsLeft, version } = row;
      return { dueAt, lastFireAt, nextFireAt, rev, runsLeft, version };
    },
    earlierAttempts: async (id: string) =>
      db.attempts
        .filter((row) => row.executionId === id)
        .map(({ n, status }) => ({ n, status }))
        .sort((a, b) => a.n - b.n),
    finished: async (id: string) => {
      const row = db.finished.get(id);
      if (!row) return null;
      const { attemptStatus, attempts, claim, errorClass, losses, status, workerId } = row;
      return { attemptStatus, attempts, claim, errorClass, losses, status, workerId };
    },
    live: async (id: string): Promise<LiveState | null> => {
      const row = db.live.get(id);
      if (!row) return null;
      const {
        cancelRequestedAt,
        firstStartedAt,
        id: _,
        overrides,
        startedAt,
        trigger,
        workspaceId,
        ...rest
      } = row;
      return { ...rest, cancelRequested: cancelRequestedAt !== null };
    },
    skips: async (scheduleId: string) =>
      db.skips
        .filter((row) => row.scheduleId === scheduleId)
        .map(({ count, fromFireAt, reason, toFireAt, version }) => ({
          count,
          fromFireAt,
          reason,
          toFireAt,
          version,
        })),
  };
}
