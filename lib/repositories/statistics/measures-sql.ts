import { BOUNDS_MS } from '@/lib/domain/statistics/histogram';
import { BUCKET_BITS } from './stored-histogram';

/** The time of a row of statistics, and whose it is. */
export const KEY = 'subject_id, bucket_minutes, bucket_start, outcome, agent_id';
export const COLUMNS = `workspace_id, scope, ${KEY}, count, attempts, retried, duration, lateness`;

/** `agent_id` of a row of a workspace. */
export const ALL_AGENTS = '00000000-0000-0000-0000-000000000000';

const BOUNDS = `'{${BOUNDS_MS.join(',')}}'::float8[]`;

/** The bucket of an expression in milliseconds; NULL of NULL. */
export const bucketSql = (ms: string): string => `width_bucket((${ms})::float8, ${BOUNDS})`;

/** The buckets and counts of a stored histogram as rows; none of NULL. */
export const cellsSql = (histogram: string): string =>
  `(SELECT (cell & ${2 ** BUCKET_BITS - 1})::int AS bucket, cell >> ${BUCKET_BITS} AS n FROM unnest(${histogram}) cell)`;

/** An aggregate over rows of a bucket and a count, each bucket once. In no order, so that nothing has to be sorted. */
export const histogramSql = (bucket: string, n: string): string =>
  `array_agg((${n}::bigint << ${BUCKET_BITS}) + ${bucket})`;

export const sameHistogramSql = (one: string, other: string): string =>
  `(coalesce(${one}, '{}') @> coalesce(${other}, '{}') AND coalesce(${one}, '{}') <@ coalesce(${other}, '{}'))`;

/**
 * Sums of parts, which have `key` and what is counted, or `n` of one bucket of a histogram (`part`), or both. Alike buckets are summed first,
 * then all of a key are put into one row.
 */
export const sumPartsSql = (parts: string, key: string): string => `
  SELECT ${key}, sum(count)::int AS count, sum(attempts)::int AS attempts, sum(retried)::int AS retried,
         ${histogramSql('bucket', 'n')} FILTER (WHERE part = 'd' AND bucket IS NOT NULL) AS duration,
         ${histogramSql('bucket', 'n')} FILTER (WHERE part = 'l') AS lateness
    FROM (SELECT ${key}, part, bucket, sum(count) AS count, sum(attempts) AS attempts, sum(retried) AS retried, sum(n) AS n
            FROM (${parts}) part GROUP BY ${key}, part, bucket) summed
   GROUP BY ${key}`;

/** Rows of statistics as such parts. */
export const partsOfRowsSql = (rows: string, key: string): string => `
  SELECT ${key}, p.* FROM ${rows} r CROSS JOIN LATERAL (
    SELECT 'd' AS part, NULL::int AS bucket, r.count, r.attempts, r.retried, 0::bigint AS n
    UNION ALL SELECT 'd', bucket, 0, 0, 0, n FROM ${cellsSql('r.duration')} d
    UNION ALL SELECT 'l', bucket, 0, 0, 0, n FROM ${cellsSql('r.lateness')} l) p`;
