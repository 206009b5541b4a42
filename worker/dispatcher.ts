import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import { CallControl } from '@/lib/domain/engine/call-control';
import type {
  AttemptRecord,
  Clock,
  EngineStore,
  FinishRecord,
  OwnedExecution,
  RetryRecord,
} from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { Claimer } from './claimer';
import type { DefinitionCache } from './definition-cache';
import { ReadyQueue } from './ready-queue';
import { Room } from './room';
import { TimerQueue } from './timer-queue';
import type { WorkerEvents } from './worker-events';

/** Owned work beyond the slots: enough to keep them busy while the next fence is under way. */
const BUFFER = 1_500;
const GIVE_BACK_AGAIN_MS = 500;
const MARK_AGAIN_MS = 200;

export interface AgentCaller {
  /** One attempt. Never rejects. */
  execute(run: OwnedExecution, definition: ScheduleDefinition, control: CallControl): Promise<AttemptVerdict>;
  /** One more call of this definition would be on its way at once or soon. Without it there always is room. */
  hasRoom?(definition: ScheduleDefinition): boolean;
}

export interface DispatcherDependencies {
  clock: Clock;
  databaseNow: () => number;
  definitions: DefinitionCache;
  events: WorkerEvents;
  executor: AgentCaller;
  /** Synchronous: is the lease young enough to start a call? */
  mayStartCalls: () => boolean;
  onOutcome: (verdict: AttemptVerdict) => void;
  /** Room came free. */
  onRoom: () => void;
  /** Calls at the same time. */
  slots: number;
  store: Pick<EngineStore, 'claim' | 'markStarted' | 'release'>;
  workerId: string;
}

interface HeldRun {
  run: OwnedExecution;
  definition: ScheduleDefinition;
  /** Set while the call runs. */
  abort: CallControl | null;
  /** Handed back before it was called; the database has not answered yet. */
  leaving: boolean;
  /** The database knows that the call starts; undefined where nobody asks for that. */
  mark: 'done' | 'under way' | 'wanted' | undefined;
}

/**
 * Holds what this worker owns, from the fence or claim until its outcome is stored.
 *
 *   owned ── its time comes ──▶ ready ── a slot, the agent's share and the lease allow ──▶ calling ── answered ──▶ settling ── stored ──▶ gone
 *   owned or ready ── stop ──▶ released (pending again, no attempt burned)
 *   owned or ready ── cancelled ──▶ leaving ── released, which ends it ──▶ gone
 */
export class Dispatcher {
  /** What this worker holds by agent, and what it may still take on. */
  readonly room: Room;
  private readonly held = new Map<string, HeldRun>();
  private readonly calls: Room;
  private readonly claimer: Claimer;
  private readonly ready = new ReadyQueue<HeldRun>();
  private readonly due: TimerQueue<HeldRun>;
  /** What the last tick said to be cancelled: it may name some that come here only later. */
  private cancelled: ReadonlySet<string> = new Set();
  private calling = 0;
  private stopped = false;
  private onLastCallEnded: () => void = () => {};

  constructor(private readonly deps: DispatcherDependencies) {
    this.room = new Room(deps.slots + BUFFER);
    this.calls = new Room(deps.slots);
    this.due = new TimerQueue(deps.clock, deps.databaseNow, (runs) => this.makeReady(runs));
    this.claimer = new Claimer({
      ...deps,
      onAnswered: deps.onRoom,
      room: this.room,
      takeOver: (runs) => this.takeOver(runs),
    });
  }

  get heldCount(): number {
    return this.held.size;
  }

  get callingCount(): number {
    return this.calling;
  }

  /** Of this agent's executions, those whose time has come and that wait for their call. */
  readyFor(agentRef: string): number {
    return this.ready.sizeOf(agentRef);
  }

  /** Executions that this worker owns from now on. One that it holds already is not taken twice. */
  take(runs: readonly { run: OwnedExecution; definition: ScheduleDefinition }[]): void {
    const nowMs = this.deps.databaseNow();
    for (const { definition, run } of runs) {
      const key = claimKey(run.id, run.claim);
      if (this.held.has(key)) continue;
      const entry: HeldRun = {
        abort: null,
        definition,
        leaving: false,
        mark: definition.onWorkerLoss === 'fail' ? 'wanted' : undefined,
        run,
      };
      this.held.set(key, entry);
      this.room.take(run.agentRef);
      this.queue(entry, nowMs);
    }
    if (this.cancelled.size > 0) this.cancelHeld();
    this.pump();
  }

