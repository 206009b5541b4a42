import { and, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { DAY_MS, OLDEST_DAY_SQL, partitionDayMs, startOfDay } from '@/lib/db/history-partitions';
import { executionIdTimeMs, lowestIdAt } from '@/lib/domain/ids';
import type { Queryable } from './database';

/** Part of history, as bounds of ids that are known when a statement is planned. A missing bound is open. */
export interface IdWindow {
  /** Inclusive. */
  lowId?: string;
  /** Exclusive. */
  highId?: string;
}

/** What is asked for, and what is known of it without reading history. Times are epoch ms. */
export interface HistoryRange {
  /** Only ids below this one. */
  beforeId?: string;
  /** Inclusive: when an execution was due, or asked for. */
  fromMs?: number;
  /** Exclusive. */
  toMs?: number;
  /** Asked after the newest window: nothing but what an older service left can be older. */
  madeAtMs?: () => number;
}

/** Days of the first window before its end: the day itself and the one before it. */
const FIRST_DAYS = 2;
const GROWTH = 4;
/** A statement locks each partition that it opens and every index of it; so many days fit into the lock table for all connections. */
const WIDEST_DAYS = 48;

/**
 * The windows that a reading of history goes through, newest first and without a gap, until it has enough. History has a partition for each
 * day, and a statement without bounds opens all of them when it is planned: 365 days take 100 ms and 2,000 locks, whatever it finds.
 * The first window has the day of the range's end and the one before it, with everything ahead of now when the range has no end; the next
 * ones are wider and wider. The process's clock decides nothing but where they are cut.
 */
export function historyWindows(db: Queryable, range: HistoryRange): AsyncGenerator<IdWindow> {
  return windowsOfHistory(() => oldestDayMs(db), range);
}

/** The same for who asks for the oldest day in another way. */
export async function* windowsOfHistory(
  oldestDayMs: () => Promise<number>,
  range: HistoryRange,
): AsyncGenerator<IdWindow> {
  const { highId, lowId } = boundsOf(range);
  const lowMs = lowId === undefined ? Number.NEGATIVE_INFINITY : executionIdTimeMs(lowId);
  const endMs = highId === undefined ? Date.now() : Math.min(executionIdTimeMs(highId), Date.now());
  let atMs = startOfDay(endMs) - (FIRST_DAYS - 1) * DAY_MS;
  yield { highId, lowId: atMs <= lowMs ? lowId : lowestIdAt(atMs) };
  if (atMs <= lowMs) return;

  const oldestMs = await oldestDayMs();
  for (let days = FIRST_DAYS * GROWTH; ; days = Math.min(days * GROWTH, WIDEST_DAYS)) {
    const floorMs = Math.max(oldestMs, startOfDay((range.madeAtMs?.() ?? 0) - DAY_MS), lowMs);
    if (atMs <= floorMs) break;
    const nextMs = Math.max(atMs - days * DAY_MS, floorMs);
    yield { highId: lowestIdAt(atMs), lowId: lowestIdAt(nextMs) };
    atMs = nextMs;
  }
  // Before the oldest day there is one partition at the most, for what an older service left, and the default one.
  if (lowMs < oldestMs) yield { highId: lowestIdAt(Math.min(atMs, oldestMs)), lowId };
}

/** A range as one window, for tables without partitions. */
export function boundsOf({ beforeId, fromMs, toMs }: HistoryRange): IdWindow {
  const before = beforeId?.toLowerCase();
  const until = toMs === undefined ? undefined : idAt(toMs);
  return {
    highId: before === undefined || (until !== undefined && until < before) ? until : before,
    lowId: fromMs === undefined ? undefined : idAt(fromMs),
  };
}

export const within = (id: PgColumn, { highId, lowId }: IdWindow): SQL | undefined =>
  and(lowId === undefined ? undefined : gte(id, lowId), highId === undefined ? undefined : lt(id, highId));

/** Ids know no time before 1970. */
const idAt = (timeMs: number): string => lowestIdAt(Math.max(0, timeMs));

/** Start of the oldest day that has a partition; Infinity when none has. */
async function oldestDayMs(db: Queryable): Promise<number> {
  const rows = await db.execute<{ name: string }>(sql.raw(OLDEST_DAY_SQL));
  return rows[0] ? partitionDayMs(rows[0].name) : Number.POSITIVE_INFINITY;
}
