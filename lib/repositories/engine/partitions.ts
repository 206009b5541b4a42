import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';
import {
  createDayPartitions,
  createUpcomingPartitions,
  DAY_MS,
  databaseNowMs,
  type HistoryPartition,
  listPartitions,
  lockPartitions,
  startOfDay,
} from '@/lib/db/history-partitions';
import type { PartitionKeeper } from '@/lib/domain/engine/ports';
import { executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';

/** Rather fail, and be called again, than queue for a lock with readers and writers waiting behind. */
const LOCK_TIMEOUT = "SET LOCAL lock_timeout = '2s'";

/** Tables whose rows ask for a partition of their day. */
const ASKING_TABLES = ['live_executions', 'finished_executions_default', 'attempt_rows_default'] as const;

/** The daily partitions of finished_executions and attempt_rows. Any number of processes may use it at once. */
export class HistoryPartitions implements PartitionKeeper {
  /** Starts of days known to have their partitions, or a promise of them. A day that failed is forgotten. */
  readonly #days = new Map<number, Promise<unknown>>();

  constructor(private readonly sql: Sql) {}

  /**
   * Makes sure that history can take executions of that day. Asks the database once a day and process; call it before inserting a live
   * execution whose id is of an older day.
   *
   * @throws PostgresError 55P03 when a lock isn't had within 2 s; call again
   */
  async ensureDay(timeMs: number): Promise<void> {
    const dayMs = startOfDay(timeMs);
    let made = this.#days.get(dayMs);
    if (!made) {
      made = this.ensureWindow(dayMs, dayMs + DAY_MS);
      this.#days.set(dayMs, made);
      made.catch(() => this.#days.delete(dayMs));
    }
    await made;
  }

  /** Makes the missing days of fromMs ≤ t < toMs, for a seed or a backfill. @returns how many partitions were made */
  async ensureWindow(fromMs: number, toMs: number): Promise<number> {
    return this.sql.begin(async (tx) => {
      await tx.unsafe(LOCK_TIMEOUT);
      return createDayPartitions(tx, { fromMs, toMs });
    });
  }

  /** Yesterday to a week ahead, and each day that a live execution or a row in a default partition belongs to. */
  async ensureNeeded(): Promise<void> {
    await this.sql.begin(async (tx) => {
      await tx.unsafe(LOCK_TIMEOUT);
      await createUpcomingPartitions(tx);
    });
    for (const table of ASKING_TABLES) {
      for await (const dayMs of this.#daysWithRows(table)) await this.ensureWindow(dayMs, dayMs + DAY_MS);
    }
  }

  /** Rows that no day's partition took. Anything above 0 is an alarm; `ensureNeeded` moves them to where they belong. */
  async defaultRows(): Promise<number> {
    const [row] = await this.sql<{ rows: number }[]>`
      SELECT ((SELECT count(*) FROM finished_executions_default) + (SELECT count(*) FROM attempt_rows_default))::int AS rows`;
    return row!.rows;
  }

  /**
   * Drops the days whose newest execution completed longer ago than that, by the database's clock, and to which no live execution belongs.
   *
   * @returns names of the dropped partitions
   */
  async dropOlderThan(ageMs: number): Promise<string[]> {
    const timeMs = (await databaseNowMs(this.sql)) - ageMs;
    const dropped: string[] = [];
    for (const partition of await listPartitions(this.sql)) {
      if (partition.table !== 'finished_executions' || partition.toMs > timeMs) continue;
      dropped.push(...(await this.#dropDay(partition, timeMs)));
    }
    return dropped;
  }

  /** Checked under the lock, so that nothing ends into the partition between the look and the drop. */
  async #dropDay(day: HistoryPartition, timeMs: number): Promise<string[]> {
    if (await this.#isNeeded(this.sql, day, timeMs)) return [];
    this.#days.clear();
    return this.sql.begin(async (tx) => {
      await tx.unsafe(LOCK_TIMEOUT);
      await lockPartitions(tx);
      await tx`LOCK TABLE finished_executions, attempt_rows IN ACCESS EXCLUSIVE MODE`;
      const same = (await listPartitions(tx)).filter(
        (it) => it.fromMs === day.fromMs && it.toMs === day.toMs,
      );
      if (same.length === 0 || (await this.#isNeeded(tx, day, timeMs))) return [];
      for (const { name } of same) await tx`DROP TABLE ${tx(name)}`;
      return same.map(({ name }) => name);
    });
  }

  async #isNeeded(sql: postgres.ISql, day: HistoryPartition, timeMs: number) {
    const [row] = await sql<{ needed: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM ${sql(day.name)} WHERE completed_at >= ${new Date(timeMs)})
          OR EXISTS (SELECT 1 FROM live_executions WHERE id >= ${lowestIdAt(day.fromMs)} AND id < ${lowestIdAt(day.toMs)})
          AS needed`;
    return row!.needed;
  }

  /** Jumps over the primary key from day to day, one index look-up each. */
  async *#daysWithRows(table: (typeof ASKING_TABLES)[number]): AsyncGenerator<number> {
    const key = table === 'attempt_rows_default' ? 'execution_id' : 'id';
    let afterMs = 0;
    for (;;) {
      const [row] = await this.sql<{ id: string }[]>`
        SELECT ${this.sql(key)} AS id FROM ${this.sql(table)} WHERE ${this.sql(key)} >= ${lowestIdAt(afterMs)}
         ORDER BY ${this.sql(key)} LIMIT 1`;
      if (!row) return;
      const dayMs = startOfDay(executionIdTimeMs(row.id));
      yield dayMs;
      afterMs = dayMs + DAY_MS;
    }
  }
}
