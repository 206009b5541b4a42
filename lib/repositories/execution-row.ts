import { sql } from 'drizzle-orm';
import { agents, type executions, schedules } from '@/lib/db/schema';
import { ALL_COLUMNS } from './newest-executions';

export type ExecutionRow = typeof executions.$inferSelect & {
  /** The agent's key, as people know it. */
  agentKey: string;
  /** null: the schedule is gone for good. */
  scheduleName: string | null;
};

/** What people call the agent and the schedule of `newest`: one look-up each, however many agents and schedules there are. */
export const NAMES = sql`
  (SELECT ${agents.key} FROM ${agents} WHERE ${agents.id} = newest.agent_id) AS agent_key,
  (SELECT ${schedules.name} FROM ${schedules} WHERE ${schedules.id} = newest.schedule_id) AS schedule_name`;

export const toExecutionRow = (row: Record<string, unknown>): ExecutionRow => ({
  ...ALL_COLUMNS.decode(row),
  agentKey: row.agent_key as string,
  scheduleName: row.schedule_name as string | null,
});
