import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { connect, type Sql } from '@/lib/db/connect';
import { type HistoryPartition, listPartitions, lockPartitions } from '@/lib/db/history-partitions';
import { removeSchedulesStats } from '@/lib/repositories/statistics/remove';
import { DEMO_AGENT_ID_SQL, DEMO_AUTHOR, markedPartitions } from './made-by-demo';

/** A call that runs may take so long to end by itself; then its row goes all the same. */
const RUNNING_LIMIT_MS = 15_000;
const POLL_MS = 200;

/** Statistics of so many schedules, and so many rows of them, in one transaction, which holds up the roll-up. */
const SCHEDULES_AT_ONCE = 500;
const STATS_AT_ONCE = 50_000;

const MADE = 'SELECT schedule_id FROM demo_ids';

export interface RemovalReport {
  schedules: number;
  partitions: number;
}

/** Takes away what seeds made, and what became of it: schedules, their executions, skips and statistics, new agents and partitions. */
export async function remove(url: string, say: (line: string) => void): Promise<RemovalReport> {
  const sql = connect(url, { applicationName: 'seed-demo', max: 1 });
  try {
    await sql.unsafe(`
      CREATE TEMPORARY TABLE demo_ids AS
        SELECT schedule_id FROM schedule_versions WHERE version = 1 AND changed_by = '${DEMO_AUTHOR}';
      ANALYZE demo_ids`);
    await stopFiring(sql);
    const partitions = await removeHistory(sql, say);
    await removeStatistics(sql, say);
    const schedules = await removeSchedules(sql);
    await sql`VACUUM (ANALYZE) agents, attempt_rows, execution_stats, finished_executions, live_executions, schedule_cursors, schedule_versions, schedules, skips`;
    return { partitions, schedules };
  } finally {
    await sql.end();
  }
}

/** As a deletion does: nothing fires any more, what has not started goes, what runs ends by itself. */
async function stopFiring(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(
      `SELECT 1 FROM schedule_cursors WHERE schedule_id IN (${MADE}) ORDER BY schedule_id FOR UPDATE`,
    );
    await tx.unsafe(`
      UPDATE schedule_cursors SET next_fire_at = NULL, due_at = NULL, rev = rev + 1
       WHERE schedule_id IN (${MADE}) AND next_fire_at IS NOT NULL`);
    await tx.unsafe(`UPDATE schedules SET deleted_at = now() WHERE id IN (${MADE}) AND deleted_at IS NULL`);
  });
  const untilMs = performance.now() + RUNNING_LIMIT_MS;
  for (;;) {
    await sql.unsafe(`
      DELETE FROM live_executions WHERE id IN (
        SELECT id FROM live_executions WHERE schedule_id IN (${MADE}) AND status <> 'running' FOR UPDATE SKIP LOCKED)`);
    const { count } = await sql.unsafe(
      `SELECT 1 FROM live_executions WHERE schedule_id IN (${MADE}) LIMIT 1`,
    );
    if (count === 0) return;
    if (performance.now() > untilMs) break;
    await sleep(POLL_MS);
  }
  await sql.unsafe(`DELETE FROM live_executions WHERE schedule_id IN (${MADE})`);
}

/** A day that a seed made and that has nothing else goes as a whole. @returns how many partitions went */
async function removeHistory(sql: Sql, say: (line: string) => void): Promise<number> {
  const marked = await markedPartitions(sql);
  let dropped = 0;
  for (const day of byDay(await listPartitions(sql))) {
    const isMarked = day.every(({ name }) => marked.has(name));
    if (isMarked && (await dropDay(sql, day))) dropped += day.length;
    else await emptyDay(sql, day);
    say(`${day[0]!.name} is done`);
  }
  await emptyDay(sql, [
    { name: 'attempt_rows_default', table: 'attempt_rows' },
    { name: 'finished_executions_default', table: 'finished_executions' },
  ]);
  return dropped;
}

/** The partitions of both tables, side by side. */
function byDay(partitions: readonly HistoryPartition[]): HistoryPartition[][] {
  const days = new Map<number, HistoryPartition[]>();
  for (const partition of partitions) {
    days.set(partition.fromMs, [...(days.get(partition.fromMs) ?? []), partition]);
  }
  return [...days.values()];
}

type TableOfDay = Pick<HistoryPartition, 'name' | 'table'>;

/** Looked at under the lock, so that nothing ends into it in between. false: it has something else. */
function dropDay(sql: Sql, day: readonly TableOfDay[]): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Rather fail, and be started again, than let readers and writers queue behind.
    await tx`SET LOCAL lock_timeout = '5s'`;
    await lockPartitions(tx);
    await tx`LOCK TABLE finished_executions, attempt_rows IN ACCESS EXCLUSIVE MODE`;
    for (const { name, table } of day)
      if (table === 'finished_executions' && (await hasOthers(tx, name))) return false;
    for (const { name } of day) await tx`DROP TABLE ${tx(name)}`;
    return true;
  });
}

async function hasOthers(tx: postgres.TransactionSql, name: string): Promise<boolean> {
  const { count } = await tx.unsafe(
    `SELECT 1 FROM ${name} f WHERE NOT EXISTS (SELECT 1 FROM demo_ids d WHERE d.schedule_id = f.schedule_id) LIMIT 1`,
  );
  return count > 0;
}

async function emptyDay(sql: Sql, day: readonly TableOfDay[]): Promise<void> {
  const attempts = day.find(({ table }) => table === 'attempt_rows')?.name;
  const finished = day.find(({ table }) => table === 'finished_executions')?.name;
  if (!finished) return;
  await sql.begin(async (tx) => {
    if (attempts) {
      await tx.unsafe(
        `DELETE FROM ${attempts} a USING ${finished} f WHERE f.id = a.execution_id AND f.schedule_id IN (${MADE})`,
      );
    }
    await tx.unsafe(`DELETE FROM ${finished} WHERE schedule_id IN (${MADE})`);
  });
}

/** What agents and the workspace have of it goes as well. */
async function removeStatistics(sql: Sql, say: (line: string) => void): Promise<void> {
  const rows = await sql.unsafe<{ id: string }[]>(MADE.replace('schedule_id', 'schedule_id AS id'));
  for (let from = 0; from < rows.length; from += SCHEDULES_AT_ONCE) {
    const ids = rows.slice(from, from + SCHEDULES_AT_ONCE).map(({ id }) => id);
    while ((await sql.begin((tx) => removeSchedulesStats(tx, ids, STATS_AT_ONCE))) > 0);
    say(`statistics of ${from + ids.length} schedules are gone`);
  }
}

/** At last the schedules: until then a removal that was cut short can be started again. */
function removeSchedules(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    await tx.unsafe(`DELETE FROM skips WHERE schedule_id IN (${MADE})`);
    await tx.unsafe(`DELETE FROM schedule_cursors WHERE schedule_id IN (${MADE})`);
    const { count } = await tx.unsafe(`DELETE FROM schedules WHERE id IN (${MADE})`);
    await tx.unsafe(`DELETE FROM schedule_versions WHERE schedule_id IN (${MADE})`);
    // A version that names it may have executions that show its key.
    await tx.unsafe(`
      DELETE FROM agents a WHERE a.id = ${DEMO_AGENT_ID_SQL}
         AND NOT EXISTS (SELECT 1 FROM schedules s WHERE s.agent_ref = a.id)
         AND NOT EXISTS (SELECT 1 FROM schedule_versions v WHERE v.definition ->> 'agentRef' = a.id::text)`);
    return count;
  });
}
