import type { CursorMove, EngineStore, FencedExecution } from '@/lib/domain/engine/ports';
import { DEFAULT_WORKSPACE_ID, executionId, newId } from '@/lib/domain/ids';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';

/** A whole second: the fire time that the tests speak of. */
export const FIRE_AT = 1_700_000_000_000;
/** Later than everything that the tests call due. */
export const SOON = FIRE_AT + 3_600_000;

/** A statement that waits for nobody has answered by then, also on a busy machine. */
const AT_ONCE_MS = 5_000;

export interface CursorState {
  rev: number;
  version: number;
  nextFireAt: number | null;
  dueAt: number | null;
  /** null = never fired. */
  lastFireAt: number | null;
  runsLeft: number | null;
}
export interface LiveState {
  scheduleId: string;
  version: number;
  agentRef: string;
  fireAt: number;
  scheduledAt: number;
  dueAt: number;
  priority: number;
  status: string;
  blocked: boolean;
  workerId: string | null;
  claim: number;
  attempts: number;
  losses: number;
  cancelRequested: boolean;
  abortRequested: boolean;
}
export interface FinishedState {
  status: string;
  workerId: string | null;
  claim: number;
  attempts: number;
  losses: number;
  /** How the last attempt ended; null when there was none. */
  attemptStatus: string | null;
  errorClass: string | null;
}
export interface SkipState {
  fromFireAt: number;
  toFireAt: number;
  count: number;
  reason: string;
  version: number;
}

/** A store and the tables beneath it, as a test sets them up and looks at them. Each test begins with empty ones. */
export interface EngineStoreWorld {
  readonly store: EngineStore;
  clear(): Promise<void>;
  close(): Promise<void>;
  /** The database's clock, epoch ms. */
  now(): Promise<number>;

  putCursor(scheduleId: string, cursor: CursorState): Promise<void>;
  putLive(id: string, execution: LiveState): Promise<void>;
  putDefinition(scheduleId: string, version: number, definition: ScheduleDefinition): Promise<void>;
  /** The worker's row is gone, whatever it owns. */
  forgetWorker(workerId: string): Promise<void>;
  /** Somebody else's transaction holds the row until the returned function is called. */
  lockCursor(scheduleId: string): Promise<() => Promise<void>>;
  /** The same for a live execution; absent where rows can't be locked. */
  lockLive?(id: string): Promise<() => Promise<void>>;

  cursor(scheduleId: string): Promise<CursorState | null>;
  live(id: string): Promise<LiveState | null>;
  finished(id: string): Promise<FinishedState | null>;
  /** The attempts before the last, by number. */
  earlierAttempts(id: string): Promise<{ n: number; status: string }[]>;
  skips(scheduleId: string): Promise<SkipState[]>;
}

/** The answer of a statement that may not wait for anybody's lock; without it the test would hang with the lock. */
export async function atOnce<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the statement waits')), AT_ONCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A worker that may own executions. */
export async function addWorker(world: EngineStoreWorld): Promise<string> {
  const id = newId();
  await world.store.register({ hostname: 'test', id, pid: 1, release: 'test', slots: 10 });
  return id;
}

/** A schedule whose next fire time is FIRE_AT. */
export async function addCursor(world: EngineStoreWorld, cursor: Partial<CursorState> = {}): Promise<string> {
  const scheduleId = newId();
  await world.putCursor(scheduleId, {
    dueAt: FIRE_AT,
    lastFireAt: null,
    nextFireAt: FIRE_AT,
    rev: 1,
    runsLeft: null,
    version: 1,
    ...cursor,
  });
  return scheduleId;
}

/** An execution that waits to be claimed. Returns its id. */
export async function addPending(
  world: EngineStoreWorld,
  execution: Partial<LiveState> = {},
): Promise<string> {
  const scheduleId = execution.scheduleId ?? newId();
  const fireAt = execution.fireAt ?? FIRE_AT;
  const id = executionId(scheduleId, fireAt, 'schedule');
  await world.putLive(id, {
    abortRequested: false,
    agentRef: newId(),
    attempts: 0,
    blocked: false,
    cancelRequested: false,
    claim: 0,
    dueAt: fireAt,
    fireAt,
    losses: 0,
    priority: 0,
    scheduledAt: fireAt,
    scheduleId,
    status: 'pending',
    version: 1,
    workerId: null,
    ...execution,
  });
  return id;
}

/** An execution in its first attempt, owned by that worker under claim 1. Returns its id. */
export const addRunning = (
  world: EngineStoreWorld,
  workerId: string,
  execution: Partial<LiveState> = {},
): Promise<string> => addPending(world, { attempts: 1, claim: 1, status: 'running', workerId, ...execution });

/** The move of a cursor over one fire time, with one owned execution. */
export function moveOf(scheduleId: string, move: Partial<CursorMove> = {}): CursorMove {
  const firstFireAt = move.firstFireAt ?? FIRE_AT;
  return {
    executions: [fencedAt(scheduleId, firstFireAt)],
    firstFireAt,
    lastFireAt: firstFireAt,
    nextDueAt: firstFireAt + 60_000,
    nextFireAt: firstFireAt + 60_000,
    rev: 1,
    runsLeft: null,
    scheduleId,
    skip: null,
    ...move,
  };
}

export function fencedAt(
  scheduleId: string,
  fireAt: number,
  execution: Partial<FencedExecution> = {},
): FencedExecution {
  return {
    agentRef: AGENT_REF,
    dueAt: fireAt,
    fireAt,
    id: executionId(scheduleId, fireAt, 'schedule'),
    owned: true,
    priority: 0,
    ...execution,
  };
}

/** What an attempt left that went well. */
export const attemptOf = (executionId: string, claim = 1) => ({
  claim,
  durationMs: 12,
  error: null,
  errorClass: null,
  executionId,
  httpStatus: 200,
  response: '{"status":200}',
  startedAt: FIRE_AT + 5,
  status: 'succeeded' as const,
});

export const AGENT_REF = '00000000-0000-7000-8000-00000000000a';
export const WORKSPACE_ID = DEFAULT_WORKSPACE_ID;
