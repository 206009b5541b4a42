import type { ChartPoint } from '@/components/charts/chart-model';
import type { StatsBucketView } from '@/lib/contracts/stats';

/** A point for each bucket in which something was measured. */
export const percentilePoints = (
  buckets: readonly StatsBucketView[],
  measure: 'durationMs' | 'latenessMs',
): ChartPoint[] =>
  buckets.flatMap((bucket) => {
    const told = bucket[measure];
    return told === null
      ? []
      : [{ atMs: Date.parse(bucket.start!), values: { p50: told.p50, p99: told.p99 } }];
  });
