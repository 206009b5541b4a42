import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import { CallControl } from '@/lib/domain/engine/call-control';
import { FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type {
  AttemptRecord,
  Clock,
  EngineStore,
  FinishRecord,
  OwnedExecution,
  RetryRecord,
} from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { DefinitionCache } from './definition-cache';
import { ReadyQueue } from './ready-queue';
import { shareOf } from './share';
import { TimerQueue } from './timer-queue';
import type { WorkerEvents } from './worker-events';

/** Owned work beyond the slots: enough to keep them busy while the next fence is under way. */
const BUFFER = 1_500;
/** Rows that one claim takes at the most. */
const CLAIM_SIZE = 500;

export interface AgentCaller {
  /** One attempt. Never rejects. */
  execute(run: OwnedExecution, definition: ScheduleDefinition, control: CallControl): Promise<AttemptVerdict>;
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
  store: Pick<EngineStore, 'claim' | 'release'>;
  workerId: string;
}

interface HeldRun {
  run: OwnedExecution;
  definition: ScheduleDefinition;
  /** Set while the call runs. */
  abort: CallControl | null;
}

/**
 * Holds what this worker owns, from the fence or claim until its outcome is stored.
 *
 *   owned ── its time comes ──▶ ready ── a slot, the agent's share and the lease allow ──▶ calling ── answered ──▶ settling ── stored ──▶ gone
 *   owned or ready ── stop ──▶ released (pending again, no attempt burned)
 */
export class Dispatcher {
  private readonly held = new Map<string, HeldRun>();
  private readonly heldByAgent = new Map<string, number>();
  private readonly callingByAgent = new Map<string, number>();
  private readonly ready = new ReadyQueue<HeldRun>();
  private readonly due: TimerQueue<HeldRun>;
  private readonly retriesDue: TimerQueue<string>;
  private calling = 0;
  private stopped = false;
  private claiming: Promise<void> | null = null;
  private readonly agentsToAsk = new Set<string>();

  constructor(private readonly deps: DispatcherDependencies) {
    this.due = new TimerQueue(deps.clock, deps.databaseNow, (runs) => this.makeReady(runs));
    this.retriesDue = new TimerQueue(deps.clock, deps.databaseNow, (agentRefs) => this.claimFor(agentRefs));
  }

  get heldCount(): number {
    return this.held.size;
  }

  get callingCount(): number {
    return this.calling;
  }

  /** What this worker may still take on. */
  room(): number {
    return this.stopped ? 0 : this.deps.slots + BUFFER - this.held.size;
  }

  /** What it may still take on of one agent. */
  roomFor(agentRef: string): number {
    return shareOf(this.heldByAgent.get(agentRef) ?? 0, this.room());
  }

  /** Executions that this worker owns from now on. One that it holds already is not taken twice. */
  take(runs: readonly { run: OwnedExecution; definition: ScheduleDefinition }[]): void {
    const nowMs = this.deps.databaseNow();
    for (const { definition, run } of runs) {
      const key = claimKey(run.id, run.claim);
      if (this.held.has(key)) continue;
      const entry: HeldRun = { abort: null, definition, run };
      this.held.set(key, entry);
      add(this.heldByAgent, run.agentRef, 1);
      if (run.dueAt <= nowMs) this.ready.push(run.agentRef, entry);
      else this.due.add(run.dueAt, entry);
    }
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

  /** Claims pending and retrying work of these agents, as far as there is room. */
  claimFor(agentRefs: readonly string[]): void {
    if (this.stopped) return;
    for (const agentRef of agentRefs) this.agentsToAsk.add(agentRef);
    if (this.agentsToAsk.size > 0) this.claiming ??= this.claimAll().finally(() => this.afterClaim());
  }

  /** Starts what may start: called when work gets ready, a call ends, or the lease is renewed. */
  pump(): void {
    while (
      !this.stopped &&
      this.ready.size > 0 &&
      this.calling < this.deps.slots &&
      this.deps.mayStartCalls()
    ) {
      const next = this.ready.take((agentRef) => this.mayStart(agentRef));
      if (!next) return;
      void this.call(next);
    }
  }

  /** Aborts the calls of these executions; what is not called yet is left to its own end. */
  cancel(executionIds: readonly string[]): void {
    const ids = new Set(executionIds);
    for (const entry of this.held.values()) if (ids.has(entry.run.id)) entry.abort?.abort('cancelled');
  }

  /** The outcomes are stored, or were not ours to store. */
  settled(records: readonly AttemptRecord[], retries: readonly RetryRecord[]): void {
    for (const retry of retries) {
      const entry = this.held.get(claimKey(retry.executionId, retry.claim));
      if (entry && !this.stopped) this.retriesDue.add(retry.retryAt, entry.run.agentRef);
    }
    for (const record of records) this.drop(record.executionId, record.claim);
    if (records.length === 0) return;
    this.deps.onRoom();
    this.claimFor([]);
  }

  /**
   * Takes nothing new, hands back what was not started, and gives running calls until `deadlineMs` from now; then aborts them.
   * Their outcomes still go to the finisher.
   */
  async stop(deadlineMs: number): Promise<void> {
    this.stopped = true;
    this.due.clear();
    this.retriesDue.clear();
    this.ready.drain();
    await this.claiming;
    await this.releaseNotStarted();
    if (this.calling === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = this.deps.clock.after(deadlineMs, () => this.abortAll('stopping'));
      this.onLastCallEnded = () => {
        cancel();
        resolve();
      };
    });
  }

  /** The lease is lost: abort everything, write nothing. */
  abandon(): void {
    this.stopped = true;
    this.due.clear();
    this.retriesDue.clear();
    this.ready.drain();
    this.abortAll('lost');
  }

  private onLastCallEnded: () => void = () => {};

  private abortAll(reason: 'lost' | 'stopping'): void {
    for (const entry of this.held.values()) entry.abort?.abort(reason);
  }

  private makeReady(runs: HeldRun[]): void {
    for (const entry of runs) this.ready.push(entry.run.agentRef, entry);
    this.pump();
  }

  private mayStart(agentRef: string): boolean {
    return (
      shareOf(this.callingByAgent.get(agentRef) ?? 0, this.deps.slots - this.calling) > 0 ||
      this.calling === 0
    );
  }

  private async call(entry: HeldRun): Promise<void> {
    const { run } = entry;
    entry.abort = new CallControl();
    this.calling += 1;
    add(this.callingByAgent, run.agentRef, 1);
    const latenessMs = run.attempt === 1 ? this.deps.databaseNow() - run.scheduledAt : null;
    this.deps.events.callStarted?.({ executionId: run.id, latenessMs });
    const verdict = await this.deps.executor.execute(run, entry.definition, entry.abort);
    this.calling -= 1;
    add(this.callingByAgent, run.agentRef, -1);
    this.deps.onOutcome(verdict);
    if (this.calling === 0) this.onLastCallEnded();
    this.pump();
  }

  private async claimAll(): Promise<void> {
    const { databaseNow, events, store, workerId } = this.deps;
    const asked = this.askWithin(Math.min(CLAIM_SIZE, this.room()));
    if (asked.length === 0) return;
    try {
      const runs = await store.claim(workerId, asked, databaseNow() + FENCE_HORIZON_MS);
      await this.takeOver(runs);
      for (const { agentRef, limit } of asked) {
        if (runs.filter((run) => run.agentRef === agentRef).length >= limit) this.agentsToAsk.add(agentRef);
      }
    } catch (error) {
      events.statementFailed?.({ error, part: 'dispatcher' });
    }
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

  /** Takes agents off the list as far as the room reaches; those left over are asked when room comes free. */
  private askWithin(room: number): { agentRef: string; limit: number }[] {
    const asked: { agentRef: string; limit: number }[] = [];
    let left = room;
    for (const agentRef of this.agentsToAsk) {
      const limit = Math.min(left, this.roomFor(agentRef));
      if (left <= 0) break;
      this.agentsToAsk.delete(agentRef);
      if (limit <= 0) continue;
      asked.push({ agentRef, limit });
      left -= limit;
    }
    return asked;
  }

  private afterClaim(): void {
    this.claiming = null;
    if (this.agentsToAsk.size > 0 && this.room() > 0) this.claimFor([]);
  }

  private async releaseNotStarted(): Promise<void> {
    const waiting = [...this.held.values()].filter((entry) => entry.abort === null);
    for (const { run } of waiting) this.drop(run.id, run.claim);
    if (waiting.length === 0) return;
    try {
      await this.deps.store.release(
        this.deps.workerId,
        waiting.map(({ run }) => ({ claim: run.claim, id: run.id })),
      );
    } catch (error) {
      // They stay owned by a worker that is about to be stopped: whoever reaps takes them.
      this.deps.events.statementFailed?.({ error, part: 'dispatcher' });
    }
  }

  private drop(executionId: string, claim: number): void {
    const key = claimKey(executionId, claim);
    const entry = this.held.get(key);
    if (!entry) return;
    this.held.delete(key);
    add(this.heldByAgent, entry.run.agentRef, -1);
  }
}

/** The same execution may come back under a new claim before the answer to its last write is here. */
const claimKey = (executionId: string, claim: number) => `${executionId}/${claim}`;

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

function add(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}
