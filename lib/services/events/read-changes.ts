import type { ResyncReason } from '@/lib/contracts/event';
import type { ChangePosition } from '@/lib/domain/change-position';
import type { ChangeRepository } from '@/lib/repositories/change-repository';
import { type ChangeEntry, executionEntry, scheduleEntry, workerEntry } from './event-view';

/** Positions older than this are answered with a resync. */
const AGE_LIMIT_MS = 600_000;
/** The clocks of a primary and of the standby that takes its place may differ. */
const CLOCK_LEEWAY_MS = 15_000;
/** Rows of each kind that one reading takes; what is beyond isn't looked at. */
const ROWS_LIMIT = 5_000;

export type ChangesRead =
  /** `crowded`: changes of some live executions may be missing. */
  | { kind: 'changes'; position: ChangePosition; entries: ChangeEntry[]; crowded: boolean }
  | { kind: 'resync'; position: ChangePosition; reason: ResyncReason };

export interface ChangesWanted {
  since: ChangePosition;
  /** Also what was due days ago and ended since this position; that asks every day of history. */
  pastSince?: ChangePosition;
}

/** Where a listener that comes back goes on: what changed since, or that it must read anew. */
export async function readMissed(changes: ChangeRepository, since: ChangePosition): Promise<ChangesRead> {
  const position = await changes.position();
  // Known before anything is looked for.
  if (isTooOld(since, position)) return { kind: 'resync', position, reason: 'too_old' };
  const read = await readChanges(changes, { pastSince: since, since });
  if (read.kind === 'changes' && read.crowded)
    return { kind: 'resync', position: read.position, reason: 'crowded' };
  return read;
}

/** Everything that was committed since a position. */
export async function readChanges(
  changes: ChangeRepository,
  { pastSince, since }: ChangesWanted,
): Promise<ChangesRead> {
  const reading = await changes.since(since, ROWS_LIMIT);
  const { crowded, position } = reading;
  if (isTooOld(since, position)) return { kind: 'resync', position, reason: 'too_old' };
  const isAhead = since.transaction > reading.nextTransaction || since.atMs > position.atMs + CLOCK_LEEWAY_MS;
  if (isAhead) return { kind: 'resync', position, reason: 'unknown_position' };

  const past = pastSince ? await changes.finishedInThePast(pastSince, ROWS_LIMIT) : [];
  const lists = [reading.schedules, reading.executions, reading.workers, past];
  if (lists.some((rows) => rows.length >= ROWS_LIMIT))
    return { kind: 'resync', position, reason: 'too_many' };
  const entries = [
    ...reading.schedules.map(scheduleEntry),
    ...reading.executions.map(executionEntry),
    ...past.map(executionEntry),
    ...reading.workers.map(workerEntry),
  ];
  return { crowded, entries, kind: 'changes', position };
}

const isTooOld = (since: ChangePosition, now: ChangePosition) => now.atMs - since.atMs > AGE_LIMIT_MS;
