import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '@/lib/domain/retry-policy';
import { attemptWindows, layOutAttempts } from './attempt-windows';

const policies = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 20 }),
  backoffMultiplier: fc.double({ min: 1, max: 10, noNaN: true }),
  initialDelayMs: fc.nat(3_600_000),
  maxDelayMs: fc.nat(86_400_000),
});

describe('attemptWindows', () => {
  it('doubles the wait up to the longest, and leaves half of each to chance', () => {
    const policy = { maxAttempts: 4, backoffMultiplier: 2, initialDelayMs: 60_000, maxDelayMs: 120_000 };
    expect(attemptWindows(policy)).toEqual([
      { number: 1, earliestMs: 0, latestMs: 0 },
      { number: 2, earliestMs: 30_000, latestMs: 60_000 },
      { number: 3, earliestMs: 90_000, latestMs: 180_000 },
      { number: 4, earliestMs: 150_000, latestMs: 300_000 },
    ]);
  });

  it('has every attempt that the worker makes within its window', () => {
    fc.assert(
      fc.property(
        policies,
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (policy, chance) => {
          let atMs = 0;
          for (const { number, earliestMs, latestMs } of attemptWindows(policy)) {
            expect(atMs).toBeGreaterThanOrEqual(earliestMs);
            expect(atMs).toBeLessThanOrEqual(latestMs);
            atMs += retryDelayMs(policy, number, () => chance.next().value!);
          }
        },
      ),
    );
  });
});

describe('layOutAttempts', () => {
  it('keeps everything on the line, in order, with few ticks', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const windows = attemptWindows(policy);
        const { attempts, ticks } = layOutAttempts(windows);
        expect(attempts.map(({ number }) => number)).toEqual(windows.map(({ number }) => number));
        let before = 0;
        for (const { from, to } of attempts) {
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(1.01);
          before = from;
        }
        expect(ticks.length).toBeLessThanOrEqual(5);
        for (const { at } of ticks) expect(at).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('draws a policy to scale', () => {
    const policy = { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 60_000, maxDelayMs: 600_000 };
    const { attempts, ticks } = layOutAttempts(attemptWindows(policy));
    expect(attempts[1]).toMatchObject({ from: 30 / 180, to: 60 / 180 });
    expect(attempts[2]).toMatchObject({ from: 90 / 180, to: 1 });
    expect(ticks.map(({ ms }) => ms)).toEqual([0, 60_000, 120_000, 180_000]);
  });

  it('draws attempts without a wait as one', () => {
    const policy = { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 0, maxDelayMs: 0 };
    const { attempts } = layOutAttempts(attemptWindows(policy));
    expect(attempts.map(({ isLabelled }) => isLabelled)).toEqual([true, false, false]);
  });
});
