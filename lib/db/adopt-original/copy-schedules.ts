import type postgres from 'postgres';
import { DEFAULT_WORKSPACE_ID, LOWEST_ID, newId } from '@/lib/domain/ids';
import { type AdoptedSchedule, adoptSchedule, type OriginalSchedule } from './adopt-schedule';

const PAGE = 1_000;
/** A fire time of the original this far ahead of the clock is still believed; later ones would keep a schedule silent. */
const TOLERATED_AHEAD_MS = 60_000;

interface ReadSchedule extends OriginalSchedule {
  /** Latest fire time that the original ran, epoch ms. */
  lastFireAt: number | null;
}

export interface CopiedSchedules {
  schedules: number;
  /** Of them, those that were on, or undecided, in the original and are paused now. */
  paused: number;
}

/**
 * Copies schedules under their ids, each with its agent, version 1 and a cursor whose next fire time lies after `nowMs` and after
 * everything that the original ran: nothing that was due in the past fires.
 */
export async function copySchedules(tx: postgres.TransactionSql, nowMs: number): Promise<CopiedSchedules> {
  const copied = { schedules: 0, paused: 0 };
  let afterId = LOWEST_ID;
  for (;;) {
    const page = await readPage(tx, afterId, nowMs);
    if (page.length === 0) return copied;
    const adopted = page.map((original) => ({
      ...adoptSchedule(original, Math.max(nowMs, original.lastFireAt ?? nowMs)),
      original,
    }));
    await writePage(tx, adopted);
    copied.schedules += page.length;
    copied.paused += adopted.filter(
      ({ definition, original }) => original.enabled !== false && !definition.enabled,
    ).length;
    afterId = page.at(-1)!.id;
  }
}

function readPage(tx: postgres.TransactionSql, afterId: string, nowMs: number) {
  return tx<ReadSchedule[]>`
    WITH page AS MATERIALIZED (SELECT * FROM original.schedules WHERE id > ${afterId} ORDER BY id LIMIT ${PAGE}),
         ran AS (
           SELECT schedule_id, date_trunc('milliseconds', max(fire_time::timestamptz)) AS last_fire_at
             FROM original.executions
            WHERE schedule_id IN (SELECT id FROM page) AND fire_time::timestamptz <= ${new Date(nowMs + TOLERATED_AHEAD_MS)}
            GROUP BY schedule_id)
    SELECT id, name, cron_expression AS "cronExpression", agent_id AS "agentId", agent_url AS "agentUrl", http_method AS "httpMethod",
           headers, retry_policy AS "retryPolicy", enabled,
           CASE WHEN isfinite(last_fire_at) THEN (extract(epoch FROM last_fire_at) * 1000)::float8 END AS "lastFireAt"
      FROM page LEFT JOIN ran ON ran.schedule_id = page.id
     ORDER BY id`;
}

/** Payloads go from table to table: a number of more than 53 bits would not survive JavaScript. */
async function writePage(
  tx: postgres.TransactionSql,
  adopted: (AdoptedSchedule & { original: ReadSchedule })[],
): Promise<void> {
  const rows = adopted.map(({ definition, nextFireAt, original }) => ({
    id: original.id,
    newAgentId: newId(),
    nextFireAt: instant(nextFireAt),
    lastFireAt: instant(original.lastFireAt) ?? '-infinity',
    definition,
  }));
  await tx`
    CREATE TEMPORARY TABLE adopted ON COMMIT DROP AS
    SELECT r.*, r.definition ->> 'agentId' AS agent_key
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
           AS r(id uuid, "newAgentId" uuid, "nextFireAt" timestamptz, "lastFireAt" timestamptz, definition jsonb)`;
  await tx`
    INSERT INTO agents (id, workspace_id, key) SELECT "newAgentId", ${DEFAULT_WORKSPACE_ID}, agent_key FROM adopted
    ON CONFLICT (workspace_id, key) DO NOTHING`;
  await tx`
    INSERT INTO schedules (id, workspace_id, name, description, cron_expression, agent_id, agent_ref, agent_url, http_method, headers, payload,
                           retry_policy, timeout_ms, enabled, created_at, updated_at)
    SELECT d.id, ${DEFAULT_WORKSPACE_ID}, d.definition ->> 'name', d.definition ->> 'description', d.definition ->> 'cronExpression', d.agent_key,
           a.id, d.definition ->> 'agentUrl', d.definition ->> 'httpMethod', d.definition -> 'headers', nullif(o.payload::jsonb, 'null'),
           d.definition -> 'retryPolicy', (d.definition ->> 'timeoutMs')::int, (d.definition ->> 'enabled')::boolean,
           coalesce(o.created_at::timestamptz, now()), coalesce(o.updated_at::timestamptz, o.created_at::timestamptz, now())
      FROM adopted d JOIN original.schedules o ON o.id = d.id
      JOIN agents a ON a.workspace_id = ${DEFAULT_WORKSPACE_ID} AND a.key = d.agent_key`;
  await tx`
    INSERT INTO schedule_versions (schedule_id, version, workspace_id, definition, changed_by)
    SELECT d.id, 1, ${DEFAULT_WORKSPACE_ID},
           d.definition || jsonb_build_object('agentRef', s.agent_ref, 'payload', coalesce(s.payload, 'null')), 'upgrade'
      FROM adopted d JOIN schedules s ON s.id = d.id`;
  await tx`
    INSERT INTO schedule_cursors (schedule_id, workspace_id, next_fire_at, due_at, last_fire_at)
    SELECT id, ${DEFAULT_WORKSPACE_ID}, "nextFireAt", "nextFireAt", "lastFireAt" FROM adopted`;
  await tx`DROP TABLE adopted`;
}

const instant = (timeMs: number | null): string | null =>
  timeMs === null ? null : new Date(timeMs).toISOString();
