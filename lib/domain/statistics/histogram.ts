const STEPS = [1, 1.5, 2, 3, 5, 7];
const DECADES = [1, 10, 100, 1_000, 10_000, 100_000];

/**
 * Where buckets begin, in ms, each bound included: six in each decade from 1 ms to 1 h. Stored counts name a bucket by its number, so
 * these never change: bucket 0 is below 1 ms, bucket i begins at BOUNDS_MS[i - 1], the last has no end.
 */
export const BOUNDS_MS: readonly number[] = [
  ...DECADES.flatMap((decade) => STEPS.map((step) => step * decade)),
  1_000_000,
  1_500_000,
  2_000_000,
  3_000_000,
  3_600_000,
];
export const BUCKETS = BOUNDS_MS.length + 1;

/** Counts by number of bucket; a bucket that is absent has none. */
export type Histogram = Readonly<Record<number, number>>;

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

/** The bucket of a time: how many bounds it has reached, as PostgreSQL's width_bucket says. Below 0 is bucket 0. */
export const bucketOf = (ms: number): number => BOUNDS_MS.filter((bound) => bound <= ms).length;

/** From the first millisecond of a bucket to the first of the next; of the last one both are its beginning. */
export function edgesOf(bucket: number): { lowMs: number; highMs: number } {
  const lowMs = bucket === 0 ? 0 : BOUNDS_MS[bucket - 1]!;
  return { highMs: BOUNDS_MS[bucket] ?? lowMs, lowMs };
}

export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const merged: Record<number, number> = {};
  for (const histogram of histograms) {
    for (const [bucket, count] of Object.entries(histogram)) {
      merged[Number(bucket)] = (merged[Number(bucket)] ?? 0) + count;
    }
  }
  return merged;
}

/**
 * p50, p95 and p99 by the nearest rank, ms; null of an empty histogram. Each lies in the bucket of the true value, placed by its rank among
 * the bucket's own, so it is off by less than the bucket is wide: at most by two thirds of the true value (and by less than 1 ms below 1 ms).
 * Beyond the last bound it is that bound: "at least 1 h".
 */
export function percentilesOf(histogram: Histogram): Percentiles | null {
  const cells = Object.entries(histogram)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.bucket - b.bucket);
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const at = (share: number) => valueAt(cells, Math.max(1, Math.ceil(share * total)));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function valueAt(cells: readonly { bucket: number; count: number }[], rank: number): number {
  let before = 0;
  for (const { bucket, count } of cells) {
    if (before + count >= rank) {
      const { highMs, lowMs } = edgesOf(bucket);
      return round(lowMs + ((highMs - lowMs) * (rank - before - 0.5)) / count);
    }
    before += count;
  }
  throw new RangeError(`there is no rank ${rank} among ${before}`);
}

/** To three digits behind the point: more is noise, and a bucket is wider than that. */
const round = (ms: number): number => Math.round(ms * 1_000) / 1_000;
