import type postgres from 'postgres';
import { executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';

/** The tables of history, partitioned by range of id. Each has a default partition, in which any row is an alarm. */
const HISTORY_TABLES = ['attempt_rows', 'finished_executions'] as const;
type HistoryTable = (typeof HISTORY_TABLES)[number];

export const DAY_MS = 86_400_000;
/** Partitions exist for so many days after today. */
const PARTITION_DAYS_AHEAD = 7;

/** From the start of that UTC day to the start of the next. Epoch ms. */
export interface TimeRange {
  fromMs: number;
  toMs: number;
}
export interface HistoryPartition extends TimeRange {
  table: HistoryTable;
  name: string;
}

/** Key of the transaction lock under which partitions are made and dropped. */
const PARTITION_LOCK = 7_310_428_001;

export const startOfDay = (timeMs: number): number => Math.floor(timeMs / DAY_MS) * DAY_MS;

const dayName = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10).replaceAll('-', '');

/** The start of the UTC day that a day's partition is named after. */
export const partitionDayMs = (name: string): number =>
  Date.parse(name.replace(/^.*_(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));

/** Name of the oldest day's partition. By name, one look-up: to read the bounds of a year's partitions takes milliseconds. */
export const OLDEST_DAY_SQL = `
  SELECT relname AS name FROM pg_class
   WHERE relname >= 'finished_executions_0' AND relname < 'finished_executions_:' AND relispartition AND relkind = 'r'
   ORDER BY relname LIMIT 1`;

/** Serialises those who change partitions, until the transaction ends. */
export async function lockPartitions(tx: postgres.TransactionSql): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock(${PARTITION_LOCK})`;
}

/** Every partition but the default ones, oldest first. */
export async function listPartitions(sql: postgres.ISql): Promise<HistoryPartition[]> {
  const rows = await sql<{ table: HistoryTable; name: string; low: string; high: string }[]>`
    SELECT p.relname AS table, c.relname AS name, b[1] AS low, b[2] AS high
      FROM pg_inherits i
      JOIN pg_class c ON c.oid = i.inhrelid
      JOIN pg_class p ON p.oid = i.inhparent
      CROSS JOIN LATERAL regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \\(''(.+)''\\) TO \\(''(.+)''\\)') b
     WHERE i.inhparent = ANY (ARRAY['attempt_rows', 'finished_executions']::regclass[]) AND b IS NOT NULL
     ORDER BY b[1], p.relname`;
  return rows.map(({ table, name, low, high }) => ({
    table,
    name,
    fromMs: executionIdTimeMs(low),
    toMs: executionIdTimeMs(high),
  }));
}

/**
 * Makes the missing partitions of a range, one a UTC day, in both tables. Days that an existing partition covers are left alone.
 * Safe with several processes at once. Call it in a transaction of its own: the locks of `attach` last until the commit.
 *
 * @returns how many partitions were made
 */
export async function createDayPartitions(tx: postgres.TransactionSql, range: TimeRange): Promise<number> {
  await lockPartitions(tx);
  const existing = await listPartitions(tx);
  let created = 0;
  for (let dayMs = startOfDay(range.fromMs); dayMs < range.toMs; dayMs += DAY_MS) {
    for (const table of HISTORY_TABLES) {
      if (existing.some((it) => it.table === table && it.fromMs <= dayMs && dayMs < it.toMs)) continue;
      await attach(tx, table, `${table}_${dayName(dayMs)}`, { fromMs: dayMs, toMs: dayMs + DAY_MS });
      created += 1;
    }
  }
  return created;
}

/** The database's clock, whole epoch ms. */
export async function databaseNowMs(sql: postgres.ISql): Promise<number> {
  const [clock] = await sql<{ nowMs: number }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"`;
  return clock!.nowMs;
}

/** The partitions that inserts of the coming days need: yesterday to a week ahead. @returns how many were made */
export async function createUpcomingPartitions(tx: postgres.TransactionSql): Promise<number> {
  const nowMs = await databaseNowMs(tx);
  return createDayPartitions(tx, { fromMs: nowMs - DAY_MS, toMs: nowMs + PARTITION_DAYS_AHEAD * DAY_MS });
}

/**
 * One partition for everything before the oldest day, for history that was written elsewhere. Days of their own would be thousands after
 * some years, and each query over a schedule's history opens every one of them.
 */
export async function createPastPartition(tx: postgres.TransactionSql): Promise<void> {
  await lockPartitions(tx);
  const existing = await listPartitions(tx);
  for (const table of HISTORY_TABLES) {
    const oldestMs = Math.min(...existing.filter((it) => it.table === table).map((it) => it.fromMs));
    if (oldestMs > 0) await attach(tx, table, `${table}_past`, { fromMs: 0, toMs: oldestMs });
  }
}

/**
 * A table of its own first, then ATTACH: `CREATE TABLE … PARTITION OF` would lock the whole history against readers and writers, ATTACH
 * locks only the default partition, whose rows of that range (there should be none) are moved first, since ATTACH refuses otherwise.
 */
async function attach(
  tx: postgres.TransactionSql,
  table: HistoryTable,
  name: string,
  range: TimeRange,
): Promise<void> {
  const key = table === 'finished_executions' ? 'id' : 'execution_id';
  const low = lowestIdAt(range.fromMs);
  const high = lowestIdAt(range.toMs);
  await tx.unsafe(`
    CREATE TABLE ${name} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING COMPRESSION);
    LOCK TABLE ${table} IN SHARE UPDATE EXCLUSIVE MODE;
    LOCK TABLE ${table}_default IN ACCESS EXCLUSIVE MODE;
    WITH misplaced AS (DELETE FROM ${table}_default WHERE ${key} >= '${low}' AND ${key} < '${high}' RETURNING *)
    INSERT INTO ${name} SELECT * FROM misplaced;
    ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${low}') TO ('${high}')`);
}
