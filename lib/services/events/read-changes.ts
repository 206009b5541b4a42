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

/** Everything that was committed since a position. */
export async function readChanges(changes: ChangeRepository, wanted: ChangesWanted): Promise<ChangesRead> {
  return toldSince(wanted.since, await readOnce(changes, wanted));
}

/** What one reading has found. */
export interface OnceRead {
  position: ChangePosition;
  nextTransaction: number;
  entries: ChangeEntry[];
  crowded: boolean;
  /** There may be more than it took. */
  isFull: boolean;
}

export async function readOnce(
  changes: ChangeRepository,
  { pastSince, since }: ChangesWanted,
): Promise<OnceRead> {
  const reading = await changes.since(since, ROWS_LIMIT);
  const { crowded, nextTransaction, position } = reading;
  const past =
    pastSince && judge(since, reading) === null ? await changes.finishedInThePast(pastSince, ROWS_LIMIT) : [];
  const lists = [reading.schedules, reading.executions, reading.workers, past];
  const entries = [
    ...reading.schedules.map(scheduleEntry),
    ...reading.executions.map(executionEntry),
    ...past.map(executionEntry),
    ...reading.workers.map(workerEntry),
  ];
  return {
    crowded,
    entries,
    isFull: lists.some((rows) => rows.length >= ROWS_LIMIT),
    nextTransaction,
    position,
  };
}

/** What a reading tells someone who was at a position that is not before the one it began at. */
export function toldSince(at: ChangePosition, once: OnceRead): ChangesRead {
  const { crowded, entries, isFull, position } = once;
  const reason = judge(at, once) ?? (isFull ? 'too_many' : null);
  return reason ? { kind: 'resync', position, reason } : { crowded, entries, kind: 'changes', position };
}

/** Why nobody can go on from there; null: one can. */
function judge(
  at: ChangePosition,
  { nextTransaction, position }: Pick<OnceRead, 'nextTransaction' | 'position'>,
): ResyncReason | null {
  if (isTooOld(at, position)) return 'too_old';
  const isAhead = at.transaction > nextTransaction || at.atMs > position.atMs + CLOCK_LEEWAY_MS;
  return isAhead ? 'unknown_position' : null;
}

export const isTooOld = (at: ChangePosition, now: ChangePosition) => now.atMs - at.atMs > AGE_LIMIT_MS;
