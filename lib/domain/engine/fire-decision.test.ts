import { describe, expect, it } from 'vitest';
import { decideFires, type FireTimes } from './fire-decision';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** Fires at every multiple of `periodMs`. */
const every = (periodMs: number): FireTimes => ({
  count: (fromMs, toMs) => Math.floor(toMs / periodMs) - Math.floor(fromMs / periodMs),
  next: (afterMs) => (Math.floor(afterMs / periodMs) + 1) * periodMs,
  prev: (beforeMs) => (Math.ceil(beforeMs / periodMs) - 1) * periodMs,
});

describe('decideFires', () => {
  it('leaves a fire time beyond the horizon alone', () => {
    expect(decideFires(MINUTE_MS, every(MINUTE_MS), { nowMs: MINUTE_MS - 251, horizonMs: 250 })).toBeNull();
  });

  it('takes a fire time within the horizon, ahead of its time', () => {
    expect(decideFires(MINUTE_MS, every(MINUTE_MS), { nowMs: MINUTE_MS - 250, horizonMs: 250 })).toEqual({
      firstFireAt: MINUTE_MS,
      fires: [MINUTE_MS],
      lastFireAt: MINUTE_MS,
      nextFireAt: 2 * MINUTE_MS,
      skip: null,
    });
  });

  it('runs every fire time that is late within the grace', () => {
    const decision = decideFires(100 * SECOND_MS, every(SECOND_MS), { nowMs: 160 * SECOND_MS, horizonMs: 0 });
    expect(decision?.fires).toHaveLength(61);
    expect(decision?.skip).toBeNull();
    expect(decision?.nextFireAt).toBe(161 * SECOND_MS);
  });

  it('runs only the one within the grace after a week without workers, and skips the other 10,079 in one range', () => {
    const nowMs = 20_000 * MINUTE_MS + 30 * SECOND_MS;
    const first = 20_000 * MINUTE_MS - 10_079 * MINUTE_MS;
    const decision = decideFires(first, every(MINUTE_MS), { nowMs, horizonMs: 250 });
    expect(decision?.fires).toEqual([20_000 * MINUTE_MS]);
    expect(decision?.skip).toEqual({
      count: 10_079,
      fromFireAt: first,
      reason: 'misfire',
      toFireAt: 19_999 * MINUTE_MS,
    });
  });

  it('runs the latest missed one when none lies within the grace', () => {
    const hour = 60 * MINUTE_MS;
    const decision = decideFires(hour, every(hour), { nowMs: 5 * hour + 10 * MINUTE_MS, horizonMs: 250 });
    expect(decision?.fires).toEqual([5 * hour]);
    expect(decision?.skip).toEqual({ count: 4, fromFireAt: hour, reason: 'misfire', toFireAt: 4 * hour });
    expect(decision?.lastFireAt).toBe(5 * hour);
    expect(decision?.nextFireAt).toBe(6 * hour);
  });

  it('still runs the latest missed one when the next lies ahead within the horizon', () => {
    const hour = 60 * MINUTE_MS;
    const decision = decideFires(hour, every(hour), { nowMs: 2 * hour - 100, horizonMs: 250 });
    expect(decision?.fires).toEqual([hour, 2 * hour]);
    expect(decision?.skip).toBeNull();
  });

  it('records no skip when exactly one was missed', () => {
    const hour = 60 * MINUTE_MS;
    const decision = decideFires(hour, every(hour), { nowMs: hour + 30 * MINUTE_MS, horizonMs: 250 });
    expect(decision?.fires).toEqual([hour]);
    expect(decision?.skip).toBeNull();
  });

  it('settles at most a hundred executions in one move and continues from there', () => {
    const decision = decideFires(0, every(100), { nowMs: 20_000, horizonMs: 0 });
    expect(decision?.fires).toHaveLength(100);
    expect(decision?.nextFireAt).toBe(10_000);
    expect(decision?.lastFireAt).toBe(9_900);
  });

  it('completes a schedule that never fires again', () => {
    const once: FireTimes = {
      count: () => 1,
      next: () => null,
      prev: (beforeMs) => (beforeMs > 5_000 ? 5_000 : null),
    };
    expect(decideFires(5_000, once, { nowMs: 5_000, horizonMs: 250 })?.nextFireAt).toBeNull();
    expect(decideFires(5_000, once, { nowMs: 500_000, horizonMs: 250 })?.fires).toEqual([5_000]);
  });
});
