-- What the event stream asks for: schedules that were written, and skips that were recorded, since a moment.
CREATE INDEX "schedules_by_update" ON "schedules" USING btree ("workspace_id","updated_at");--> statement-breakpoint
CREATE INDEX "skips_decided" ON "skips" USING brin ("decided_at") WITH (autosummarize=true,pages_per_range=32);