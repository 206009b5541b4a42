import type { Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, newId } from '@/lib/domain/ids';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';

/**
 * Schedules with their first version and cursor, written straight into the tables: a hundred thousand by the API would take minutes.
 * They fire twelve hours from now; `makeDue` moves that.
 */
export async function seedSchedules(
  sql: Sql,
  count: number,
  agentUrl: string,
  agentId = 'sink',
): Promise<void> {
  const [agent] = await sql<{ id: string }[]>`
    INSERT INTO agents (id, workspace_id, key) VALUES (${newId()}, ${DEFAULT_WORKSPACE_ID}, ${agentId}) RETURNING id`;
  const definition = definitionOf(agent!.id, agentUrl, agentId);
  await sql.unsafe(
    `WITH s AS (
       INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, headers, payload, retry_policy)
       SELECT uuidv7(), $1, 'Schedule ' || n, d->>'cronExpression', d->>'agentId', (d->>'agentRef')::uuid, d->>'agentUrl',
              d->'headers', d->'payload', d->'retryPolicy'
         FROM generate_series(1, $2::int) n, (SELECT $3::text::jsonb AS d) given
       RETURNING id, name),
     v AS (
       INSERT INTO schedule_versions (schedule_id, version, workspace_id, definition, changed_by)
       SELECT id, 1, $1, $3::text::jsonb || jsonb_build_object('name', name), 'bench' FROM s)
     INSERT INTO schedule_cursors (schedule_id, workspace_id, next_fire_at, due_at)
     SELECT id, $1, at, at FROM s, (SELECT date_trunc('hour', now()) + interval '12 hours' AS at) later`,
    [DEFAULT_WORKSPACE_ID, count, JSON.stringify(definition)],
  );
  await sql.unsafe('VACUUM ANALYZE');
}

/** An ordinary definition: a small payload, a header of its own, one fire time a day. */
function definitionOf(agentRef: string, agentUrl: string, agentId: string): ScheduleDefinition {
  const inTwelveHours = (new Date().getUTCHours() + 12) % 24;
  return {
    agentId,
    agentRef,
    agentUrl,
    cronExpression: `0 ${inTwelveHours} * * *`,
    description: null,
    enabled: true,
    headers: { 'X-Team': 'reports' },
    httpMethod: 'POST',
    name: '',
    pausedUntil: null,
    onWorkerLoss: 'retry',
    payload: { task: 'summarise', topics: ['orders', 'returns'], words: 200 },
    priority: 0,
    retryPolicy: { backoffMultiplier: 2, initialDelayMs: 1_000, maxAttempts: 3, maxDelayMs: 30_000 },
    tags: [],
    timeoutMs: 30_000,
    timezone: 'UTC',
  };
}

/** Lets the first `count` schedules fire at that time, beside what their rule says. */
export async function makeDue(sql: Sql, count: number, fireAtMs: number): Promise<void> {
  await sql.unsafe(
    `UPDATE schedule_cursors SET next_fire_at = $2::timestamptz, due_at = $2::timestamptz, rev = rev + 1
      WHERE schedule_id IN (SELECT schedule_id FROM schedule_cursors ORDER BY schedule_id LIMIT $1::int)`,
    [count, new Date(fireAtMs).toISOString()],
  );
}

/** Lets all schedules of these agents fire at that time. */
export async function makeAgentsDue(sql: Sql, agentIds: readonly string[], fireAtMs: number): Promise<void> {
  await sql.unsafe(
    `UPDATE schedule_cursors SET next_fire_at = $2::timestamptz, due_at = $2::timestamptz, rev = rev + 1
      WHERE schedule_id IN (SELECT id FROM schedules WHERE agent_id = ANY ($1::text[]))`,
    [agentIds as string[], new Date(fireAtMs).toISOString()],
  );
}
