import { and, eq, type SQL, sql } from 'drizzle-orm';
import { schedules } from '@/lib/db/schema';
import { containing } from './like-pattern';

export interface ScheduleFilter {
  agentId?: string;
  enabled?: boolean;
  /** A whole name; upper and lower case are told apart. */
  name?: string;
  /** Part of name, agent, URL, expression or a tag; upper and lower case are the same. */
  search?: string;
  tag?: string;
}

/** By the database's clock: a pause whose end has come is over. */
export const isPaused = sql<boolean>`(NOT ${schedules.enabled}
  AND (${schedules.pausedUntil} IS NULL OR ${schedules.pausedUntil} > now()))`;

/** Indexes: schedules_by_agent, schedules_by_name, schedules_by_tag, and schedules_by_text where PostgreSQL has pg_trgm. */
export function matching({ agentId, enabled, name, search, tag }: ScheduleFilter): SQL | undefined {
  return and(
    agentId === undefined ? undefined : eq(schedules.agentId, agentId),
    enabled === undefined ? undefined : eq(isPaused, !enabled),
    name === undefined ? undefined : isNamed(name),
    search ? sql`${schedules}.search_text LIKE lower(${containing(search)})` : undefined,
    tag === undefined ? undefined : sql`${schedules.tags} @> ARRAY[${tag}]::text[]`,
  );
}

/** The first condition is that of the index, which keeps names in lower case. */
const isNamed = (name: string): SQL =>
  sql`lower(${schedules.name}) COLLATE "C" = lower(${name}::text) COLLATE "C" AND ${schedules.name} = ${name}`;
