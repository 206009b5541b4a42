-- The tables of the scheduler. Written by drizzle-kit, then edited by hand where it knows no words for it:
-- history is partitioned by range of id (the first 48 bits are milliseconds), and the two hot tables are vacuumed by count, not by share.
CREATE TABLE "agents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key" varchar(255) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agents_workspace_key" UNIQUE("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "attempt_rows" (
	"execution_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"workspace_id" uuid NOT NULL,
	"status" text NOT NULL,
	"worker_id" uuid,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"duration_ms" real,
	"http_status" smallint,
	"error_class" text,
	"error" text,
	"response" jsonb,
	CONSTRAINT "attempt_rows_execution_id_n_pk" PRIMARY KEY("execution_id","n")
) PARTITION BY RANGE ("execution_id");
--> statement-breakpoint
CREATE TABLE "finished_executions" (
	"id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"fire_time" timestamp with time zone NOT NULL,
	"trigger" text NOT NULL,
	"run_key" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"priority" smallint DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"serial" boolean DEFAULT false NOT NULL,
	"worker_id" uuid,
	"claim" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"losses" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_started_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"overrides" jsonb,
	"completed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt_status" text,
	"duration_ms" real,
	"http_status" smallint,
	"error_class" text,
	"error" text,
	"response" jsonb,
	CONSTRAINT "finished_executions_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "finished_executions_status" CHECK (status in ('cancelled', 'failed', 'succeeded')),
	CONSTRAINT "finished_executions_whole_ms" CHECK (date_trunc('milliseconds', fire_time) = fire_time)
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"workspace_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"key" varchar(255) NOT NULL,
	"request_hash" text NOT NULL,
	"response_status" smallint,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_workspace_id_operation_key_pk" PRIMARY KEY("workspace_id","operation","key")
);
--> statement-breakpoint
CREATE TABLE "live_executions" (
	"id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"fire_time" timestamp with time zone NOT NULL,
	"trigger" text NOT NULL,
	"run_key" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"priority" smallint DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"serial" boolean DEFAULT false NOT NULL,
	"worker_id" uuid,
	"claim" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"losses" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"scheduled_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_started_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"overrides" jsonb,
	"blocked" boolean DEFAULT false NOT NULL,
	"cancel_requested_at" timestamp with time zone,
	CONSTRAINT "live_executions_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "live_executions_whole_ms" CHECK (date_trunc('milliseconds', fire_time) = fire_time),
	CONSTRAINT "live_executions_owned_when_running" CHECK ((status = 'running') = (worker_id is not null)),
	CONSTRAINT "live_executions_status" CHECK (status in ('pending', 'running', 'retrying', 'waiting'))
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
CREATE TABLE "schedule_cursors" (
	"schedule_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"rev" bigint DEFAULT 1 NOT NULL,
	"next_fire_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"last_fire_at" timestamp with time zone DEFAULT '-infinity' NOT NULL,
	"runs_left" integer,
	CONSTRAINT "schedule_cursors_whole_ms" CHECK (date_trunc('milliseconds', next_fire_at) = next_fire_at),
	CONSTRAINT "schedule_cursors_due_with_fire" CHECK ((next_fire_at is null) = (due_at is null))
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
CREATE TABLE "schedule_versions" (
	"schedule_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"workspace_id" uuid NOT NULL,
	"definition" jsonb NOT NULL,
	"changed_by" varchar(255) NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_versions_schedule_id_version_pk" PRIMARY KEY("schedule_id","version")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" varchar(255) NOT NULL,
	"description" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"cron_expression" varchar(255) NOT NULL,
	"timezone" varchar(64) DEFAULT 'UTC' NOT NULL,
	"agent_id" varchar(255) NOT NULL,
	"agent_ref" uuid NOT NULL,
	"agent_url" text NOT NULL,
	"http_method" varchar(10) DEFAULT 'POST' NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"payload" jsonb,
	"retry_policy" jsonb NOT NULL,
	"timeout_ms" integer DEFAULT 30000 NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skips" (
	"schedule_id" uuid NOT NULL,
	"from_fire_time" timestamp with time zone NOT NULL,
	"to_fire_time" timestamp with time zone NOT NULL,
	"workspace_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"reason" text NOT NULL,
	"version" integer NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "skips_schedule_id_from_fire_time_pk" PRIMARY KEY("schedule_id","from_fire_time")
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'alive' NOT NULL,
	"beat" bigint DEFAULT 0 NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"hostname" text NOT NULL,
	"pid" integer NOT NULL,
	"release" text NOT NULL,
	"slots" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"running" integer DEFAULT 0 NOT NULL,
	"clock_offset_ms" real DEFAULT 0 NOT NULL,
	"lag_ms" real DEFAULT 0 NOT NULL,
	CONSTRAINT "workers_state" CHECK (state in ('alive', 'dead', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(255) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_versions" ADD CONSTRAINT "schedule_versions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_agent_ref_agents_id_fk" FOREIGN KEY ("agent_ref") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finished_executions_schedule" ON "finished_executions" USING btree ("schedule_id","id");--> statement-breakpoint
CREATE INDEX "finished_executions_workspace" ON "finished_executions" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "finished_executions_failed" ON "finished_executions" USING btree ("workspace_id","id") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "finished_executions_completed" ON "finished_executions" USING brin ("completed_at") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "live_executions_worker" ON "live_executions" USING btree ("worker_id") WHERE worker_id is not null;--> statement-breakpoint
CREATE INDEX "live_executions_schedule" ON "live_executions" USING btree ("schedule_id","id");--> statement-breakpoint
CREATE INDEX "live_executions_claim" ON "live_executions" USING btree ("agent_id","priority" DESC NULLS FIRST,"due_at") WHERE status in ('pending', 'retrying') and not blocked;--> statement-breakpoint
CREATE INDEX "live_executions_waiting" ON "live_executions" USING btree ("due_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "schedule_cursors_due" ON "schedule_cursors" USING btree ("due_at","schedule_id") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "schedules_by_creation" ON "schedules" USING btree ("workspace_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "schedules_deleted" ON "schedules" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "workers_current" ON "workers" USING btree ("state") WHERE state <> 'stopped';