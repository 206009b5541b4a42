import { BUCKETS, type Histogram } from '@/lib/domain/statistics/histogram';

/** A stored histogram is an array of count * 64 + bucket of those that have any: most rows have one of 42. NULL: none has. */
export const BUCKET_BITS = 6;
const BUCKET_ROOM = 2 ** BUCKET_BITS;

/** The sum of stored histograms, as the elements of all of them, separated by commas. */
export function storedHistogram(cells: string | null): Histogram {
  if (cells === null || cells === '') return {};
  const counts = new Array<number>(BUCKETS).fill(0);
  for (const text of cells.split(',')) {
    const cell = Number(text);
    counts[cell % BUCKET_ROOM]! += Math.floor(cell / BUCKET_ROOM);
  }
  const found = counts.map((count, bucket) => [bucket, count] as const).filter(([, count]) => count > 0);
  return Object.fromEntries(found);
}
