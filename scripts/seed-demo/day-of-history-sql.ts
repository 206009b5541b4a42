/** The schedules whose history is made, for as long as the connection lasts. */
export const DEMO_TABLE_SQL = `
CREATE TEMPORARY TABLE demo (
  schedule_id uuid PRIMARY KEY, agent_id uuid, timezone text, step_seconds int, second int, weekdays int[], month_day int, failure_rate float8,
  duration_ms float8, last_fire_at timestamptz)`;

/** Fire times of the UTC day $1 that are after $2 and not after $3. A zone's day may lie in two of UTC. */
const FIRES = `
  SELECT s.schedule_id, f.fire_time
    FROM demo s
    CROSS JOIN LATERAL generate_series($1::date::timestamptz + s.second % s.step_seconds * interval '1 s',
                                       $1::date::timestamptz + interval '86399 s', s.step_seconds * interval '1 s') f(fire_time)
   WHERE s.step_seconds IS NOT NULL AND f.fire_time > $2::timestamptz AND f.fire_time <= $3::timestamptz
  UNION ALL
  SELECT s.schedule_id, f.fire_time
    FROM demo s
    CROSS JOIN (VALUES ($1::date - 1), ($1::date), ($1::date + 1)) local(day)
    CROSS JOIN LATERAL (SELECT (local.day + s.second * interval '1 s') AT TIME ZONE s.timezone AS fire_time) f
   WHERE s.step_seconds IS NULL AND (s.weekdays IS NULL OR extract(isodow FROM local.day) = ANY (s.weekdays))
     AND (s.month_day IS NULL OR extract(day FROM local.day) = s.month_day)
     AND f.fire_time >= $1::date::timestamptz AND f.fire_time < ($1::date + 1)::timestamptz
     AND f.fire_time > $2::timestamptz AND f.fire_time <= $3::timestamptz`;

const FATES = {
  skipped: 0.003,
  cancelled: 0.002,
  retried: 0.04,
  /** Of the failures, those that no retry could mend. */
  refused: 0.25,
} as const;

/** What became of each fire time; a failure that can be retried was tried three times. */
const OUTCOMES = `
  SELECT *, CASE WHEN fate = 'cancelled' THEN 0
                 WHEN fate = 'failed' THEN CASE WHEN kind < ${FATES.refused} THEN 1 ELSE 3 END
                 WHEN kind < ${FATES.retried} THEN 2 ELSE 1 END AS attempts,
         first_start + (attempts_before * (duration + 1500)) * interval '1 ms' AS last_start
    FROM (SELECT *, CASE WHEN fate = 'cancelled' THEN 0 WHEN fate = 'failed' THEN CASE WHEN kind < ${FATES.refused} THEN 0 ELSE 2 END
                         WHEN kind < ${FATES.retried} THEN 1 ELSE 0 END AS attempts_before FROM drawn) d`;

/** The id that the engine gives to a scheduled execution (lib/domain/ids.ts). */
const EXECUTION_ID = `
  (lpad(to_hex(fire_ms), 12, '0') || '8' || substr(digest, 2, 3) || translate(substr(digest, 5, 1), '0123456789abcdef', '89ab89ab89ab89ab')
   || substr(digest, 6, 15))::uuid`;

const ERRORS = "ARRAY['http', 'http', 'timeout', 'network']";

/**
 * Executions of one day, newest first and no more than $4: finished ones with their earlier attempts, and among them skips.
 * $5 workspace, $6 workers.
 */
