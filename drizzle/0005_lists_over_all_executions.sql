-- Executions and skips of all schedules, by agent, status or trigger, without reading the others. Of these only finished_executions_agent
-- is paid for by a scheduled success: 1.2 microseconds a row. live_executions comes first, as in the loop's own statements, so that the two
-- can't wait for each other; the loop waits until the indexes are made, some seconds for each million executions.
ALTER TABLE "live_executions" ADD COLUMN "abort_requested" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "live_executions_unowned" ON "live_executions" USING btree ("status","id") WHERE status <> 'running';--> statement-breakpoint
DROP INDEX "finished_executions_failed";--> statement-breakpoint
CREATE INDEX "finished_executions_agent" ON "finished_executions" USING btree ("agent_id","id");--> statement-breakpoint
CREATE INDEX "finished_executions_agent_unsuccessful" ON "finished_executions" USING btree ("agent_id","status","id") WHERE status <> 'succeeded';--> statement-breakpoint
CREATE INDEX "finished_executions_workspace_unsuccessful" ON "finished_executions" USING btree ("workspace_id","status","id") WHERE status <> 'succeeded';--> statement-breakpoint
CREATE INDEX "finished_executions_workspace_trigger" ON "finished_executions" USING btree ("workspace_id","trigger","id") WHERE trigger <> 'schedule';--> statement-breakpoint
CREATE INDEX "skips_workspace" ON "skips" USING btree ("workspace_id","from_fire_time","schedule_id");
