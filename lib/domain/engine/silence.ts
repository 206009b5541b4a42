import type { Pause } from '../pause';
import type { FireTimes } from './fire-decision';
import type { SkipRange } from './ports';

/** Why a schedule doesn't fire. */
export interface Silence {
  reason: 'deleted' | 'paused';
  /** Epoch ms from which it fires again by itself; null: when somebody says so. */
  untilMs: number | null;
}

export interface SilenceChange {
  cursor: {
    nextFireAt: number | null;
    lastFireAt: number | null;
    /** What is due after it belongs to the silence. Means nothing while the schedule fires. */
    silentFrom: number | null;
  };
  /** null: it fires. At least one of both is a silence. */
  before: Silence | null;
  after: Silence | null;
  nowMs: number;
  /** null: this runtime can't compute its fire times. */
  oldRule: FireTimes | null;
  newRule: FireTimes | null;
  /** Both rules have the same fire times. */
  isSameRule: boolean;
  /** When a silence ends: what it kept from running is left to the misfire policy instead of being skipped. */
  runsMissed?: boolean;
}

/** What is to be recorded: it takes the place of every skip that begins after `afterMs`. */
export interface SilentRange {
  afterMs: number;
  range: SkipRange | null;
  /** Whose fire times they are. */
  rule: 'new' | 'old';
}

export interface SilenceDecision {
  /** In this order. */
  skips: SilentRange[];
  lastFireAt: number | null;
  silentFrom: number | null;
  /** The cursor goes to the first fire time after it; null: it stops. */
  firesAfterMs: number | null;
}

/** The pause that holds, or null. One whose end is fenced already, ahead of its time, is over. */
export function silenceOf(
  { enabled, pausedUntil }: Pause,
  at: { nowMs: number; lastFireAt: number | null },
): Silence | null {
  if (enabled) return null;
  const untilMs = pausedUntil === null ? null : Date.parse(pausedUntil);
  if (untilMs !== null && untilMs <= Math.max(at.nowMs, at.lastFireAt ?? at.nowMs)) return null;
  return { reason: 'paused', untilMs };
}

/**
 * A silence begins, goes on in another way, or ends: its fire times are one skip for each rule. What is due when it begins is the
 * first of them. A silence with an end is recorded up to its end at once, so that nobody has to be there then; one without is recorded
 * up to now, and for good when it ends.
 */
export function decideSilence(change: SilenceChange): SilenceDecision {
  const { after, before, cursor, isSameRule, newRule, nowMs, runsMissed } = change;
  const { lastFireAt } = cursor;
  const highWaterMs = Math.max(nowMs, lastFireAt ?? nowMs);
  const openFromMs = openFrom(change, highWaterMs);
  if (runsMissed && after === null) {
    const firesAfterMs = Math.max(openFromMs, lastFireAt ?? openFromMs);
    const skips = recordedUntil(change, openFromMs, lastFireAt ?? openFromMs);
    return { firesAfterMs, lastFireAt, silentFrom: null, skips };
  }
  const goesOn = after !== null && after.reason === (before ?? after).reason && isSameRule;
  const endMs = after?.untilMs == null ? null : after.untilMs - 1;
  const skips = recordedUntil(change, openFromMs, goesOn && endMs !== null ? endMs : nowMs);
  if (after && !goesOn && endMs !== null && newRule)
    skips.push({
      afterMs: highWaterMs,
      range: skipBetween(newRule, highWaterMs, endMs, after.reason),
      rule: 'new',
    });
  return {
    firesAfterMs: after === null ? highWaterMs : endMs === null ? null : Math.max(endMs, highWaterMs),
    lastFireAt: lastSettled(change, openFromMs),
    silentFrom: after === null ? null : goesOn ? openFromMs : highWaterMs,
    skips,
  };
}

const isDue = ({ before, cursor, nowMs }: SilenceChange): boolean =>
  before === null && cursor.nextFireAt !== null && cursor.nextFireAt <= nowMs;

/** Fire times after it are neither run nor skipped for good. */
function openFrom(change: SilenceChange, highWaterMs: number): number {
  if (change.before) return change.cursor.silentFrom ?? highWaterMs;
  return isDue(change) ? change.cursor.nextFireAt! - 1 : highWaterMs;
}

function recordedUntil(change: SilenceChange, afterMs: number, untilMs: number): SilentRange[] {
  const { after, before, cursor, oldRule } = change;
  const { reason } = (before ?? after)!;
  const range = oldRule && skipBetween(oldRule, afterMs, untilMs, reason);
  if (range) return [{ afterMs, range, rule: 'old' }];
  // Of a rule that can't be computed only the fire time that the cursor names is known.
  const known = cursor.nextFireAt;
  if (known !== null && isDue(change))
    return [{ afterMs, range: { count: 1, fromFireAt: known, reason, toFireAt: known }, rule: 'old' }];
  return oldRule ? [{ afterMs, range: null, rule: 'old' }] : [];
}

/** The last fire time of the silence up to now. */
function lastSettled(change: SilenceChange, afterMs: number): number | null {
  const { cursor, nowMs, oldRule } = change;
  const known = isDue(change) ? cursor.nextFireAt : cursor.lastFireAt;
  const last = oldRule?.prev(nowMs + 1) ?? null;
  return last !== null && last > afterMs ? Math.max(last, known ?? last) : known;
}

/** The fire times t with afterMs < t <= untilMs; null when there are none. */
function skipBetween(
  rule: FireTimes,
  afterMs: number,
  untilMs: number,
  reason: Silence['reason'],
): SkipRange | null {
  const fromFireAt = rule.next(afterMs);
  if (fromFireAt === null || fromFireAt > untilMs) return null;
  return {
    count: rule.count(afterMs, untilMs),
    fromFireAt,
    reason,
    toFireAt: rule.prev(untilMs + 1) ?? fromFireAt,
  };
}
