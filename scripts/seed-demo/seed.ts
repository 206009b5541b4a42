import { connect, type Sql } from '@/lib/db/connect';
import { createDayPartitions, databaseNowMs, listPartitions } from '@/lib/db/history-partitions';
import { Housekeeping } from '@/lib/repositories/engine/housekeeping';
import { StatsRollUp } from '@/lib/repositories/statistics/roll-up';
import { SeededRandom } from '../simulate/seeded-random';
import { demoSchedules } from './demo-schedules';
import { insertExecutions } from './insert-executions';
import { insertSchedules } from './insert-schedules';
import { markPartition } from './made-by-demo';
import type { SeedOptions } from './options';
import { HISTORY_DAYS } from './rhythm';

const DAY_MS = 86_400_000;
/** History ends so long ago, that what it tells of had the time to happen; what fires for real goes on from there. */
const MINUTE_MS = 60_000;
/** Partitions of so many days in one transaction: each takes a lock for itself and for each of its indexes. */
const DAYS_AT_ONCE = 20;

/** Schedules and history of sixty days. Several seeds add up. @returns what was made */
export async function seed(
  url: string,
  options: Omit<SeedOptions, 'kind'>,
  say: (line: string) => void,
): Promise<{ schedules: number; executions: number }> {
  const sql = connect(url, { applicationName: 'seed-demo', max: 1 });
  try {
    const nowMs = (await databaseNowMs(sql)) - MINUTE_MS;
    await makePartitions(sql, nowMs);
    const random = new SeededRandom(nowMs);
    const schedules = await insertSchedules(url, demoSchedules(options, options.fireAt, random), {
      nowMs,
      random,
    });
    say(`${schedules.length} schedules`);
    const executions = await writeHistory(sql, (connection) =>
      insertExecutions(connection, schedules, {
        executions: options.executions,
        nowMs,
        onDay: (written) => say(`${written} of ${options.executions} executions`),
      }),
    );
    await sql`VACUUM (ANALYZE) agents, attempt_rows, finished_executions, schedule_cursors, schedule_versions, schedules, skips`;
    await countStatistics(url, nowMs - HISTORY_DAYS * DAY_MS, say);
    return { executions, schedules: schedules.length };
  } finally {
    await sql.end();
  }
}

/** As the workers do it, which would need some turns for so much. */
async function countStatistics(url: string, fromMs: number, say: (line: string) => void): Promise<void> {
  const sql = connect(url, { applicationName: 'seed-demo', max: 2 });
  try {
    const rollUp = new StatsRollUp(sql);
    await rollUp.recountFrom(fromMs);
    await rollUp.catchUp((countedToMs) => say(`statistics up to ${new Date(countedToMs).toISOString()}`));
    const housekeeping = new Housekeeping(sql);
    while ((await housekeeping.removeOldStatistics(null)) > 0);
    await sql`VACUUM (ANALYZE) execution_stats`;
  } finally {
    await sql.end();
  }
}

/** A temporary table lives on one connection. */
async function writeHistory<T>(
  sql: Sql,
  write: (connection: Awaited<ReturnType<Sql['reserve']>>) => Promise<T>,
): Promise<T> {
  const connection = await sql.reserve();
  try {
    return await write(connection);
  } finally {
    connection.release();
  }
}

/** Those that there weren't, marked as made here. */
async function makePartitions(sql: Sql, nowMs: number): Promise<void> {
  for (let days = HISTORY_DAYS; days > 0; days -= DAYS_AT_ONCE) {
    const range = { fromMs: nowMs - days * DAY_MS, toMs: nowMs - (days - DAYS_AT_ONCE) * DAY_MS };
    await sql.begin(async (tx) => {
      const before = new Set((await listPartitions(tx)).map(({ name }) => name));
      await createDayPartitions(tx, range);
      for (const { name } of await listPartitions(tx)) if (!before.has(name)) await markPartition(tx, name);
    });
  }
}
