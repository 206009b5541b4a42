-- Partitions that catch what no day takes (any row in them is an alarm), the first workspace, and the two views that unite live and past.
-- The views are plain UNION ALL of equal types: an expression on a filtered or sorted column would cost a full sort.
CREATE TABLE finished_executions_default PARTITION OF finished_executions DEFAULT;
--> statement-breakpoint
CREATE TABLE attempt_rows_default PARTITION OF attempt_rows DEFAULT;
--> statement-breakpoint
INSERT INTO workspaces (id, name) VALUES ('00000000-0000-8000-8000-000000000001', 'Default');
--> statement-breakpoint
CREATE VIEW executions AS
  SELECT id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, priority, status, serial, blocked, worker_id, claim,
         attempts, losses, due_at, scheduled_at, created_at, first_started_at, started_at, overrides, cancel_requested_at,
         NULL::timestamptz AS completed_at, NULL::text AS attempt_status, NULL::real AS duration_ms, NULL::smallint AS http_status,
         NULL::text AS error_class, NULL::text AS error, NULL::jsonb AS response
    FROM live_executions
  UNION ALL
  SELECT id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, priority, status, serial, false, worker_id, claim,
         attempts, losses, due_at, scheduled_at, created_at, first_started_at, started_at, overrides, NULL::timestamptz,
         completed_at, attempt_status, duration_ms, http_status, error_class, error, response
    FROM finished_executions;
--> statement-breakpoint
CREATE VIEW attempts AS
  SELECT execution_id, n, workspace_id, status, worker_id, started_at, completed_at, duration_ms, http_status, error_class, error, response
    FROM attempt_rows
  UNION ALL
  SELECT id, attempts, workspace_id, attempt_status, worker_id, started_at, completed_at, duration_ms, http_status, error_class, error, response
    FROM finished_executions
   WHERE attempt_status IS NOT NULL
  UNION ALL
  SELECT id, attempts, workspace_id, 'running'::text, worker_id, started_at, NULL::timestamptz, NULL::real, NULL::smallint, NULL::text,
         NULL::text, NULL::jsonb
    FROM live_executions
   WHERE status = 'running';
