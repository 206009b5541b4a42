import { ceilTo, DAY_MS, FIVE_MINUTES_MS, floorTo, QUARTER_MS, type Span } from './grain';

/** A pass begins so many buckets before the one that it left off in, since an execution may be committed later than it says that it ended. */
const REDONE_BUCKETS = 2;

interface Position {
  /** Everything that ended before this was counted by the pass before. Epoch ms. */
  countedToMs: number;
  nowMs: number;
}

/** Up to where rows of quarters and of days are final: no later pass goes back behind it. */
export function finalUntil(countedToMs: number): { quartersMs: number; daysMs: number } {
  const redoneFromMs = floorTo(FIVE_MINUTES_MS, countedToMs) - REDONE_BUCKETS * FIVE_MINUTES_MS;
  return { daysMs: floorTo(DAY_MS, redoneFromMs), quartersMs: floorTo(QUARTER_MS, redoneFromMs) };
}

/**
 * What a pass counts anew, in whole buckets: from the last 3 (or, when they were done a moment ago, from the open one alone) to now, and after
 * a long absence no more than `chunkMs` at a time.
 */
export function planPass(
  { countedToMs, nowMs }: Position,
  { chunkMs, redo }: { chunkMs: number; redo: boolean },
): Span & { countedToMs: number; caughtUp: boolean } {
  const openMs = floorTo(FIVE_MINUTES_MS, countedToMs);
  const fromMs = redo ? openMs - REDONE_BUCKETS * FIVE_MINUTES_MS : openMs;
  const endMs = Math.max(ceilTo(FIVE_MINUTES_MS, nowMs), openMs + FIVE_MINUTES_MS);
  const toMs = Math.min(endMs, openMs + Math.max(FIVE_MINUTES_MS, floorTo(FIVE_MINUTES_MS, chunkMs)));
  // A clock that went back at a failover takes nothing back.
  return {
    caughtUp: toMs === endMs,
    countedToMs: Math.max(countedToMs, Math.min(toMs, nowMs)),
    fromMs,
    toMs,
  };
}
