import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';
import type { GrainMinutes } from '@/lib/domain/statistics/grain';
import { STATS_SCOPES } from '@/lib/domain/statistics/scope';
import { ALL_AGENTS, KEY, rowCellsSql, SUMS } from './measures-sql';

const matches = (row: string, other: string): string =>
  `(${KEY.split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ')}) = (${KEY.split(', ')
    .map((column) => `${other}.${column}`)
    .join(', ')})`;

/** A histogram without the counts of another, its bounds as they were. */
const without = (histogram: string, other: string): string => `
  ('[' || array_lower(${histogram}, 1) || ':' || array_upper(${histogram}, 1) || ']=' ||
   (SELECT array_agg(${histogram}[i] - coalesce(${other}[i], 0) ORDER BY i)
      FROM generate_series(array_lower(${histogram}, 1), array_upper(${histogram}, 1)) i)::text)::int[]`;

/**
 * Some rows of schedules ($1, at most $2 rows), and what they were of their agents' rows and the workspace's.
 * Index: execution_stats_pk.
 */
const REMOVE_SQL = `
WITH gone AS MATERIALIZED (
       DELETE FROM execution_stats WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM execution_stats WHERE subject_id = ANY ($1::uuid[]) AND scope = 'schedule' LIMIT $2::int))
       RETURNING *),
     less AS MATERIALIZED (
       SELECT ${KEY}, ${SUMS}
         FROM (SELECT s.subject_id, s.agent_id, bucket_minutes, bucket_start, outcome, count, attempts, retried,
                      duration_bucket, durations, lateness_bucket, latenesses
                 FROM (${rowCellsSql('gone', 'workspace_id, agent_id, bucket_minutes, bucket_start, outcome')}) c
                CROSS JOIN LATERAL (VALUES (c.agent_id, c.agent_id), (c.workspace_id, '${ALL_AGENTS}'::uuid)) s(subject_id, agent_id)) cells
        GROUP BY ${KEY}),
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

/** One step of removing rows of some grains that are older than that, by the database's clock. Index: execution_stats_scope. @returns how many went */
export async function removeStatsOlderThan(
  sql: Sql,
  grains: readonly GrainMinutes[],
  ageMs: number,
  limit: number,
): Promise<number> {
  const { count } = await sql.unsafe(
    `DELETE FROM execution_stats WHERE ctid = ANY (ARRAY(
       SELECT old.ctid
         FROM workspaces w CROSS JOIN unnest(ARRAY[${STATS_SCOPES.map((scope) => `'${scope}'`)}]) scope CROSS JOIN unnest($3::smallint[]) minutes
        CROSS JOIN LATERAL (
          SELECT s.ctid FROM execution_stats s
           WHERE s.workspace_id = w.id AND s.scope = scope.scope AND s.bucket_minutes = minutes.minutes
             AND s.bucket_start < now() - $1::float8 * interval '1 ms'
           LIMIT $2::int) old
        LIMIT $2::int))`,
    [ageMs, limit, `{${grains.join(',')}}`],
  );
  return count;
}
