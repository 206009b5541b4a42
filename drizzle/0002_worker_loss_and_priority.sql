ALTER TABLE "schedules" ADD COLUMN "on_worker_loss" varchar(10) DEFAULT 'retry' NOT NULL;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "priority" smallint DEFAULT 0 NOT NULL;