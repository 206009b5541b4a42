/** `dead`: declared so by another worker, which saw its beat stand still; `stopped`: it gave its lease back. Neither ever comes back. */
export const WORKER_STATES = ['alive', 'dead', 'stopped'] as const;
export type WorkerState = (typeof WORKER_STATES)[number];

/** A worker whose beat stands still this long is declared dead by those who watch it. */
export const LEASE_TTL_MS = 10_000;
/** A clock that is further off the database's is told to people. Nothing is late by it: workers correct for their offset. */
const CLOCK_OFFSET_LIMIT_MS = 30_000;

export interface WorkerCondition {
  state: WorkerState;
  /** Time since its last beat, by the database's clock. */
  beatAgeMs: number;
  /** Its clock minus the database's. */
  clockOffsetMs: number;
}

/** `silent`: it owes a beat for a lease's TTL, and nobody has declared it dead (yet). */
export const WORKER_PROBLEMS = ['clock_skew', 'silent'] as const;
export type WorkerProblem = (typeof WORKER_PROBLEMS)[number];

/** What is wrong with a worker. One that is gone has no problems left. */
export function workerProblems({ state, beatAgeMs, clockOffsetMs }: WorkerCondition): WorkerProblem[] {
  if (state !== 'alive') return [];
  const problems: WorkerProblem[] = [];
  if (isClockOff(clockOffsetMs)) problems.push('clock_skew');
  if (isSilent(beatAgeMs)) problems.push('silent');
  return problems;
}

export const isSilent = (beatAgeMs: number): boolean => beatAgeMs > LEASE_TTL_MS;

export const isClockOff = (offsetMs: number): boolean => Math.abs(offsetMs) > CLOCK_OFFSET_LIMIT_MS;
