import { vi } from 'vitest';
import type { Cursor, CursorMove, EngineStore, FireLock, OwnedExecution } from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { DefinitionCache } from '../definition-cache';
import { ManualClock } from '../manual-clock.fixture';
import { Room } from '../room';
import { DistributedScheduler } from './distributed-scheduler';
import { FireGate } from './fire-gate';

const MINUTE_MS = 60_000;
/** The database's time at the beginning of each test: a whole minute. */
export const NOW = 28_000_000 * MINUTE_MS;

const definitionOf = (agentRef: string, cronExpression = '* * * * *') =>
  ({ agentRef, cronExpression, timezone: 'UTC' }) as ScheduleDefinition;

/** A scheduler over a store that is a list of cursors, and a dispatcher that only counts. */
export class SchedulerBench {
  readonly clock = new ManualClock();
  readonly room: Room;
  readonly taken: OwnedExecution[] = [];
  readonly events = {
    fenceConflict: vi.fn(),
    fenceLost: vi.fn(),
    fireWon: vi.fn(),
    gateLost: vi.fn(),
    ruleBroken: vi.fn(),
    skipped: vi.fn(),
    statementFailed: vi.fn(),
  };
  /** What the database has, by schedule. */
  readonly cursors = new Map<string, Cursor>();
  readonly agents = new Map<string, ScheduleDefinition>();
  readonly acquire = vi.fn<FireLock['acquire']>(async () => 'no_gate');
  readonly ensureDay = vi.fn(async () => {});
  readonly scan = vi.fn<EngineStore['scan']>(async (untilMs, after, limit) =>
    this.page(untilMs, after, limit),
  );
  readonly reread = vi.fn<EngineStore['reread']>(async (ids, untilMs) =>
    this.page(untilMs, null, Number.POSITIVE_INFINITY).filter(({ scheduleId }) => ids.includes(scheduleId)),
  );
  readonly definitions = vi.fn<EngineStore['definitions']>(async (keys) =>
    keys.map((key) => ({ ...key, definition: this.agents.get(key.scheduleId) ?? definitionOf('agent') })),
  );
  readonly fence = vi.fn<EngineStore['fence']>(async (_workerId, moves) => this.move(moves));
  readonly scheduler: DistributedScheduler;

  constructor(room = 1_600) {
    this.room = new Room(room);
    this.scheduler = new DistributedScheduler({
      clock: this.clock,
      databaseNow: () => this.now(),
      definitions: new DefinitionCache({ definitions: this.definitions }),
      dispatcher: {
        readyFor: () => 0,
        room: this.room,
        take: (runs) => {
          for (const { run } of runs) {
            this.taken.push(run);
            this.room.take(run.agentRef);
          }
        },
      },
      events: this.events,
      gate: new FireGate({
        clock: this.clock,
        events: {},
        fireLock: { acquire: this.acquire },
        lockTtlMs: 30_000,
      }),
      partitions: { ensureDay: this.ensureDay },
      store: { fence: this.fence, reread: this.reread, scan: this.scan },
      tickIntervalMs: 1_000,
      workerId: ME,
    });
  }

  now(): number {
    return NOW + this.clock.monotonicMs();
  }

  /** Schedules that fire every minute, next at `fireAt`. Returns their ids. */
  add(count: number, fireAt: number, agentRef = 'agent', cronExpression?: string): string[] {
    return Array.from({ length: count }, () => {
      const scheduleId = idOf(this.cursors.size);
      this.agents.set(scheduleId, definitionOf(agentRef, cronExpression));
      this.cursors.set(scheduleId, {
        dueAt: fireAt,
        lastFireAt: null,
        nextFireAt: fireAt,
        rev: 1,
        runsLeft: null,
        scheduleId,
        version: 1,
        workspaceId: 'workspace',
      });
      return scheduleId;
    });
  }

  /** One scan, and what follows of it at once. */
  async look(): Promise<void> {
    void this.scheduler.scan();
    await this.clock.advance(0);
  }

  /** Schedules that each fence moved, in the order that it was sent. */
  sent(): string[][] {
    return this.fence.mock.calls.map(([, moves]) => moves.map(({ scheduleId }) => scheduleId));
  }

  private page(
    untilMs: number,
    after: { dueAt: number; scheduleId: string } | null,
    limit: number,
  ): Cursor[] {
    return [...this.cursors.values()]
      .filter((row) => row.dueAt <= untilMs)
      .sort((a, b) => a.dueAt - b.dueAt || (a.scheduleId < b.scheduleId ? -1 : 1))
      .filter(
        (row) =>
          !after ||
          row.dueAt > after.dueAt ||
          (row.dueAt === after.dueAt && row.scheduleId > after.scheduleId),
      )
      .slice(0, limit)
      .map((row) => ({ ...row }));
  }

  private move(moves: readonly CursorMove[]) {
    const missedScheduleIds: string[] = [];
    let inserted = 0;
    for (const move of moves) {
      const cursor = this.cursors.get(move.scheduleId);
      if (cursor?.rev !== move.rev) {
        missedScheduleIds.push(move.scheduleId);
        continue;
      }
      inserted += move.executions.length;
      if (move.nextFireAt === null || move.nextDueAt === null) this.cursors.delete(move.scheduleId);
      else
        this.cursors.set(move.scheduleId, {
          ...cursor,
          dueAt: move.nextDueAt,
          lastFireAt: move.lastFireAt,
          nextFireAt: move.nextFireAt,
          rev: cursor.rev + 1,
        });
    }
    return { inserted, missedScheduleIds };
  }
}

export const ME = '00000000-0000-7000-8000-000000000001';

const idOf = (index: number) => `00000000-0000-7000-9000-${String(index).padStart(12, '0')}`;
