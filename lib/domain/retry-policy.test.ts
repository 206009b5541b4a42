import { describe, expect, it } from 'vitest';
import { hasAttemptsLeft, isRetryableStatus, retryDelayMs } from './retry-policy';
import type { RetryPolicy } from './schedule-definition';

const policy: RetryPolicy = {
  maxAttempts: 3,
  backoffMultiplier: 2,
  initialDelayMs: 1_000,
  maxDelayMs: 30_000,
};
const lowest = () => 0;
const highest = () => 0.999_999;

describe('retry policy', () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 599])('tries again after %i', (status) => {
    expect(isRetryableStatus(status)).toBe(true);
  });

  it.each([200, 301, 400, 401, 404, 409, 410, 422, 451])('does not try again after %i', (status) => {
    expect(isRetryableStatus(status)).toBe(false);
  });

  it('doubles the wait up to its maximum, half of it random', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => retryDelayMs(policy, n, lowest))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
    ]);
    expect([1, 2, 6].map((n) => retryDelayMs(policy, n, highest))).toEqual([1_000, 2_000, 30_000]);
  });

  it('stays a number for the largest policies', () => {
    const steep = { ...policy, backoffMultiplier: 1e300 };
    expect(retryDelayMs(steep, 50, highest)).toBe(30_000);
    expect(retryDelayMs({ ...steep, initialDelayMs: 0 }, 50, highest)).toBe(0);
  });

  it('waits as long as the agent asks for, up to its maximum', () => {
    expect(retryDelayMs(policy, 1, highest, 2_000)).toBe(2_000);
    expect(retryDelayMs(policy, 1, highest, 86_400_000)).toBe(30_000);
    expect(retryDelayMs(policy, 1, highest, 0)).toBe(0);
  });

  it('does not count attempts that were lost with their worker', () => {
    expect(hasAttemptsLeft(policy, 2, 0)).toBe(true);
    expect(hasAttemptsLeft(policy, 3, 0)).toBe(false);
    expect(hasAttemptsLeft(policy, 4, 2)).toBe(true);
    expect(hasAttemptsLeft(policy, 5, 2)).toBe(false);
  });
});
