import type { Attempt, ExecutionDetail } from '@/lib/contracts/execution';

export interface TimelineAttempt {
  kind: 'attempt';
  number: number;
  attempt: Attempt;
  fromMs: number;
  toMs: number;
}

export interface TimelineWait {
  kind: 'wait';
  /** Between these attempts; before the first it waited for a worker. */
  after: number;
  fromMs: number;
  toMs: number;
}

export interface Timeline {
  /** The axis; 0 is when the execution was due. */
  fromMs: number;
  toMs: number;
  segments: (TimelineAttempt | TimelineWait)[];
  ticks: number[];
  /** Whether due lies left of the axis: it began so late that the rest would be a line. */
  dueIsOutside: boolean;
  /** When it was written down as this one execution of its fire time; null when that is unknown or lies left of the axis. */
  fencedMs: number | null;
  /** When all was over; null until then. */
  endedMs: number | null;
}

type Timed = Pick<
  ExecutionDetail,
  'attemptDetails' | 'completedAt' | 'createdAt' | 'nextAttemptAt' | 'scheduledAt' | 'trigger'
>;

const TICK_STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000,
  600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
];
const MOST_TICKS = 6;
/** A wait before the first attempt that is so many times longer than all the rest is cut off. */
const CUT_RATIO = 6;
const SHORTEST_AXIS_MS = 20;
/** The part of the axis that the time from the fence to due may take: it says less than what comes after. */
const FENCE_SHARE = 0.25;

/** Places everything on one axis in ms after due, to scale; null before anything started. */
export function layOutTimeline(execution: Timed, nowMs: number): Timeline | null {
  const dueMs = Date.parse(execution.scheduledAt);
  const attempts = execution.attemptDetails.flatMap((attempt) => placeAttempt(attempt, dueMs, nowMs));
  const first = attempts[0];
  if (!first) return null;

  const segments = withWaits(attempts, execution, dueMs);
  const endMs = Math.max(...segments.map((segment) => segment.toMs));
  const rest = Math.max(endMs - first.fromMs, SHORTEST_AXIS_MS);
  const dueIsOutside = first.fromMs > rest * CUT_RATIO;
  const startMs = dueIsOutside ? first.fromMs - rest * 0.05 : Math.min(0, first.fromMs);
  const toMs = Math.max(endMs, startMs + SHORTEST_AXIS_MS);
  const fencedMs = dueIsOutside ? null : fencedWithin(execution, dueMs, startMs, toMs);
  const fromMs = Math.min(startMs, fencedMs ?? startMs);
  return {
    fromMs,
    toMs,
    dueIsOutside,
    fencedMs,
    endedMs: execution.completedAt === null ? null : endMs,
    segments: segments.filter((segment) => segment.fromMs >= fromMs),
    ticks: ticksBetween(fromMs, toMs),
  };
}

/** Only fire times are fenced: what was asked for by hand is one execution by itself. */
function fencedWithin(
  { createdAt, trigger }: Timed,
  dueMs: number,
  startMs: number,
  toMs: number,
): number | null {
  if (trigger !== 'schedule') return null;
  const fencedMs = Date.parse(createdAt) - dueMs;
  const earliestMs = startMs - ((toMs - startMs) * FENCE_SHARE) / (1 - FENCE_SHARE);
  return fencedMs >= earliestMs && fencedMs <= toMs ? fencedMs : null;
}

function placeAttempt(attempt: Attempt, dueMs: number, nowMs: number): TimelineAttempt[] {
  if (attempt.startedAt === null) return [];
  const startMs = Date.parse(attempt.startedAt);
  const endMs = attempt.completedAt === null ? nowMs : Date.parse(attempt.completedAt);
  const toMs = attempt.durationMs === null ? Math.max(startMs, endMs) : startMs + attempt.durationMs;
  return [{ kind: 'attempt', number: attempt.number, attempt, fromMs: startMs - dueMs, toMs: toMs - dueMs }];
}

function withWaits(attempts: TimelineAttempt[], execution: Timed, dueMs: number): Timeline['segments'] {
  const segments: Timeline['segments'] = [];
  let lastMs = 0;
  for (const placed of attempts) {
    if (placed.fromMs > lastMs) {
      segments.push({ kind: 'wait', after: placed.number - 1, fromMs: lastMs, toMs: placed.fromMs });
    }
    segments.push(placed);
    lastMs = placed.toMs;
  }
  if (execution.nextAttemptAt !== null) {
    const nextMs = Date.parse(execution.nextAttemptAt) - dueMs;
    const after = attempts.at(-1)!.number;
    if (nextMs > lastMs) segments.push({ kind: 'wait', after, fromMs: lastMs, toMs: nextMs });
  }
  return segments;
}

function ticksBetween(fromMs: number, toMs: number): number[] {
  const step = TICK_STEPS_MS.find((ms) => (toMs - fromMs) / ms <= MOST_TICKS) ?? TICK_STEPS_MS.at(-1)!;
  const ticks: number[] = [];
  for (let at = Math.ceil(fromMs / step) * step; at <= toMs; at += step) ticks.push(at + 0);
  return ticks;
}
