import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RefreshPacer } from './refresh-pacer';

const SECOND = 1_000;

let refreshedAtMs: number[];
let pacer: RefreshPacer;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  refreshedAtMs = [];
  pacer = new RefreshPacer(
    () => refreshedAtMs.push(Date.now()),
    Date.now,
    () => 1,
  );
});
afterEach(() => {
  pacer.stop();
  vi.useRealTimers();
});

function touchEvery(everyMs: number, forMs: number): void {
  for (let passedMs = 0; passedMs < forMs; passedMs += everyMs) {
    pacer.touch('a');
    vi.advanceTimersByTime(everyMs);
  }
}

it('refreshes within 100 ms after a quiet time, once for many changes', () => {
  for (let n = 0; n < 50; n += 1) pacer.touch('a');
  vi.advanceTimersByTime(10 * SECOND);
  expect(refreshedAtMs).toEqual([100]);
});

it('refreshes within a second for changes that come one by one', () => {
  touchEvery(SECOND, 30 * SECOND);
  expect(refreshedAtMs).toHaveLength(30);
  for (const [index, atMs] of refreshedAtMs.entries()) expect(atMs - index * SECOND).toBeLessThan(SECOND);
});

it('comes down to once in a minute and a half while changes keep coming, and is quick again afterwards', () => {
  touchEvery(20, 300 * SECOND);
  const gaps = refreshedAtMs.slice(1).map((atMs, index) => atMs - refreshedAtMs[index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  expect(gaps.at(-1)).toBeGreaterThan(80 * SECOND);
  vi.advanceTimersByTime(300 * SECOND);
  const before = refreshedAtMs.length;
  pacer.touch('a');
  vi.advanceTimersByTime(100);
  expect(refreshedAtMs).toHaveLength(before + 1);
});

it('paces each key by itself', () => {
  touchEvery(20, 20 * SECOND);
  const before = refreshedAtMs.length;
  pacer.touch('b');
  vi.advanceTimersByTime(100);
  expect(refreshedAtMs).toHaveLength(before + 1);
});
