import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BOUNDS_MS,
  BUCKETS,
  bucketOf,
  edgesOf,
  type Histogram,
  mergeHistograms,
  percentilesOf,
} from './histogram';

const histogram = fc.dictionary(
  fc.integer({ max: BUCKETS - 1, min: 0 }).map(String),
  fc.integer({ max: 1_000, min: 0 }),
) as fc.Arbitrary<Histogram>;
/** As many small times as large ones. */
const timeMs = fc.double({ max: 16, min: -3, noNaN: true }).map(Math.exp);

const histogramOf = (times: readonly number[]): Histogram =>
  mergeHistograms(times.map((ms) => ({ [bucketOf(ms)]: 1 })));

const nearestRank = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * times.length)) - 1]!;

describe('merging', () => {
  it('is associative and has no order', () => {
    fc.assert(
      fc.property(histogram, histogram, histogram, (a, b, c) => {
        const all = mergeHistograms([a, b, c]);
        expect(mergeHistograms([mergeHistograms([a, b]), c])).toEqual(all);
        expect(mergeHistograms([a, mergeHistograms([b, c])])).toEqual(all);
        expect(mergeHistograms([c, b, a])).toEqual(all);
      }),
    );
  });

  it('of two halves is the histogram of the whole', () => {
    fc.assert(
      fc.property(fc.array(timeMs), fc.array(timeMs), (a, b) => {
        expect(mergeHistograms([histogramOf(a), histogramOf(b)])).toEqual(histogramOf([...a, ...b]));
      }),
    );
  });
});

describe('buckets', () => {
  it('have bounds that rise from 1 ms to 1 h, none two thirds above the one before', () => {
    expect([BOUNDS_MS[0], BOUNDS_MS.at(-1)]).toEqual([1, 3_600_000]);
    for (const [index, bound] of BOUNDS_MS.entries()) {
      if (index > 0) expect(bound / BOUNDS_MS[index - 1]!).toBeGreaterThan(1);
      if (index > 0) expect(bound / BOUNDS_MS[index - 1]!).toBeLessThanOrEqual(5 / 3);
    }
  });

  it('take each time once, at or above their beginning and below their end', () => {
    fc.assert(
      fc.property(timeMs, (ms) => {
        const { highMs, lowMs } = edgesOf(bucketOf(ms));
        expect(ms).toBeGreaterThanOrEqual(lowMs);
        expect(ms < highMs || lowMs === BOUNDS_MS.at(-1)).toBe(true);
      }),
    );
  });

  it('begin with their bound, and take what is negative into the first', () => {
    expect([bucketOf(0.999), bucketOf(1), bucketOf(1.5), bucketOf(3_600_000), bucketOf(-5)]).toEqual([
      0,
      1,
      2,
      BUCKETS - 1,
      0,
    ]);
  });
});

describe('percentiles', () => {
  it('lie in the bucket of the true value', () => {
    fc.assert(
      fc.property(fc.array(timeMs, { minLength: 1 }), (times) => {
        const found = percentilesOf(histogramOf(times))!;
        for (const [share, value] of [
          [0.5, found.p50],
          [0.95, found.p95],
          [0.99, found.p99],
        ] as const) {
          const { highMs, lowMs } = edgesOf(bucketOf(nearestRank(times, share)));
          expect(value).toBeGreaterThanOrEqual(lowMs);
          expect(value).toBeLessThanOrEqual(highMs);
        }
      }),
    );
  });

  it('never fall from p50 to p99', () => {
    fc.assert(
      fc.property(fc.array(timeMs, { minLength: 1 }), (times) => {
        const { p50, p95, p99 } = percentilesOf(histogramOf(times))!;
        expect(p50 <= p95 && p95 <= p99).toBe(true);
      }),
    );
  });

  it('of nothing are none', () => {
    expect(percentilesOf({})).toBeNull();
    expect(percentilesOf({ 3: 0 })).toBeNull();
  });

  it('of one time lie in the middle of its bucket, and beyond an hour are the hour', () => {
    expect(percentilesOf({ [bucketOf(120)]: 1 })).toEqual({ p50: 125, p95: 125, p99: 125 });
    expect(percentilesOf({ [bucketOf(9e9)]: 4 })?.p50).toBe(3_600_000);
  });
});
