import { drizzle } from 'drizzle-orm/postgres-js';
import { connect, type Sql } from '@/lib/db/connect';
import { scheduleCursors, schedules, scheduleVersions } from '@/lib/db/schema';
import { DEFAULT_WORKSPACE_ID, newId } from '@/lib/domain/ids';
import { createRecurrence } from '@/lib/domain/recurrence/recurrence';
import { toColumns } from '@/lib/repositories/schedule-columns';
import type { SeededRandom } from '../simulate/seeded-random';
import type { DemoSchedule } from './demo-schedules';
import { DEMO_AGENT_ID_SQL, DEMO_AUTHOR } from './made-by-demo';
import { HISTORY_DAYS } from './rhythm';

/** Rows of one statement; a statement has at most 65,535 parameters. */
const BATCH_SIZE = 1_000;
const DAY_MS = 86_400_000;
const OLDEST_DAYS = 420;

export type InsertedSchedule = DemoSchedule & { id: string; agentRef: string };

/** Schedules, each with its first version and its cursor, made at some time before the days of history. */
export async function insertSchedules(
  url: string,
  demo: readonly DemoSchedule[],
  { nowMs, random }: { nowMs: number; random: SeededRandom },
): Promise<InsertedSchedule[]> {
  const client = connect(url, { applicationName: 'seed-demo', max: 1 });
  try {
    const agentRefs = await ensureAgents(client, new Set(demo.map(({ definition }) => definition.agentId)));
    const rows = demo.map((schedule) => {
      const createdAtMs = nowMs - Math.round(random.between(HISTORY_DAYS, OLDEST_DAYS) * DAY_MS);
      const agentRef = agentRefs.get(schedule.definition.agentId)!;
      return { ...schedule, agentRef, createdAt: new Date(createdAtMs), id: newId(createdAtMs) };
    });
    await insertRows(drizzle(client), rows, nowMs);
    return rows;
  } finally {
    await client.end();
  }
}

async function insertRows(
  db: ReturnType<typeof drizzle>,
  rows: readonly (InsertedSchedule & { createdAt: Date })[],
  nowMs: number,
): Promise<void> {
  const workspaceId = DEFAULT_WORKSPACE_ID;
  for (let from = 0; from < rows.length; from += BATCH_SIZE) {
    const batch = rows.slice(from, from + BATCH_SIZE).map(({ agentRef, createdAt, definition, id }) => {
      return { createdAt, definition: { ...definition, agentRef }, id };
    });
    await db.transaction(async (tx) => {
      await tx.insert(schedules).values(
        batch.map(({ createdAt, definition, id }) => {
          return { id, workspaceId, ...toColumns(definition), createdAt, updatedAt: createdAt };
        }),
      );
      await tx.insert(scheduleVersions).values(
        batch.map(({ createdAt, definition, id: scheduleId }) => {
          const change = { changedAt: createdAt, changedBy: DEMO_AUTHOR };
          return { scheduleId, version: 1, workspaceId, definition, ...change };
        }),
      );
      await tx.insert(scheduleCursors).values(
        batch.map(({ definition, id }) => {
          const next = definition.enabled ? createRecurrence({ ...definition, seed: id }).next(nowMs) : null;
          const at = next === null ? null : new Date(next);
          return { scheduleId: id, workspaceId, nextFireAt: at, dueAt: at };
        }),
      );
    });
  }
}

/** Ids by key. */
async function ensureAgents(sql: Sql, keys: ReadonlySet<string>): Promise<Map<string, string>> {
  const list = [...keys];
  // Before drizzle has the client: it reads and writes arrays in another way.
  await sql.unsafe(
    `INSERT INTO agents (id, workspace_id, key) SELECT ${DEMO_AGENT_ID_SQL}, $1, key FROM unnest($2::text[]) key
     ON CONFLICT (workspace_id, key) DO NOTHING`,
    [DEFAULT_WORKSPACE_ID, list],
  );
  const rows = await sql<{ id: string; key: string }[]>`
    SELECT id, key FROM agents WHERE workspace_id = ${DEFAULT_WORKSPACE_ID} AND key = ANY (${list}::text[])`;
  return new Map(rows.map(({ id, key }) => [key, id]));
}