  holds(executionId: string, claim: number): boolean {
    return this.held.has(claimKey(executionId, claim));
  }

  /** Executions that the database says are this worker's: claimed, or adopted. */
  async takeOver(runs: readonly OwnedExecution[]): Promise<void> {
    await this.deps.definitions.load(runs);
    this.takeClaimed(runs);
  }

  /** These agents have work to claim. */
  claimFor(agentRefs: readonly string[]): void {
    this.claimer.claimFor(agentRefs);
  }

  /** Starts what may start: called when work gets ready, a call ends, or the lease is renewed. */
  pump(): void {
    while (!this.stopped && this.ready.size > 0 && this.calls.free > 0 && this.deps.mayStartCalls()) {
      const next = this.ready.take((agentRef, entry) => this.mayStart(agentRef, entry));
      if (!next) return;
      if (!this.isWaiting(next)) continue;
      if (next.mark === 'wanted') void this.mark(next);
      else void this.call(next);
    }
  }

  /** A call that would only wait for a connection waits here, where it holds no slot and the others' go first. */
  private mayStart(agentRef: string, { definition }: HeldRun): boolean {
    return this.calls.freeFor(agentRef) > 0 && (this.deps.executor.hasRoom?.(definition) ?? true);
  }

  /** Aborts the calls of these executions. What is not called yet is given back, which ends it. Each tick names all that there are. */
  cancel(executionIds: readonly string[]): void {
    this.cancelled = new Set(executionIds);
    if (this.cancelled.size > 0) this.cancelHeld();
  }

  private cancelHeld(): void {
    const waiting: HeldRun[] = [];
    for (const entry of this.held.values()) {
      if (!this.cancelled.has(entry.run.id)) continue;
      if (entry.abort) entry.abort.abort('cancelled');
      else if (!entry.leaving) waiting.push(entry);
    }
    if (waiting.length > 0) void this.giveBack(waiting);
  }

  /** The outcomes are stored, or were not ours to store. */
  settled(records: readonly AttemptRecord[], retries: readonly RetryRecord[]): void {
    for (const retry of retries) {
      const entry = this.held.get(claimKey(retry.executionId, retry.claim));
      if (entry) this.claimer.claimAt(retry.retryAt, entry.run.agentRef);
    }
    for (const record of records) this.drop(record.executionId, record.claim);
    if (records.length === 0) return;
    this.deps.onRoom();
    this.claimFor([]);
  }

  /**
   * Takes nothing new, hands back what was not started, and gives running calls until `graceMs` from now; then aborts them.
   * Their outcomes still go to the finisher.
   */
  async stop(graceMs: number): Promise<void> {
    this.forgetWaiting();
    const cancelGrace = this.deps.clock.after(graceMs, () => this.abortAll('stopping'));
    await this.claimer.stop();
    await this.giveBack([...this.held.values()].filter((entry) => this.isWaiting(entry)));
    if (this.calling > 0) await new Promise<void>((resolve) => (this.onLastCallEnded = resolve));
    cancelGrace();
  }

  /** The lease is lost: abort everything, write nothing. */
  abandon(): void {
    this.forgetWaiting();
    this.claimer.abandon();
    this.abortAll('lost');
  }

  private forgetWaiting(): void {
    this.stopped = true;
    this.due.clear();
    this.ready.drain();
  }

  private abortAll(reason: 'lost' | 'stopping'): void {
    for (const entry of this.held.values()) entry.abort?.abort(reason);
  }

  private queue(entry: HeldRun, nowMs: number): void {
    if (entry.run.dueAt <= nowMs) this.ready.push(entry.run.agentRef, entry, entry.definition.priority);
    else this.due.add(entry.run.dueAt, entry);
  }

  private makeReady(runs: HeldRun[]): void {
    for (const entry of runs) this.ready.push(entry.run.agentRef, entry, entry.definition.priority);
    this.pump();
  }

