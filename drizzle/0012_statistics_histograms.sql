-- Histograms that name their buckets, since most have one. What was counted is counted again from history.
TRUNCATE "execution_stats";--> statement-breakpoint
UPDATE "stats_progress" SET "counted_to" = NULL, "redone_at" = NULL;--> statement-breakpoint
ALTER TABLE "execution_stats" ALTER COLUMN "duration" SET DATA TYPE bigint[];--> statement-breakpoint
ALTER TABLE "execution_stats" ALTER COLUMN "lateness" SET DATA TYPE bigint[];