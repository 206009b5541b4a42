import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Sql } from '@/lib/db/connect';
import { DAY_MS, databaseNowMs, listPartitions, startOfDay } from '@/lib/db/history-partitions';
import { executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';
import { FIVE_MINUTES_MS, type Span } from '@/lib/domain/statistics/grain';
import { finalUntil, planPass } from '@/lib/domain/statistics/roll-up-plan';
import { toInstant } from '../epoch';
import { countHistorySql, SUM_DAYS_SQL, SUM_QUARTERS_SQL } from './count-history';
import { olderIds } from './older-ids';

/** Between two passes over the last three buckets, so that each is redone twice before it is final; in between the open one is enough. */
const REDO_EVERY_MS = 240_000;
/** A pass should take no longer, since its locks and snapshot stand in others' way. */
const PASS_MS = 1_000;
const FIRST_CHUNK_MS = DAY_MS / 24;
/** Of empty years too, since a statement locks each day that it opens. */
const WIDEST_CHUNK_MS = 32 * DAY_MS;
const STATEMENT_LIMIT_MS = 15_000;
/** Somebody else is at it, or there was nothing in this step. */
const POLL_MS = 20;
const QUERY_CANCELED = '57014';

export interface PassResult {
  /** Executions that were counted, those counted before too. */
  runs: number;
  /** false: there is more to count, call again. */
  caughtUp: boolean;
}

interface Progress {
  /** Text, to be compared with what it is later. */
  countedTo: string | null;
  countedToMs: number | null;
  nowMs: number;
  redoneMs: number | null;
}

/** Nothing to do, or somebody else is doing it. */
const IDLE: PassResult = { caughtUp: true, runs: 0 };

/**
 * Counts what has ended into `execution_stats`: from history alone, so that a pass can be repeated; everything there ever was, from the oldest
 * on, when nothing was counted yet. Any number of processes may call it: one of them counts, the others return at once.
 */
export class StatsRollUp {
  #chunkMs = FIRST_CHUNK_MS;

  constructor(private readonly sql: Sql) {}

  /** One step. @param quietMs nothing is done when somebody has counted up to a moment less long ago */
  async pass(quietMs = Number.NEGATIVE_INFINITY): Promise<PassResult> {
    const progress = await this.#readProgress();
    const { nowMs, redoneMs } = progress;
    const countedToMs = progress.countedToMs ?? (await this.#oldestMs());
    if (nowMs - countedToMs < quietMs) return IDLE;
    const redo = redoneMs === null || Math.abs(nowMs - redoneMs) >= REDO_EVERY_MS;
    const plan = planPass({ countedToMs, nowMs }, { chunkMs: this.#chunkMs, redo });
    const olderThanMs = startOfDay(plan.fromMs) - DAY_MS;
    const older = await olderIds(this.sql, plan, olderThanMs);
    const runs = await this.#paced(() =>
      this.sql.begin(async (tx) => {
        if (!(await lockProgress(tx, progress.countedTo))) return null;
        const counted = await countHistory(tx, plan, olderThanMs, older);
        await sumFinal(tx, countedToMs, plan.countedToMs);
        await tx`
          UPDATE stats_progress SET counted_to = ${new Date(plan.countedToMs)}, redone_at = ${redo ? new Date(nowMs) : tx`redone_at`}`;
        return counted;
      }),
    );
    if (runs === null) return IDLE;
    if (runs === 'too much') return { caughtUp: false, runs: 0 };
    return { caughtUp: plan.caughtUp, runs };
  }

  /** History from then on was added to by something else than the engine: it is counted again. Epoch ms. */
  async recountFrom(timeMs: number): Promise<void> {
    await this.sql`UPDATE stats_progress SET counted_to = least(counted_to, ${new Date(timeMs)})`;
  }

  /** Counts everything that has ended by now, whoever else is at it. @param onPass is told how far it is after each step, epoch ms */
  async catchUp(onPass: (countedToMs: number) => void = () => {}): Promise<void> {
    const { nowMs } = await this.#readProgress();
    for (;;) {
      const { runs } = await this.pass();
      const { countedToMs } = await this.#readProgress();
      if (countedToMs !== null) onPass(countedToMs);
      if (countedToMs !== null && countedToMs >= nowMs) return;
      if (runs === 0) await sleep(POLL_MS);
    }
  }

  /** How much a pass covers follows how long the last one took; one over the database's limit had far too much. */
  async #paced<T>(work: () => Promise<T>): Promise<T | 'too much'> {
    const startedAt = performance.now();
    try {
      return await work();
    } catch (error) {
      const isTooMuch = error instanceof Error && 'code' in error && error.code === QUERY_CANCELED;
      if (!isTooMuch || this.#chunkMs === FIVE_MINUTES_MS) throw error;
      return 'too much';
    } finally {
      const tookMs = performance.now() - startedAt;
      if (tookMs > PASS_MS) this.#chunkMs = Math.max(FIVE_MINUTES_MS, this.#chunkMs / 2);
      else if (tookMs < PASS_MS / 2) this.#chunkMs = Math.min(WIDEST_CHUNK_MS, this.#chunkMs * 2);
    }
  }

  async #readProgress(): Promise<Progress> {
    const [row] = await this.sql<Progress[]>`
      SELECT counted_to::text AS "countedTo", (extract(epoch FROM counted_to) * 1000)::float8 AS "countedToMs",
             (extract(epoch FROM redone_at) * 1000)::float8 AS "redoneMs",
             floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"
        FROM stats_progress`;
    return row!;
  }

  /** A day before the oldest execution, since one may have ended before its fire time in another service; now when there is none. */
  async #oldestMs(): Promise<number> {
    for (const { name, table } of await listPartitions(this.sql)) {
      if (table !== 'finished_executions') continue;
      const [oldest] = await this.sql<{ id: string }[]>`SELECT id FROM ${this.sql(name)} ORDER BY id LIMIT 1`;
      if (oldest) return startOfDay(executionIdTimeMs(oldest.id)) - DAY_MS;
    }
    return databaseNowMs(this.sql);
  }
}

/** false: somebody else is at it, or has been since. */
async function lockProgress(tx: postgres.TransactionSql, countedTo: string | null): Promise<boolean> {
  await tx.unsafe(
    `SET LOCAL statement_timeout = ${STATEMENT_LIMIT_MS}; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off`,
  );
  const [row] = await tx<{ countedTo: string | null }[]>`
    SELECT counted_to::text AS "countedTo" FROM stats_progress FOR UPDATE SKIP LOCKED`;
  return row !== undefined && row.countedTo === countedTo;
}

async function countHistory(
  tx: postgres.TransactionSql,
  { fromMs, toMs }: Span,
  olderThanMs: number,
  older: readonly string[],
): Promise<number> {
  const hasOlder = older.length > 0;
  const [row] = await tx.unsafe<{ runs: number }[]>(countHistorySql(hasOlder), [
    ...spanOf({ fromMs, toMs }),
    lowestIdAt(Math.max(0, olderThanMs)),
    // A run may end a moment before its fire time: it is fenced ahead, and may be cancelled.
    lowestIdAt(toMs + DAY_MS),
    ...(hasOlder ? [`{${older.join(',')}}`] : []),
  ]);
  return row!.runs;
}

/** Rows of the quarters and days that no later pass goes back to. */
async function sumFinal(tx: postgres.TransactionSql, beforeMs: number, afterMs: number): Promise<void> {
  const [before, after] = [finalUntil(beforeMs), finalUntil(afterMs)];
  if (before.quartersMs < after.quartersMs) {
    await tx.unsafe(SUM_QUARTERS_SQL, spanOf({ fromMs: before.quartersMs, toMs: after.quartersMs }));
  }
  if (before.daysMs < after.daysMs) {
    await tx.unsafe(SUM_DAYS_SQL, spanOf({ fromMs: before.daysMs, toMs: after.daysMs }));
  }
}

const spanOf = ({ fromMs, toMs }: Span): string[] => [toInstant(fromMs), toInstant(toMs)];
