import { and, eq, ilike, inArray, type SQL, sql } from 'drizzle-orm';
import { DAY_MS } from '@/lib/db/history-partitions';
import { finishedExecutions } from '@/lib/db/schema';
import type { ExecutionStatus } from '@/lib/domain/execution';
import { executionIdTimeMs } from '@/lib/domain/ids';
import type { Queryable } from './database';
import { type Branch, branchesOf, type ExecutionFilter, isExact, newestOf } from './execution-branches';
import { type ExecutionRow, NAMES, toExecutionRow } from './execution-row';
import { boundsOf, type HistoryRange, historyWindows, type IdWindow } from './history-windows';
import { containing } from './like-pattern';
import { ALL_COLUMNS, EXECUTION_TABLES, type ExecutionTable } from './newest-executions';
import { PageInProgress } from './page-in-progress';

/** Days after which a page ends that isn't full: to open one takes a quarter of a millisecond, whatever is in it. */
const DAYS_PER_PAGE = 80;

export interface ExecutionPage {
  /** Latest first. */
  rows: ExecutionRow[];
  /** The next page has ids below this one; null: there is no next page. */
  nextBeforeId: string | null;
}

interface Reading {
  branches: Branch[];
  db: Queryable;
  filter: ExecutionFilter;
  workspaceId: string;
}

/**
 * One page of executions, latest first. Reads no more than 20 rows for each that the page may have and, but for one
 * schedule, looks at about 80 days: what is rare may leave a page short or empty, and the next one goes on where it stopped. An execution keeps its id when it ends and each
 * statement sees it in one table, so that pages have it once.
 */
export async function readExecutionPage(
  db: Queryable,
  workspaceId: string,
  filter: ExecutionFilter,
  range: HistoryRange,
  limit: number,
): Promise<ExecutionPage> {
  const branches = branchesOf(filter, workspaceId);
  const reading = { branches, db, filter, workspaceId };
  if (branches.every((branch) => isExact(branch, filter))) {
    const page = new PageInProgress<ExecutionRow>(limit);
    await fill(page, reading, range, readAll);
    const { items, nextBeforeId } = page.result();
    return { nextBeforeId, rows: items };
  }
  const page = new PageInProgress<{ id: string }>(limit, branches.length);
  await fill(page, reading, range, lookThrough);
  const { items, nextBeforeId } = page.result();
  return { nextBeforeId, rows: await wholeRows(reading, items) };
}

async function fill<Item extends { id: string }>(
  page: PageInProgress<Item>,
  reading: Reading,
  range: HistoryRange,
  read: (page: PageInProgress<Item>, reading: Reading, window: IdWindow) => Promise<void>,
): Promise<void> {
  // A schedule's own history ends with the day that it was made.
  const daysAtMost = reading.filter.scheduleId ? Number.POSITIVE_INFINITY : DAYS_PER_PAGE;
  let days = 0;
  for await (const window of windowsOf(reading, range)) {
    await read(page, reading, window);
    if (page.isDone) return;
    days += daysIn(window);
    if (days >= daysAtMost && window.lowId !== undefined) return page.stopAt(window.lowId);
  }
}

async function* windowsOf({ branches, db }: Reading, range: HistoryRange): AsyncGenerator<IdWindow> {
  if (branches.some(({ table }) => table === finishedExecutions)) yield* historyWindows(db, range);
  // What lives has no partitions.
  else if (branches.length > 0) yield boundsOf(range);
}

/** Of those that have passed. What is ahead, and what is older than all days, has few partitions. */
function daysIn({ highId, lowId }: IdWindow): number {
  if (lowId === undefined) return 0;
  const untilMs = highId === undefined ? Date.now() : Math.min(executionIdTimeMs(highId), Date.now());
  return (untilMs - executionIdTimeMs(lowId)) / DAY_MS;
}

/** Every row of the branches is asked for. */
async function readAll(page: PageInProgress<ExecutionRow>, reading: Reading, window: IdWindow) {
  const { branches, db, workspaceId } = reading;
  const options = { columns: ALL_COLUMNS.textFor, limit: page.missing, window, workspaceId };
  const rows = await db.execute(
    sql`SELECT newest.*, ${NAMES} FROM ${newestOf(branches, options)} newest ORDER BY newest.id DESC`,
  );
  page.add(rows.map(toExecutionRow));
}

/** Looks through the branches' rows, more and more at a time, until the page is full or has seen too many, or the window is read. */
async function lookThrough(page: PageInProgress<{ id: string }>, reading: Reading, window: IdWindow) {
  let left = window;
  while (!page.isDone) {
    const size = page.takeChunk();
    const { floorId, found, seen } = await lookAt(reading, left, { missing: page.missing, size });
    page.add(found.map((id) => ({ id })));
    page.lookedAt(seen, floorId);
    if (seen < size) return;
    left = { ...left, highId: floorId! };
  }
}

interface Looked {
  /** Ids of those that the filter lets pass, latest first. */
  found: string[];
  /** The oldest that was looked at. */
  floorId: string | null;
  seen: number;
}

async function lookAt(
  { branches, db, filter, workspaceId }: Reading,
  window: IdWindow,
  { missing, size }: { missing: number; size: number },
): Promise<Looked> {
  const newest = newestOf(branches, { columns: filteredColumns, limit: size, window, workspaceId });
  const [looked] = await db.execute<Looked & Record<string, unknown>>(sql`
    WITH looked AS MATERIALIZED ${newest}
    SELECT ARRAY(SELECT id FROM looked WHERE ${passes(filter)} ORDER BY id DESC LIMIT ${missing}) AS found,
           (SELECT id FROM looked ORDER BY id LIMIT 1) AS "floorId", (SELECT count(*)::int FROM looked) AS seen`);
  return looked!;
}

const FINISHED_FILTERED = sql.raw('id, agent_id, schedule_id, status, trigger, error');
const LIVE_FILTERED = sql.raw('id, agent_id, schedule_id, status, trigger, NULL::text AS error');
/** What a filter looks at. */
const filteredColumns = (table: ExecutionTable): SQL =>
  table === finishedExecutions ? FINISHED_FILTERED : LIVE_FILTERED;

function passes({ agentRef, scheduleId, search, statuses, trigger }: ExecutionFilter): SQL | undefined {
  return and(
    agentRef === undefined ? undefined : eq(sql`agent_id`, agentRef),
    scheduleId === undefined ? undefined : eq(sql`schedule_id`, scheduleId),
    search === undefined ? undefined : ilike(sql`error`, containing(search)),
    statuses === undefined ? undefined : inArray(sql`status`, [...statuses]),
    trigger === undefined ? undefined : eq(sql`trigger`, trigger),
  );
}

/** By their ids alone, which open no other days. One that has ended since it was found may not be asked for any more. */
async function wholeRows(
  { db, filter: { statuses } }: Reading,
  items: readonly { id: string }[],
): Promise<ExecutionRow[]> {
  if (items.length === 0) return [];
  const ids = items.map(({ id }) => id);
  const parts = EXECUTION_TABLES.map(
    (table) => sql`SELECT ${ALL_COLUMNS.textFor(table)} FROM ${table} WHERE ${inArray(table.id, ids)}`,
  );
  const rows = await db.execute(
    sql`SELECT newest.*, ${NAMES} FROM (${sql.join(parts, sql` UNION ALL `)}) newest ORDER BY newest.id DESC`,
  );
  return rows
    .map(toExecutionRow)
    .filter(({ status }) => !statuses || statuses.includes(status as ExecutionStatus));
}
