import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';
import type { GrainMinutes } from '@/lib/domain/statistics/grain';
import { STATS_SCOPES } from '@/lib/domain/statistics/scope';
import { ALL_AGENTS, cellsSql, histogramSql, KEY, partsOfRowsSql, sumPartsSql } from './measures-sql';

const matches = (row: string, other: string): string =>
  `(${KEY.split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ')}) = (${KEY.split(', ')
    .map((column) => `${other}.${column}`)
    .join(', ')})`;

/** A histogram without the counts of another. */
const without = (histogram: string, other: string): string => `
  (SELECT ${histogramSql('bucket', 'n')}
     FROM (SELECT bucket, sum(n) AS n
             FROM (SELECT bucket, n FROM ${cellsSql(histogram)} own UNION ALL SELECT bucket, -n FROM ${cellsSql(other)} other) sides
            GROUP BY bucket HAVING sum(n) > 0) rest)`;

/**
 * Some rows of schedules ($1, at most $2 rows), and what they were of their agents' rows and the workspace's.
 * Index: execution_stats_pk.
 */
const REMOVE_SQL = `
WITH gone AS MATERIALIZED (
       DELETE FROM execution_stats WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM execution_stats WHERE subject_id = ANY ($1::uuid[]) AND scope = 'schedule' LIMIT $2::int))
       RETURNING *),
     rows AS MATERIALIZED (
       SELECT s.subject_id, s.agent_id, bucket_minutes, bucket_start, outcome, count, attempts, retried, duration, lateness
         FROM gone CROSS JOIN LATERAL (VALUES (gone.agent_id, gone.agent_id), (gone.workspace_id, '${ALL_AGENTS}'::uuid)) s(subject_id, agent_id)),
     less AS MATERIALIZED (${sumPartsSql(partsOfRowsSql('rows', KEY), KEY)}),
     emptied AS (DELETE FROM execution_stats t USING less WHERE ${matches('t', 'less')} AND t.count <= less.count),
     lessened AS (
       UPDATE execution_stats t
          SET count = t.count - less.count, attempts = t.attempts - less.attempts, retried = t.retried - less.retried,
              duration = ${without('t.duration', 'less.duration')}, lateness = ${without('t.lateness', 'less.lateness')}
         FROM less WHERE ${matches('t', 'less')} AND t.count > less.count)
SELECT count(*)::int AS removed FROM gone`;

/**
 * One step of removing what statistics say of schedules whose history is gone; agents and the workspace have it no more either.
 * Waits for a pass of the roll-up, which writes the same rows, and holds it up until the transaction ends.
 *
 * @returns how many rows went; 0: there is nothing left
 */
export async function removeSchedulesStats(
  tx: postgres.TransactionSql,
  scheduleIds: readonly string[],
  limit: number,
): Promise<number> {
  await tx`SELECT 1 FROM stats_progress FOR UPDATE`;
  const [row] = await tx.unsafe<{ removed: number }[]>(REMOVE_SQL, [`{${scheduleIds.join(',')}}`, limit]);
  return row!.removed;
}

/**
 * One step of removing rows of some grains that are older than that, by the database's clock; none that the roll-up has still to sum, which
 * may be old as well when it is far behind. Index: execution_stats_scope.
 *
 * @returns how many went
 */
export async function removeStatsOlderThan(
  sql: Sql,
  grains: readonly GrainMinutes[],
  ageMs: number,
  limit: number,
): Promise<number> {
  const { count } = await sql.unsafe(
    `DELETE FROM execution_stats WHERE ctid = ANY (ARRAY(
       SELECT old.ctid
         FROM stats_progress p CROSS JOIN workspaces w CROSS JOIN unnest(ARRAY[${STATS_SCOPES.map((scope) => `'${scope}'`)}]) scope CROSS JOIN unnest($3::smallint[]) minutes
        CROSS JOIN LATERAL (
          SELECT s.ctid FROM execution_stats s
           WHERE s.bucket_start < least(now() - $1::float8 * interval '1 ms', coalesce(p.counted_to, '-infinity') - interval '2 days')
             AND s.workspace_id = w.id AND s.scope = scope.scope AND s.bucket_minutes = minutes.minutes
           LIMIT $2::int) old
        LIMIT $2::int))`,
    [ageMs, limit, `{${grains.join(',')}}`],
  );
  return count;
}
