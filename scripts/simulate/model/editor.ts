import { decideFires, FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import { executionId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import { createRecurrence, type Recurrence } from '@/lib/domain/recurrence/recurrence';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { type CursorRow, type LiveRow, type MemoryDatabase, versionKey } from './memory-database';

/** What a change of a schedule did, under its row lock. */
export interface Change {
  /** Up to here the old version answers for fire times; after it the new one (or none, while paused). */
  boundaryMs: number;
  lastFireAt: number | null;
}

/** The writes of people: what the services do in one transaction, over memory. The caller holds the cursor's lock. */
export class Editor {
  constructor(private readonly db: MemoryDatabase) {}

  create(scheduleId: string, definition: ScheduleDefinition): void {
    const nextFireAt = recurrenceOf(scheduleId, definition).next(this.db.now());
    this.db.definitions.set(versionKey(scheduleId, 1), definition);
    this.db.cursors.set(scheduleId, {
      dueAt: nextFireAt,
      lastFireAt: null,
      nextFireAt,
      rev: 1,
      runsLeft: null,
      scheduleId,
      version: 1,
      workspaceId: 'workspace',
    });
  }

  /** Settles what is due by the fence's own decision, then goes on with the new version. `nowMs` was read under the lock. */
  edit(scheduleId: string, definition: ScheduleDefinition, nowMs: number): Change {
    const cursor = this.cursor(scheduleId);
    const wasFiring = cursor.nextFireAt !== null;
    this.settle(cursor, nowMs);
    const boundaryMs = Math.max(nowMs, cursor.lastFireAt ?? 0);
    this.db.definitions.set(versionKey(scheduleId, cursor.version + 1), definition);
    const next = wasFiring ? recurrenceOf(scheduleId, definition).next(boundaryMs) : null;
    this.write(cursor, next);
    return { boundaryMs, lastFireAt: cursor.lastFireAt };
  }

  pause(scheduleId: string, nowMs: number): Change {
    const cursor = this.cursor(scheduleId);
    this.skipDue(cursor, nowMs);
    this.db.definitions.set(versionKey(scheduleId, cursor.version + 1), this.definition(cursor));
    this.write(cursor, null);
    return { boundaryMs: Math.max(nowMs, cursor.lastFireAt ?? 0), lastFireAt: cursor.lastFireAt };
  }

  resume(scheduleId: string, nowMs: number): Change {
    const cursor = this.cursor(scheduleId);
    const boundaryMs = Math.max(nowMs, cursor.lastFireAt ?? 0);
    const definition = this.definition(cursor);
    this.db.definitions.set(versionKey(scheduleId, cursor.version + 1), definition);
    this.write(cursor, recurrenceOf(scheduleId, definition).next(boundaryMs));
    return { boundaryMs, lastFireAt: cursor.lastFireAt };
  }

  trigger(scheduleId: string, runKey: string): void {
    const cursor = this.cursor(scheduleId);
    const nowMs = Math.floor(this.db.now());
    this.insertPending(cursor, executionId(scheduleId, nowMs, runKey), nowMs, 'manual');
  }

  /** @returns the attempts that it has; null when it isn't live any more */
  cancel(executionId: string): number | null {
    const row = this.db.live.get(executionId);
    if (!row) return null;
    if (row.status === 'running') {
      Object.assign(row, { abortRequested: true, cancelRequestedAt: this.db.now() });
      return row.attempts;
    }
    this.db.live.delete(executionId);
    this.db.finished.set(executionId, {
      ...row,
      attemptStatus: null,
      errorClass: 'cancelled',
      status: 'cancelled',
    });
    return row.attempts;
  }

  private settle(cursor: CursorRow, nowMs: number): void {
    const recurrence = recurrenceOf(cursor.scheduleId, this.definition(cursor));
    while (cursor.nextFireAt !== null) {
      const decision = decideFires(cursor.nextFireAt, recurrence, { horizonMs: FENCE_HORIZON_MS, nowMs });
      if (!decision) return;
      for (const fireAt of decision.fires)
        this.insertPending(
          cursor,
          executionId(cursor.scheduleId, fireAt, SCHEDULE_RUN_KEY),
          fireAt,
          'schedule',
        );
      if (decision.skip)
        this.db.skips.push({ ...decision.skip, scheduleId: cursor.scheduleId, version: cursor.version });
      Object.assign(cursor, { lastFireAt: decision.lastFireAt, nextFireAt: decision.nextFireAt });
    }
  }

  private skipDue(cursor: CursorRow, nowMs: number): void {
    if (cursor.nextFireAt === null || cursor.nextFireAt > nowMs) return;
    const recurrence = recurrenceOf(cursor.scheduleId, this.definition(cursor));
    const toFireAt = recurrence.prev(nowMs + 1) ?? cursor.nextFireAt;
    this.db.skips.push({
      count: recurrence.count(cursor.nextFireAt - 1, toFireAt),
      fromFireAt: cursor.nextFireAt,
      reason: 'paused',
      scheduleId: cursor.scheduleId,
      toFireAt,
      version: cursor.version,
    });
    cursor.lastFireAt = toFireAt;
  }

  private write(cursor: CursorRow, nextFireAt: number | null): void {
    Object.assign(cursor, {
      dueAt: nextFireAt,
      nextFireAt,
      rev: cursor.rev + 1,
      version: cursor.version + 1,
    });
  }

  private insertPending(cursor: CursorRow, id: string, fireAt: number, trigger: string): void {
    if (this.db.live.has(id) || this.db.finished.has(id)) throw new Error(`execution ${id} exists already`);
    const row: LiveRow = {
      abortRequested: false,
      agentRef: this.definition(cursor).agentRef,
      attempts: 0,
      blocked: false,
      cancelRequestedAt: null,
      claim: 0,
      dueAt: fireAt,
      fireAt,
      firstStartedAt: null,
      id,
      losses: 0,
      overrides: null,
      priority: 0,
      scheduledAt: fireAt,
      startedAt: null,
      scheduleId: cursor.scheduleId,
      status: 'pending',
      trigger,
      version: cursor.version,
      workerId: null,
      workspaceId: cursor.workspaceId,
    };
    this.db.live.set(id, row);
  }

  private cursor(scheduleId: string): CursorRow {
    return this.db.cursors.get(scheduleId)!;
  }

  private definition(cursor: CursorRow): ScheduleDefinition {
    return this.db.definitions.get(versionKey(cursor.scheduleId, cursor.version))!;
  }
}

/** Pure and slow to make, so kept: seeds use few expressions. */
const recurrences = new Map<string, Recurrence>();

function recurrenceOf(scheduleId: string, { cronExpression, timezone }: ScheduleDefinition): Recurrence {
  const key = `${cronExpression}\n${timezone}`;
  let recurrence = recurrences.get(key);
  if (!recurrence) {
    recurrence = createRecurrence({ cronExpression, seed: scheduleId, timezone });
    recurrences.set(key, recurrence);
  }
  return recurrence;
}
