import { GRAIN_MINUTES } from '@/lib/domain/statistics/grain';
import {
  ALL_AGENTS,
  bucketSql,
  COLUMNS,
  KEY,
  partsOfRowsSql,
  sameHistogramSql,
  sumPartsSql,
} from './measures-sql';

const FRESH_KEY = `workspace_id, scope, ${KEY}`;

/**
 * What is counted of an execution. Its duration is that of its last attempt, its lateness that of its first start, which isn't known once an
 * attempt was lost with its worker.
 */
const RUN = `
  workspace_id, schedule_id, agent_id, date_bin('5 minutes', completed_at, timestamptz 'epoch') AS bucket_start, status, attempts,
  ${bucketSql('duration_ms')} AS duration_bucket,
  CASE WHEN losses = 0 THEN ${bucketSql('extract(epoch FROM first_started_at - scheduled_at) * 1000')} END AS lateness_bucket`;

/** Alike ones added up first, since each is needed six times. */
const historyCells = (hasOlder: boolean): string => `
  SELECT workspace_id, schedule_id, agent_id, bucket_start, status AS outcome, duration_bucket, lateness_bucket,
         count(*) AS count, sum(attempts) AS attempts, count(*) FILTER (WHERE attempts > 1) AS retried
    FROM (SELECT ${RUN} FROM finished_executions
           WHERE id >= $3::uuid AND id < $4::uuid AND completed_at >= $1::timestamptz AND completed_at < $2::timestamptz
          ${hasOlder ? `UNION ALL SELECT ${RUN} FROM finished_executions WHERE id = ANY ($5::uuid[])` : ''}) run
   GROUP BY workspace_id, schedule_id, agent_id, bucket_start, status, duration_bucket, lateness_bucket`;

/** For its schedule, its agent and the workspace: what a cell counts with its bucket of durations, and that of lateness. */
const PARTS_OF_CELLS = `
  SELECT c.workspace_id, s.scope, s.subject_id, s.agent_id, ${GRAIN_MINUTES.fiveMinutes}::smallint AS bucket_minutes, c.bucket_start, c.outcome, p.*
    FROM cells c
   CROSS JOIN LATERAL (VALUES ('schedule', c.schedule_id, c.agent_id), ('agent', c.agent_id, c.agent_id),
                              ('workspace', c.workspace_id, '${ALL_AGENTS}'::uuid)) s(scope, subject_id, agent_id)
   CROSS JOIN LATERAL (VALUES ('d', c.duration_bucket, c.count, c.attempts, c.retried, c.count), ('l', c.lateness_bucket, 0, 0, 0, c.count))
     p(part, bucket, count, attempts, retried, n)
   WHERE p.part = 'd' OR p.bucket IS NOT NULL`;

/**
 * Makes the rows of a span what `fresh` has: new ones are written, those that differ are put right, those that it has no more go. Rows that
 * are right already aren't touched, so that a pass over a quiet span writes nothing. A full join is never a nested loop, which for two
 * lists of ten thousand takes seconds and which the planner, who can't know their lengths, would take for the others.
 */
const replacing = (minutes: number): string => `
  existing AS MATERIALIZED (
    SELECT * FROM execution_stats
     WHERE workspace_id IN (SELECT id FROM workspaces) AND scope IN ('agent', 'schedule', 'workspace') AND bucket_minutes = ${minutes}
       AND bucket_start >= $1::timestamptz AND bucket_start < $2::timestamptz),
  differing AS MATERIALIZED (
    SELECT f.*, e.subject_id AS old_subject, e.bucket_start AS old_start, e.outcome AS old_outcome, e.agent_id AS old_agent
      FROM fresh f
      FULL JOIN existing e ON f.subject_id = e.subject_id AND f.bucket_start = e.bucket_start AND f.outcome = e.outcome AND f.agent_id = e.agent_id
     WHERE f.subject_id IS NULL OR e.subject_id IS NULL OR (e.count, e.attempts, e.retried) <> (f.count, f.attempts, f.retried)
        OR NOT ${sameHistogramSql('e.duration', 'f.duration')} OR NOT ${sameHistogramSql('e.lateness', 'f.lateness')}),
  gone AS (
    DELETE FROM execution_stats s USING differing d
     WHERE d.subject_id IS NULL AND s.bucket_minutes = ${minutes}
       AND (s.subject_id, s.bucket_start, s.outcome, s.agent_id) = (d.old_subject, d.old_start, d.old_outcome, d.old_agent)),
  written AS (
    INSERT INTO execution_stats (${COLUMNS})
    SELECT ${COLUMNS} FROM differing WHERE subject_id IS NOT NULL
    ON CONFLICT (${KEY}) DO UPDATE
       SET count = excluded.count, attempts = excluded.attempts, retried = excluded.retried, duration = excluded.duration,
           lateness = excluded.lateness)`;

/**
 * Counts history of a span into rows of 5 minutes. $1 and $2: the span, on bounds of 5 minutes; $3 and $4: ids that most of it has; $5: those
 * of older days that ended in it as well,
 * if there are any: an empty list would open every day. Index: finished_executions_completed (BRIN) of the days between $3 and $4.
 */
export const countHistorySql = (hasOlder: boolean): string => `
WITH cells AS MATERIALIZED (${historyCells(hasOlder)}),
     fresh AS MATERIALIZED (${sumPartsSql(PARTS_OF_CELLS, FRESH_KEY)}),
     ${replacing(GRAIN_MINUTES.fiveMinutes)}
SELECT coalesce(sum(count), 0)::float8 AS runs FROM cells`;

/**
 * Sums the rows of one grain into those of a coarser one. $1 and $2: the span, on bounds of the coarser.
 * Index: execution_stats_scope, of the finer rows.
 */
const sumSql = (fromMinutes: number, toMinutes: number): string => `
WITH rows AS MATERIALIZED (
       SELECT workspace_id, scope, subject_id, agent_id, ${toMinutes}::smallint AS bucket_minutes,
              date_bin('${toMinutes} minutes', bucket_start, timestamptz 'epoch') AS bucket_start, outcome, count, attempts, retried, duration, lateness
         FROM execution_stats
        WHERE workspace_id IN (SELECT id FROM workspaces) AND scope IN ('agent', 'schedule', 'workspace') AND bucket_minutes = ${fromMinutes}
          AND bucket_start >= $1::timestamptz AND bucket_start < $2::timestamptz),
     fresh AS MATERIALIZED (${sumPartsSql(partsOfRowsSql('rows', FRESH_KEY), FRESH_KEY)}),
     ${replacing(toMinutes)}
SELECT count(*)::int AS rows FROM fresh`;

export const SUM_QUARTERS_SQL = sumSql(GRAIN_MINUTES.fiveMinutes, GRAIN_MINUTES.quarter);
export const SUM_DAYS_SQL = sumSql(GRAIN_MINUTES.quarter, GRAIN_MINUTES.day);
