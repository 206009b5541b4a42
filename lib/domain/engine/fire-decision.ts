import type { SkipRange } from './ports';

/** A fire time at most this late is late, not missed, and runs. */
const MISFIRE_GRACE_MS = 60_000;
/** How far ahead of a fire time its execution is fenced, so that at the fire time only the call is left. */
export const FENCE_HORIZON_MS = 250;
/** Executions that one move of a cursor makes at the most. */
const FIRES_PER_MOVE = 100;

/** What the decision needs of a recurrence (lib/domain/recurrence). All epoch ms. */
export interface FireTimes {
  next(afterMs: number): number | null;
  prev(beforeMs: number): number | null;
  /** Fire times t with from < t <= to. */
  count(fromMs: number, toMs: number): number;
}

export interface FireDecision {
  /** First fire time of the range that this decision settles. */
  firstFireAt: number;
  /** Last one: the cursor's new high-water mark. */
  lastFireAt: number;
  /** Fire times that get an execution, ascending; never empty. */
  fires: number[];
  skip: SkipRange | null;
  /** null = never again. */
  nextFireAt: number | null;
}

/**
 * What becomes of a cursor whose next fire time is reached: every fire time up to `nowMs + horizonMs` is settled.
 * Late within the grace: all run. Later than that (`fire_once`): if none within the grace runs, the latest missed one does;
 * the rest is one skip. O(1) in the length of the gap. The fence and an edit's settling both decide by this function.
 *
 * @returns null when the fire time isn't reached yet
 */
export function decideFires(
  nextFireAt: number,
  recurrence: FireTimes,
  at: { nowMs: number; horizonMs: number },
): FireDecision | null {
  const untilMs = at.nowMs + at.horizonMs;
  if (nextFireAt > untilMs) return null;
  const graceFromMs = at.nowMs - MISFIRE_GRACE_MS;
  const missed =
    nextFireAt < graceFromMs ? settleMissed(nextFireAt, recurrence, graceFromMs, at.nowMs) : null;
  const fires = missed?.fires ?? [];
  let candidate: number | null = missed ? missed.resumeAt : nextFireAt;
  let lastFireAt = missed?.lastMissedAt ?? nextFireAt;
  while (candidate !== null && candidate <= untilMs && fires.length < FIRES_PER_MOVE) {
    fires.push(candidate);
    lastFireAt = candidate;
    candidate = recurrence.next(candidate);
  }
  return { firstFireAt: nextFireAt, lastFireAt, fires, skip: missed?.skip ?? null, nextFireAt: candidate };
}

/** The part of the range that is later than the grace: at most one of it runs. */
function settleMissed(nextFireAt: number, recurrence: FireTimes, graceFromMs: number, nowMs: number) {
  const lastMissedAt = Math.max(nextFireAt, recurrence.prev(graceFromMs) ?? nextFireAt);
  const resumeAt = recurrence.next(lastMissedAt);
  const noneWithinGrace = resumeAt === null || resumeAt > nowMs;
  const missedCount = recurrence.count(nextFireAt - 1, lastMissedAt);
  const skippedTo = noneWithinGrace ? (recurrence.prev(lastMissedAt) ?? nextFireAt) : lastMissedAt;
  const skippedCount = noneWithinGrace ? missedCount - 1 : missedCount;
  const skip: SkipRange | null =
    skippedCount > 0
      ? { fromFireAt: nextFireAt, toFireAt: skippedTo, count: skippedCount, reason: 'misfire' }
      : null;
  return { fires: noneWithinGrace ? [lastMissedAt] : [], lastMissedAt, resumeAt, skip };
}
