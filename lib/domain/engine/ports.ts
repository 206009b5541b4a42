import type { JsonValue, ScheduleDefinition } from '../schedule-definition';

/** Time as a part sees it. The simulator moves it by hand. */
export interface Clock {
  /** Milliseconds that never step back; only differences mean anything. */
  monotonicMs(): number;
  /** This machine's wall clock, epoch ms. Asked only to bound the lease, never to decide what is due. */
  wallMs(): number;
  /** Runs `task` once, `delayMs` from now (0 = soon). Returns the cancel. */
  after(delayMs: number, task: () => void): () => void;
}

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** Redis as a gate: cheap, forgetful, never authoritative. */
export interface FireLock {
  /**
   * `SET execution:{scheduleId}:{fireTimeMs} <workerId> NX PX <LOCK_TTL>` for the whole batch.
   *
   * @returns for each key whether this worker holds it; 'no_gate' when Redis is absent, failing or slow
   */
  acquire(keys: readonly FireKey[]): Promise<boolean[] | 'no_gate'>;
}
export interface FireKey {
  scheduleId: string;
  fireTimeMs: number;
}

/** A cursor as it was read. Times are epoch ms of the database's clock. */
export interface Cursor {
  scheduleId: string;
  workspaceId: string;
  version: number;
  rev: number;
  nextFireAt: number;
  dueAt: number;
  /** null = never fired. */
  lastFireAt: number | null;
  runsLeft: number | null;
}