export const DAY_SQL = `
WITH fires AS (${FIRES}),
     drawn AS MATERIALIZED (
       SELECT s.*, f.fire_time, (extract(epoch FROM f.fire_time) * 1000)::bigint AS fire_ms, random() AS kind, random() AS choice,
              CASE WHEN luck < ${FATES.skipped} THEN 'skipped' WHEN luck < ${FATES.skipped + FATES.cancelled} THEN 'cancelled'
                   WHEN random() < s.failure_rate THEN 'failed' ELSE 'succeeded' END AS fate,
              f.fire_time + (1 + 12 * random()) * interval '1 ms' AS first_start,
              s.duration_ms * exp(random() + random() - 1) AS duration
         FROM (SELECT *, random() AS luck FROM fires) f JOIN demo s ON s.schedule_id = f.schedule_id),
     ended AS MATERIALIZED (
       SELECT *, encode(sha256(convert_to(schedule_id || E'\\n' || fire_ms || E'\\nschedule', 'UTF8')), 'hex') AS digest
         FROM (${OUTCOMES}) o WHERE fate <> 'skipped' ORDER BY fire_time DESC LIMIT $4::int),
     written AS (
       INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, worker_id, claim,
                                        attempts, due_at, scheduled_at, created_at, first_started_at, started_at, completed_at,
                                        attempt_status, duration_ms, http_status, error_class, error, response)
       SELECT ${EXECUTION_ID}, schedule_id, $5::uuid, 1, fire_time, 'schedule', 'schedule', agent_id, fate,
              ($6::uuid[])[1 + (choice * 3)::int % 3], 1, attempts, fire_time, fire_time, fire_time - interval '200 ms',
              CASE WHEN attempts > 0 THEN first_start END, CASE WHEN attempts > 0 THEN last_start END,
              last_start + CASE WHEN attempts > 0 THEN duration ELSE 40 END * interval '1 ms',
              CASE WHEN attempts > 0 THEN fate END, CASE WHEN attempts > 0 THEN duration END,
              CASE WHEN fate = 'succeeded' THEN 200 WHEN fate = 'failed' THEN http_status END,
              CASE WHEN fate = 'cancelled' THEN 'cancelled' WHEN fate = 'failed' THEN error_class END,
              CASE WHEN fate = 'cancelled' THEN 'Cancelled before it started' WHEN fate = 'failed' THEN error END,
              CASE WHEN fate = 'succeeded' OR (fate = 'failed' AND http_status IS NOT NULL) THEN
                jsonb_build_object('status', CASE WHEN fate = 'succeeded' THEN 200 ELSE http_status END,
                  'headers', '{"content-type": "application/json"}'::jsonb,
                  'body', jsonb_build_object('ok', fate = 'succeeded', 'handled', (choice * 500)::int), 'bodyBytes', 27, 'truncated', false) END
         FROM ended CROSS JOIN LATERAL (
                SELECT CASE WHEN attempts = 1 THEN 404 WHEN error_class = 'http' THEN 503 END AS http_status,
                       CASE WHEN attempts = 1 THEN 'http' ELSE error_class END AS error_class,
                       CASE WHEN attempts = 1 THEN 'The agent answered 404' WHEN error_class = 'http' THEN 'The agent answered 503'
                            WHEN error_class = 'timeout' THEN 'No answer within 30 s' ELSE 'Connection refused' END AS error
                  FROM (SELECT (${ERRORS})[1 + (choice * 4)::int % 4] AS error_class) drawn) failure
       RETURNING id, schedule_id, workspace_id, attempts, worker_id, first_started_at, duration_ms),
     earlier AS (
       INSERT INTO attempt_rows (execution_id, n, workspace_id, status, worker_id, started_at, completed_at, duration_ms, http_status,
                                 error_class, error, response)
       SELECT id, n, workspace_id, 'failed', worker_id, start, start + duration_ms * interval '1 ms', duration_ms, 503, 'http',
              'The agent answered 503',
              '{"status": 503, "headers": {"content-type": "text/plain"}, "body": "busy", "bodyBytes": 4, "truncated": false}'
         FROM written CROSS JOIN LATERAL generate_series(1, attempts - 1) n
         CROSS JOIN LATERAL (SELECT first_started_at + (n - 1) * (duration_ms + 1500) * interval '1 ms' AS start) s),
     skipped AS (
       INSERT INTO skips (schedule_id, from_fire_time, to_fire_time, workspace_id, count, reason, version, decided_at)
       SELECT schedule_id, fire_time, fire_time, $5::uuid, 1, CASE WHEN choice < 0.5 THEN 'misfire' ELSE 'overlap' END, 1,
              fire_time + interval '61 s'
         FROM drawn WHERE fate = 'skipped' AND fire_time >= (SELECT min(fire_time) FROM ended)),
     marked AS (
       UPDATE demo SET last_fire_at = greatest(demo.last_fire_at, newest.at)
         FROM (SELECT schedule_id, max(fire_time) AS at FROM ended GROUP BY schedule_id) newest
        WHERE newest.schedule_id = demo.schedule_id)
SELECT count(*)::int AS written FROM written`;
