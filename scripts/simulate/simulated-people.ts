import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { KnownSilence, ScheduleHistory } from './history-of-changes';
import type { Change, Editor } from './model/editor';
import { type MemoryDatabase, versionKey } from './model/memory-database';
import type { HumanAct } from './scenario';
import type { SeededRandom } from './seeded-random';
import type { VirtualTime } from './virtual-time';

const WAITS_FOR_LOCK_MS = 5;

/** Cancels and triggers, and edits, pauses, resumptions, deletions and their undoing: each of these takes the cursor's lock, holds it for a while, and is answered when it may be. */
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
    if (act.kind !== 'trigger') this.change(act.kind, act, scheduleId, this.time.nowMs);
    else if (!this.db.deleted.has(scheduleId)) this.editor.trigger(scheduleId, this.random.id());
  }

  /** Any execution that lives: one that runs, or waits for its next attempt or for a worker. */
  cancelOne(random: SeededRandom): void {
    const live = [...this.db.live.keys()];
    if (live.length === 0) return;
    const id = random.pick(live);
    const attempts = this.editor.cancel(id);
    if (attempts !== null) this.options.onCancelled(id, attempts);
  }

  private change(kind: ChangeKind, act: HumanAct, scheduleId: string, requestedAtMs: number): void {
    if (this.db.locked.has(scheduleId)) {
      this.time.after(WAITS_FOR_LOCK_MS, () => this.change(kind, act, scheduleId, requestedAtMs));
      return;
    }
    const history = this.histories.get(scheduleId)!;
    if (!isPossible(kind, history.silenceAt(this.time.nowMs))) return;
    this.db.locked.add(scheduleId);
    const nowMs = Math.floor(this.time.nowMs);
    this.time.after(act.holdsLockMs, () => {
      const intent = intentOf(kind, act, history, nowMs);
      const change = this.commit(scheduleId, intent, nowMs);
      this.db.locked.delete(scheduleId);
      if (intent.runsMissed) history.catchUp();
      history.turn(change.boundaryMs, intent);
      // What is caught up with is run by the version that resumes.
      this.answer(history, change, intent, intent.runsMissed ? 0 : requestedAtMs);
    });
  }

  private commit(scheduleId: string, intent: Intent, nowMs: number): Change {
    if (intent.kind === 'delete') return this.editor.delete(scheduleId, nowMs);
    if (intent.kind === 'undelete') return this.editor.undelete(scheduleId, nowMs);
    const { cronExpression, runsMissed, silence } = intent;
    const { version } = this.db.cursors.get(scheduleId)!;
    const definition: ScheduleDefinition = {
      ...this.db.definitions.get(versionKey(scheduleId, version))!,
      cronExpression,
      enabled: silence === null,
      pausedUntil: silence?.untilMs == null ? null : new Date(silence.untilMs).toISOString(),
    };
    return this.editor.change(scheduleId, definition, nowMs, runsMissed);
  }

  /** Answered when the database's clock has passed the last fire time that is settled. */
  private answer(
    history: ScheduleHistory,
    change: Change,
    { hasNewVersion, silence }: Intent,
    requestedAtMs: number,
  ): void {
    const observed = {
      answeredAtMs: null as number | null,
      newVersion: hasNewVersion ? history.current.version : null,
      requestedAtMs,
      silence,
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

type ChangeKind = Exclude<HumanAct['kind'], 'trigger'>;

/** What somebody wants of a schedule. */
interface Intent {
  kind: ChangeKind;
  cronExpression: string;
  silence: KnownSilence | null;
  hasNewVersion: boolean;
  runsMissed: boolean;
}

function isPossible(kind: ChangeKind, silence: KnownSilence | null): boolean {
  if (silence?.reason === 'deleted') return kind === 'undelete';
  if (kind === 'resume' || kind === 'catch-up') return silence !== null;
  if (kind === 'pause') return silence === null || silence.untilMs !== null;
  return kind !== 'undelete';
}

function intentOf(kind: ChangeKind, act: HumanAct, history: ScheduleHistory, nowMs: number): Intent {
  const { cronExpression } = history.current;
  const intent = {
    cronExpression,
    hasNewVersion: true,
    kind,
    runsMissed: false,
    silence: history.silenceAt(nowMs),
  };
  switch (kind) {
    case 'edit':
      return { ...intent, cronExpression: act.cronExpression };
    case 'pause':
      return { ...intent, silence: { reason: 'paused', untilMs: null } };
    case 'pause-until':
      return {
        ...intent,
        silence: { reason: 'paused', untilMs: Math.max(Math.ceil(act.untilMs), nowMs + 1) },
      };
    case 'resume':
      return { ...intent, silence: null };
    case 'catch-up':
      return { ...intent, runsMissed: true, silence: null };
    case 'delete':
      return { ...intent, hasNewVersion: false, silence: { reason: 'deleted', untilMs: null } };
    case 'undelete':
      return { ...intent, hasNewVersion: false, silence: history.silenceBeforeDeletion(nowMs) };
  }
}
