import { retryDelayMs } from '@/lib/domain/retry-policy';
import type { RetryPolicy } from '@/lib/domain/schedule-definition';

/** When an attempt begins, ms after the first: half of each wait is random, so it is a range. */
export interface AttemptWindow {
  number: number;
  earliestMs: number;
  latestMs: number;
}

/** When the attempts of a policy begin, each of which fails at once. */
export function attemptWindows(policy: RetryPolicy): AttemptWindow[] {
  let window: AttemptWindow = { number: 1, earliestMs: 0, latestMs: 0 };
  const windows = [window];
  while (windows.length < policy.maxAttempts) {
    const before = window.number;
    window = {
      number: before + 1,
      // The same wait as the worker's, with the least and the most that chance can give.
      earliestMs: window.earliestMs + retryDelayMs(policy, before, () => 0),
      latestMs: window.latestMs + retryDelayMs(policy, before, () => 1),
    };
    windows.push(window);
  }
  return windows;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TICK_STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 4, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 5, 10, 20].map((count) => count * DAY_MS),
];
const MOST_TICKS = 5;
/** Labels closer than this would run into each other. */
const LABEL_GAP = 0.027;
/** The narrowest box that is still seen. */
const NARROWEST = 0.006;

/** Where things stand on the picture: shares of its width, 0 to 1. */
export interface AttemptPicture {
  attempts: { number: number; from: number; to: number; isLabelled: boolean }[];
  ticks: { at: number; ms: number }[];
}

/** Lays the windows out on one line, to scale. */
export function layOutAttempts(windows: readonly AttemptWindow[]): AttemptPicture {
  const endMs = windows.at(-1)!.latestMs;
  if (endMs === 0)
    return { attempts: windows.map(({ number }) => atOnce(number)), ticks: [{ at: 0, ms: 0 }] };
  let lastLabel = Number.NEGATIVE_INFINITY;
  const attempts = windows.map(({ number, earliestMs, latestMs }) => {
    const from = earliestMs / endMs;
    const to = Math.max(latestMs / endMs, from + NARROWEST);
    const middle = (from + to) / 2;
    const isLabelled = middle - lastLabel >= LABEL_GAP;
    if (isLabelled) lastLabel = middle;
    return { number, from, to, isLabelled };
  });
  const stepMs = TICK_STEPS_MS.find((step) => endMs / step < MOST_TICKS) ?? endMs;
  const count = Math.floor(endMs / stepMs) + 1;
  const ticks = Array.from({ length: count }, (_, index) => ({
    at: (index * stepMs) / endMs,
    ms: index * stepMs,
  }));
  return { attempts, ticks };
}

const atOnce = (number: number) => ({ number, from: 0, to: NARROWEST, isLabelled: number === 1 });