/** One cursor's move: 0..n executions and 0..1 skip. */
export interface CursorMove {
  scheduleId: string;
  /** The `rev` that the decision was taken on. */
  rev: number;
  /** First fire time of the move's range; the fence requires it above `last_fire_at`. */
  firstFireAt: number;
  lastFireAt: number;
  nextFireAt: number | null;
  nextDueAt: number | null;
  runsLeft: number | null;
  executions: FencedExecution[];
  skip: SkipRange | null;
}
export interface FencedExecution {
  id: string;
  fireAt: number;
  dueAt: number;
  agentRef: string;
  priority: number;
  /** false: goes in as `pending`, for whoever claims it. */
  owned: boolean;
}
export interface SkipRange {
  fromFireAt: number;
  toFireAt: number;
  count: number;
  reason: SkipReason;
}
export const SKIP_REASONS = ['deleted', 'excluded', 'misfire', 'overlap', 'paused'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface FenceResult {
  /** Executions inserted. Fewer than sent for the moved cursors means a conflict: a bug, counted and alarmed. */
  inserted: number;
  /** Schedules whose cursor was locked by another or had moved on. */
  missedScheduleIds: string[];
}

/** A live execution that this worker owns. */
export interface OwnedExecution {
  id: string;
  scheduleId: string;
  workspaceId: string;
  version: number;
  agentRef: string;
  trigger: string;
  fireAt: number;
  scheduledAt: number;
  dueAt: number;
  claim: number;
  /** Number of the attempt that comes now, from 1, lost ones counted. */
  attempt: number;
  losses: number;
  firstStartedAt: number | null;
  overrides: { payload?: JsonValue } | null;
}

/** What one attempt left behind, ready to be stored. */
export interface AttemptRecord {
  executionId: string;
  claim: number;
  status: 'aborted' | 'failed' | 'succeeded' | 'unknown';
  startedAt: number | null;
  durationMs: number | null;
  httpStatus: number | null;
  errorClass: string | null;
  error: string | null;
  /** JSON text that PostgreSQL can store, or null. */
  response: string | null;
}
export interface FinishRecord extends AttemptRecord {
  outcome: 'cancelled' | 'failed' | 'succeeded';
}
export interface RetryRecord extends AttemptRecord {
  /** When the next attempt is due, database time. */
  retryAt: number;
}
/** Ids that a write did not find as this worker's own running rows. */
export interface WriteResult {
  missedIds: string[];
}

export interface ReapedExecution {
  id: string;
  to: 'cancelled' | 'failed' | 'retrying';
}

/** What the one statement a tick tells. */
export interface TickReading {
  /** Database clock, epoch ms with fractions. */
  databaseMs: number;
  cursorsDue: boolean;
  /** Agents that have claimable work. */
  agentsWithWork: string[];
  /** Own running executions that somebody asked to cancel. */
  cancelRequestedIds: string[];
  /** Every worker that is not known dead or stopped, with its beat. */
  beats: { workerId: string; beat: number }[];
  /** A dead worker still owns executions. */
  deadOwners: boolean;
}

/** PostgreSQL, cut to what the loop needs. One conformance suite holds every implementation to it. */
export interface EngineStore {
  /** `databaseMs` is read inside the statement: the first reading of the only clock that decides what is due. */
  register(worker: WorkerIdentity): Promise<{ databaseMs: number }>;
  /** false: this worker was declared dead. `databaseMs` is read inside the statement. */
  renew(workerId: string, report: WorkerReport): Promise<{ alive: boolean; databaseMs: number }>;
  /** A worker that stops well. */
  retire(workerId: string): Promise<void>;
  /** Compare-and-set on the beat. true when this call made it dead. */
  declareDead(workerId: string, beat: number): Promise<boolean>;

  /** Looks for cursors due until `scanUntilMs`, and for claimable work due until `claimUntilMs`. */
  tick(workerId: string, until: { scanUntilMs: number; claimUntilMs: number }): Promise<TickReading>;
  /** Cursors due until then, in keyset pages by (due_at, schedule_id). */
  scan(
    untilMs: number,
    after: { dueAt: number; scheduleId: string } | null,
    limit: number,
  ): Promise<Cursor[]>;
  /** The same cursors read again by id; those that don't fire until `untilMs` are left out. */
  reread(scheduleIds: readonly string[], untilMs: number): Promise<Cursor[]>;
  definitions(keys: readonly { scheduleId: string; version: number }[]): Promise<VersionedDefinition[]>;

  fence(workerId: string, moves: readonly CursorMove[]): Promise<FenceResult>;
  /** Takes work that is due until `dueUntilMs`, up to `limit` of each agent. */
  claim(
    workerId: string,
    agents: readonly { agentRef: string; limit: number }[],
    dueUntilMs: number,
  ): Promise<OwnedExecution[]>;
  /** @throws with SQLSTATE 23505 when history has one of the executions already; nothing is stored then */
  finish(workerId: string, records: readonly FinishRecord[]): Promise<WriteResult>;
  retry(workerId: string, records: readonly RetryRecord[]): Promise<WriteResult>;
  /** Of these ids, the ones that history holds with this worker's own claim. */
  finishedByMe(workerId: string, ids: readonly { id: string; claim: number }[]): Promise<string[]>;
  /** Notes, before the call, that the call of an execution starts: a lost worker's note ends it. false: it isn't this worker's. */
  markStarted(workerId: string, execution: { id: string; claim: number }): Promise<boolean>;
  /** Work that was not started goes back to pending, no attempt burned. */
  release(workerId: string, ids: readonly { id: string; claim: number }[]): Promise<WriteResult>;

  /** Of these own running executions, removes those that history has already (a bug): their outcome can't be stored beside it. */
  discard(workerId: string, ids: readonly { id: string; claim: number }[]): Promise<void>;

  /** Everything that the worker owns. */
  ownedClaims(workerId: string): Promise<{ id: string; claim: number }[]>;
  /** Of these ids, those that the worker owns. */
  ownedExecutions(workerId: string, ids: readonly string[]): Promise<OwnedExecution[]>;

  /** Executions of workers whose state is dead. Returns at most `limit`; call again until none. */
  reapDead(limit: number): Promise<ReapedExecution[]>;
  /** Executions whose owner has no living row at all (anti-join). */
  reapOrphans(limit: number): Promise<ReapedExecution[]>;
}

export interface VersionedDefinition {
  scheduleId: string;
  version: number;
  definition: ScheduleDefinition;
}

export interface WorkerIdentity {
  id: string;
  hostname: string;
  pid: number;
  release: string;
  slots: number;
}
export interface WorkerReport {
  held: number;
  running: number;
  clockOffsetMs: number;
  lagMs: number;
}

/** Makes sure that history can take executions of that day. */
export interface PartitionKeeper {
  ensureDay(timeMs: number): Promise<void>;
}
