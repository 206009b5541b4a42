import { decideFires, FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { SkipRange } from '@/lib/domain/engine/ports';
import { decideSilence, type SilenceChange, silenceOf } from '@/lib/domain/engine/silence';
import { executionId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import { createRecurrence, type Recurrence } from '@/lib/domain/recurrence/recurrence';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import {
  type CursorRow,
  type LiveRow,
  type MemoryDatabase,
  type SkipRow,
  versionKey,
} from './memory-database';

const DELETED = { reason: 'deleted', untilMs: null } as const;

/** What a change of a schedule did, under its row lock. */
export interface Change {
  /** Up to here the old version answers for fire times; after it the new one (or none, while paused). */
  boundaryMs: number;
  lastFireAt: number | null;
}

/** The writes of people: what the services do in one transaction, over memory. The caller holds the cursor's lock. */
export class Editor {
  constructor(
    private readonly db: MemoryDatabase,
    /** false: the planted bug leaves what a pause has recorded ahead when it ends early. */
    private readonly options: { takesBackSkips: boolean } = { takesBackSkips: true },
  ) {}

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
      silentFrom: null,
      version: 1,
      workspaceId: 'workspace',
    });
  }

  /** Edit, pause and resume: settles what is due, then goes on with the new version. `nowMs` was read under the lock. */
  change(scheduleId: string, definition: ScheduleDefinition, nowMs: number, runsMissed = false): Change {
    const cursor = this.cursor(scheduleId);
    const at = { lastFireAt: cursor.lastFireAt, nowMs };
    const before = silenceOf(this.definition(cursor), at);
    const after = silenceOf(definition, at);
    const version = cursor.version + 1;
    this.db.definitions.set(versionKey(scheduleId, version), definition);
    if (before || after) return this.changeSilence(cursor, { after, before, nowMs, runsMissed, version });
    this.settle(cursor, nowMs);
    const boundaryMs = Math.max(nowMs, cursor.lastFireAt ?? 0);
    this.write(cursor, { nextFireAt: recurrenceOf(scheduleId, definition).next(boundaryMs), version });
    return { boundaryMs, lastFireAt: cursor.lastFireAt };
  }

  delete(scheduleId: string, nowMs: number): Change {
    const cursor = this.cursor(scheduleId);
    const change = this.changeSilence(cursor, {
      after: DELETED,
      before: silenceOf(this.definition(cursor), { lastFireAt: cursor.lastFireAt, nowMs }),
      nowMs,
      version: cursor.version,
    });
    this.db.deleted.set(scheduleId, this.db.now());
    for (const row of [...this.db.live.values()].filter((live) => live.scheduleId === scheduleId)) {
      if (row.status === 'running') row.cancelRequestedAt ??= this.db.now();
      else this.cancel(row.id);
    }
    return change;
  }

  undelete(scheduleId: string, nowMs: number): Change {
    const cursor = this.cursor(scheduleId);
    const deletedAt = this.db.deleted.get(scheduleId)!;
    this.db.deleted.delete(scheduleId);
    for (const row of this.db.live.values())
      if (row.scheduleId === scheduleId && !row.abortRequested && (row.cancelRequestedAt ?? 0) >= deletedAt)
        row.cancelRequestedAt = null;
    return this.changeSilence(cursor, {
      after: silenceOf(this.definition(cursor), { lastFireAt: cursor.lastFireAt, nowMs }),
      before: DELETED,
      nowMs,
      version: cursor.version,
    });
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

  private changeSilence(
    cursor: CursorRow,
    {
      version,
      ...change
    }: Pick<SilenceChange, 'after' | 'before' | 'nowMs' | 'runsMissed'> & { version: number },
  ): Change {
    const { scheduleId } = cursor;
    const oldDefinition = this.definition(cursor);
    const newDefinition = this.db.definitions.get(versionKey(scheduleId, version))!;
    const newRule = recurrenceOf(scheduleId, newDefinition);
    const decision = decideSilence({
      ...change,
      cursor,
      isSameRule: newDefinition.cronExpression === oldDefinition.cronExpression,
      newRule,
      oldRule: recurrenceOf(scheduleId, oldDefinition),
    });
    for (const { afterMs, range } of decision.skips) this.replaceSkips(cursor, afterMs, range);
    const { firesAfterMs, lastFireAt, silentFrom } = decision;
    const boundaryMs = Math.max(change.nowMs, cursor.lastFireAt ?? 0);
    cursor.lastFireAt = lastFireAt;
    const nextFireAt = firesAfterMs === null ? null : newRule.next(firesAfterMs);
    this.write(cursor, { nextFireAt, silentFrom, version });
    return { boundaryMs, lastFireAt };
  }

  private replaceSkips({ scheduleId, version }: CursorRow, afterMs: number, range: SkipRange | null): void {
    const { skips } = this.db;
    const stays = (skip: SkipRow) => skip.scheduleId !== scheduleId || skip.fromFireAt <= afterMs;
    if (this.options.takesBackSkips || range) skips.splice(0, skips.length, ...skips.filter(stays));
    if (range) skips.push({ ...range, scheduleId, version });
  }

  private write(
    cursor: CursorRow,
    to: { nextFireAt: number | null; silentFrom?: number | null; version: number },
  ): void {
    const { nextFireAt, silentFrom = null, version } = to;
    Object.assign(cursor, { dueAt: nextFireAt, nextFireAt, rev: cursor.rev + 1, silentFrom, version });
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
