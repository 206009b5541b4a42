-- A pause may have an end, and what a pause or deletion keeps from running is recorded as one skip when it ends: silent_from is where it
-- began.
ALTER TABLE "schedule_cursors" ADD COLUMN "silent_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "paused_until" timestamp with time zone;