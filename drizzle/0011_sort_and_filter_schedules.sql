-- Lists of schedules by name, next fire time and update, of an agent and with a tag, and what a search looks into. schedule_cursors comes
-- first, as in the loop's own statements. schedule_cursors_idle is not written while a schedule fires. Adding search_text writes the
-- table of schedules anew: a moment, since there are thousands of them, not millions.
CREATE INDEX "schedule_cursors_idle" ON "schedule_cursors" USING btree ("schedule_id") WHERE due_at is null;--> statement-breakpoint
CREATE INDEX "schedules_by_agent" ON "schedules" USING btree ("workspace_id","agent_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "schedules_by_name" ON "schedules" USING btree ("workspace_id",(lower(name) COLLATE "C"),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "schedules_by_tag" ON "schedules" USING gin ("tags") WHERE deleted_at is null;--> statement-breakpoint
-- array_to_string is only stable, for the sake of types whose text depends on settings; that of text does not.
CREATE FUNCTION schedule_search_text(name text, agent_id text, agent_url text, cron_expression text, tags text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT lower(name || E'\n' || agent_id || E'\n' || agent_url || E'\n' || cron_expression || E'\n' || array_to_string(tags, E'\n')) $$;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "search_text" text
  GENERATED ALWAYS AS (schedule_search_text(name, agent_id, agent_url, cron_expression, tags)) STORED;--> statement-breakpoint
-- Where pg_trgm is not to be had (not installed, no right to create it), a search reads every schedule's text instead.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "schedules_by_text" ON "schedules" USING gin ("search_text" gin_trgm_ops) WHERE deleted_at is null;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'searches go without pg_trgm: %', SQLERRM;
END $$;
