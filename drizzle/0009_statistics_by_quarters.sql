-- Quarters of an hour in place of hours: every zone's day begins with one. What was counted is counted again from history.
TRUNCATE "execution_stats";--> statement-breakpoint
UPDATE "stats_progress" SET "counted_to" = NULL, "redone_at" = NULL;--> statement-breakpoint
ALTER TABLE "execution_stats" DROP CONSTRAINT "execution_stats_grain";--> statement-breakpoint
ALTER TABLE "execution_stats" ADD CONSTRAINT "execution_stats_grain" CHECK (bucket_minutes in (5, 15, 1440));
