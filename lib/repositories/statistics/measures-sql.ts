import { BOUNDS_MS, BUCKETS } from '@/lib/domain/statistics/histogram';

/** The time of a row of statistics, and whose it is. */
export const KEY = 'subject_id, bucket_minutes, bucket_start, outcome, agent_id';
export const COLUMNS = `workspace_id, scope, ${KEY}, count, attempts, retried, duration, lateness`;

/** `agent_id` of a row of a workspace. */
export const ALL_AGENTS = '00000000-0000-0000-0000-000000000000';

const BOUNDS = `'{${BOUNDS_MS.join(',')}}'::float8[]`;

/** The bucket of an expression in milliseconds; NULL of NULL. */
export const bucketSql = (ms: string): string => `width_bucket((${ms})::float8, ${BOUNDS})`;

/**
 * An aggregate over rows of a bucket and a count: the array from the first bucket to the last that has any, its bounds their numbers.
 * NULL when there is none.
 */
export function histogramSql(bucket: string, count: string): string {
  const counts = Array.from(
    { length: BUCKETS },
    (_, index) => `coalesce(sum(${count}) FILTER (WHERE ${bucket} = ${index}), 0)`,
  );
  const sliced = `(ARRAY[${counts.join(', ')}])[min(${bucket}) + 1 : max(${bucket}) + 1]::text`;
  return `('[' || min(${bucket}) || ':' || max(${bucket}) || ']=' || ${sliced})::int[]`;
}

/** The buckets and counts of a stored histogram as rows; none of NULL. */
export const cellsSql = (histogram: string): string =>
  `(SELECT generate_subscripts(${histogram}, 1) AS bucket, unnest(${histogram}) AS n)`;

/** Rows of statistics as cells that can be added up: one with the counts, and one for each bucket of both histograms. */
export const rowCellsSql = (rows: string, key: string): string => `
  SELECT ${key}, count, attempts, retried, NULL::int AS duration_bucket, 0 AS durations, NULL::int AS lateness_bucket, 0 AS latenesses
    FROM ${rows}
  UNION ALL
  SELECT ${key}, 0, 0, 0, c.bucket, c.n, NULL, 0 FROM ${rows} CROSS JOIN LATERAL ${cellsSql('duration')} c
  UNION ALL
  SELECT ${key}, 0, 0, 0, NULL, 0, c.bucket, c.n FROM ${rows} CROSS JOIN LATERAL ${cellsSql('lateness')} c`;

/** Sums of cells, as rows of statistics. */
export const SUMS = `
  sum(count)::int AS count, sum(attempts)::int AS attempts, sum(retried)::int AS retried,
  ${histogramSql('duration_bucket', 'durations')} AS duration, ${histogramSql('lateness_bucket', 'latenesses')} AS lateness`;
