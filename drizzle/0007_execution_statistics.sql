-- The roll-up that charts and rates read; workers fill it from history, what there is of it already too (docs/decisions/0012-statistics.md).
CREATE TABLE "execution_stats" (
	"workspace_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"bucket_minutes" smallint NOT NULL,
	"bucket_start" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"count" integer NOT NULL,
	"attempts" integer NOT NULL,
	"retried" integer NOT NULL,
	"duration" integer[],
	"lateness" integer[],
	CONSTRAINT "execution_stats_pk" PRIMARY KEY("subject_id","bucket_minutes","bucket_start","outcome","agent_id"),
	CONSTRAINT "execution_stats_grain" CHECK (bucket_minutes in (5, 60, 1440)),
	CONSTRAINT "execution_stats_known_scope" CHECK (scope in ('agent', 'schedule', 'workspace'))
) WITH (fillfactor = 90);
--> statement-breakpoint
CREATE TABLE "stats_progress" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"counted_to" timestamp with time zone,
	"redone_at" timestamp with time zone,
	CONSTRAINT "stats_progress_one_row" CHECK (id = 1)
);
--> statement-breakpoint
CREATE INDEX "execution_stats_scope" ON "execution_stats" USING btree ("workspace_id","scope","bucket_minutes","bucket_start");
--> statement-breakpoint
INSERT INTO "stats_progress" DEFAULT VALUES;