  /** Neither called yet, nor handed back. */
  private isWaiting(entry: HeldRun): boolean {
    return entry.abort === null && !entry.leaving;
  }

  /**
   * `onWorkerLoss: fail`: the start is written before the call, by one that has a slot. Without an answer it is written again; it isn't
   * called meanwhile.
   */
  private async mark(entry: HeldRun): Promise<void> {
    const { run } = entry;
    entry.mark = 'under way';
    this.calls.take(run.agentRef);
    try {
      const isOurs = await this.deps.store.markStarted(this.deps.workerId, run);
      entry.mark = 'done';
      if (!isOurs) {
        this.deps.events.writeDropped?.({ executionId: run.id });
        this.drop(run.id, run.claim);
      }
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'dispatcher' });
      entry.mark = 'wanted';
    }
    this.calls.giveBack(run.agentRef);
    if (entry.mark === 'wanted') this.deps.clock.after(MARK_AGAIN_MS, () => this.makeReady([entry]));
    else if (this.holds(run.id, run.claim)) this.callMarked(entry);
    this.pump();
  }

  /** In the slot that its mark had kept. */
  private callMarked(entry: HeldRun): void {
    if (this.stopped || !this.isWaiting(entry)) return;
    if (this.deps.mayStartCalls()) void this.call(entry);
    else this.ready.push(entry.run.agentRef, entry, entry.definition.priority);
  }

  private async call(entry: HeldRun): Promise<void> {
    const { run } = entry;
    entry.abort = new CallControl();
    this.calling += 1;
    this.calls.take(run.agentRef);
    const latenessMs = run.attempt === 1 ? this.deps.databaseNow() - run.scheduledAt : null;
    this.deps.events.callStarted?.({ executionId: run.id, latenessMs });
    const verdict = await this.deps.executor.execute(run, entry.definition, entry.abort);
    this.calling -= 1;
    this.calls.giveBack(run.agentRef);
    this.deps.onOutcome(verdict);
    if (this.calling === 0) this.onLastCallEnded();
    this.pump();
  }

  private takeClaimed(runs: readonly OwnedExecution[]): void {
    const known: { run: OwnedExecution; definition: ScheduleDefinition }[] = [];
    for (const run of runs) {
      const cached = this.deps.definitions.get(run);
      if (cached) known.push({ definition: cached.definition, run });
      else this.deps.onOutcome({ finish: versionGone(run) });
    }
    this.take(known);
  }

  /**
   * Back to pending, for whoever claims them; those that somebody cancelled end. Without an answer nobody knows whether they are still
   * ours, so they are not called but given back again; when this worker stops, whoever reaps takes them.
   */
  private async giveBack(entries: readonly HeldRun[]): Promise<void> {
    if (entries.length === 0) return;
    for (const entry of entries) entry.leaving = true;
    try {
      await this.deps.store.release(
        this.deps.workerId,
        entries.map(({ run }) => ({ claim: run.claim, id: run.id })),
      );
      for (const { run } of entries) this.drop(run.id, run.claim);
      this.deps.onRoom();
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'dispatcher' });
      this.deps.clock.after(GIVE_BACK_AGAIN_MS, () => {
        if (!this.stopped) void this.giveBack(entries);
      });
    }
  }

  private drop(executionId: string, claim: number): void {
    const key = claimKey(executionId, claim);
    const entry = this.held.get(key);
    if (!entry) return;
    this.held.delete(key);
    this.room.giveBack(entry.run.agentRef);
  }
}

/** The same execution may come back under a new claim before the answer to its last write is here. */
const claimKey = (executionId: string, claim: number) =>
  claim === 1 ? executionId : `${executionId}/${claim}`;

/** The outcome of an execution whose schedule version can't be read any more. */
const versionGone = (run: OwnedExecution): FinishRecord => ({
  claim: run.claim,
  durationMs: null,
  error: `Version ${run.version} of the schedule is gone`,
  errorClass: 'invalid_request',
  executionId: run.id,
  httpStatus: null,
  outcome: 'failed',
  response: null,
  startedAt: null,
  status: 'failed',
});
