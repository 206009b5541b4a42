import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { ScheduleHistory } from './history-of-changes';
import type { Change, Editor } from './model/editor';
import { type MemoryDatabase, versionKey } from './model/memory-database';
import type { HumanAct } from './scenario';
import type { SeededRandom } from './seeded-random';
import type { VirtualTime } from './virtual-time';

const WAITS_FOR_LOCK_MS = 5;

/** Cancels and triggers, and edits, pauses and resumes: each of these takes the cursor's lock, holds it for a while, and is answered when it may be. */
export class SimulatedPeople {
  constructor(
    private readonly time: VirtualTime,
    private readonly db: MemoryDatabase,
    private readonly editor: Editor,
    private readonly histories: ReadonlyMap<string, ScheduleHistory>,
    private readonly random: SeededRandom,
    private readonly options: {
      /** An execution was cancelled that had so many attempts. */
      onCancelled: (executionId: string, attempts: number) => void;
      /** false: the planted bug answers before the horizon has passed. */
      waitsForHorizon: boolean;
    },
  ) {}

  act(act: HumanAct, scheduleId: string): void {
    if (act.kind === 'trigger') this.editor.trigger(scheduleId, this.random.id());
    else this.change(act.kind, act, scheduleId, this.time.nowMs);
  }

  /** Any execution that lives: one that runs, or waits for its next attempt or for a worker. */
  cancelOne(random: SeededRandom): void {
    const live = [...this.db.live.keys()];
    if (live.length === 0) return;
    const id = random.pick(live);
    const attempts = this.editor.cancel(id);
    if (attempts !== null) this.options.onCancelled(id, attempts);
  }

  private change(
    kind: 'edit' | 'pause' | 'resume',
    act: HumanAct,
    scheduleId: string,
    requestedAtMs: number,
  ): void {
    if (this.db.locked.has(scheduleId)) {
      this.time.after(WAITS_FOR_LOCK_MS, () => this.change(kind, act, scheduleId, requestedAtMs));
      return;
    }
    const history = this.histories.get(scheduleId)!;
    if (kind === 'pause' && !history.current.firing) return;
    if (kind === 'resume' && history.current.firing) return;
    this.db.locked.add(scheduleId);
    const nowMs = this.time.nowMs;
    this.time.after(act.holdsLockMs, () => {
      const { change, next } = this.commit(kind, act, scheduleId, history, nowMs);
      this.db.locked.delete(scheduleId);
      history.turn(change.boundaryMs, next);
      this.answer(kind, history, change, requestedAtMs);
    });
  }

  private commit(
    kind: 'edit' | 'pause' | 'resume',
    act: HumanAct,
    scheduleId: string,
    { current }: ScheduleHistory,
    nowMs: number,
  ): { change: Change; next: { cronExpression: string; firing: boolean } } {
    const { cronExpression } = current;
    if (kind === 'pause')
      return { change: this.editor.pause(scheduleId, nowMs), next: { cronExpression, firing: false } };
    if (kind === 'resume')
      return { change: this.editor.resume(scheduleId, nowMs), next: { cronExpression, firing: true } };
    const before = this.db.definitions.get(versionKey(scheduleId, current.version))!;
    const definition: ScheduleDefinition = { ...before, cronExpression: act.cronExpression };
    return {
      change: this.editor.edit(scheduleId, definition, nowMs),
      next: { cronExpression: act.cronExpression, firing: current.firing },
    };
  }

  /** Answered when the database's clock has passed the last fire time that is settled. */
  private answer(
    kind: 'edit' | 'pause' | 'resume',
    history: ScheduleHistory,
    change: Change,
    requestedAtMs: number,
  ): void {
    const observed = {
      answeredAtMs: null as number | null,
      kind,
      newVersion: history.current.version,
      requestedAtMs,
    };
    history.changes.push(observed);
    const earliestMs = this.options.waitsForHorizon
      ? Math.max(this.time.nowMs, change.lastFireAt ?? 0)
      : this.time.nowMs;
    this.time.at(earliestMs, () => {
      observed.answeredAtMs = this.time.nowMs;
    });
  }
}
