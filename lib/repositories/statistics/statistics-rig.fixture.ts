import { connect, type Sql } from '@/lib/db/connect';
import type { TerminalStatus } from '@/lib/domain/execution';
import { DEFAULT_WORKSPACE_ID, executionId } from '@/lib/domain/ids';
import { floorTo, type GrainMinutes } from '@/lib/domain/statistics/grain';
import { bucketOf, type Histogram } from '@/lib/domain/statistics/histogram';
import { createTestDatabase } from '@/scripts/test-services/test-database';
import { HistoryPartitions } from '../engine/partitions';
import { ALL_AGENTS, cellsSql } from './measures-sql';
import { StatsRollUp } from './roll-up';

export interface EndedRun {
  scheduleId: string;
  agentId: string;
  fireMs: number;
  completedMs: number;
  outcome: TerminalStatus;
  attempts: number;
  durationMs: number | null;
  latenessMs: number | null;
  /** Attempts that were lost with their worker. */
  losses?: number;
}

/** A row of statistics, as it is stored or as it should be. */
export interface StatsRow {
  key: string;
  count: number;
  attempts: number;
  retried: number;
  duration: Histogram;
  lateness: Histogram;
}

export interface StatisticsRig {
  sql: Sql;
  url: string;
  close(): Promise<void>;
}

/** History and its statistics in a database of their own, with partitions for `days` days. */
export async function createStatisticsRig(days = 8): Promise<StatisticsRig> {
  const test = await createTestDatabase();
  const sql = connect(test.url, { applicationName: 'test', max: 4 });
  await new HistoryPartitions(sql).ensureWindow(Date.now() - days * 86_400_000, Date.now());
  return {
    sql,
    url: test.url,
    close: async () => {
      await sql.end();
      await test.drop();
    },
  };
}

export async function emptyStatistics(sql: Sql): Promise<void> {
  await sql`TRUNCATE finished_executions, execution_stats`;
  await sql`UPDATE stats_progress SET counted_to = NULL, redone_at = NULL`;
}

/** Whole milliseconds in, as the engine stores fire times; a run of a schedule and fire time that there is already is not added. */
export async function addRuns(sql: Sql, runs: readonly EndedRun[]): Promise<void> {
  const rows = runs.map((run) => ({
    id: executionId(run.scheduleId, run.fireMs, 'schedule'),
    losses: run.losses ?? 0,
    agent_id: run.agentId,
    attempts: run.attempts,
    completed_at: new Date(run.completedMs).toISOString(),
    duration_ms: run.durationMs,
    fire_time: new Date(run.fireMs).toISOString(),
    first_started_at: run.latenessMs === null ? null : new Date(run.fireMs + run.latenessMs).toISOString(),
    schedule_id: run.scheduleId,
    status: run.outcome,
  }));
  await sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, attempts, losses, due_at,
                                     scheduled_at, first_started_at, completed_at, duration_ms)
    SELECT id, schedule_id, ${DEFAULT_WORKSPACE_ID}, 1, fire_time, 'schedule', 'schedule', agent_id, status, attempts, losses, fire_time, fire_time,
           first_started_at, completed_at, duration_ms
      FROM jsonb_populate_recordset(NULL::finished_executions, ${sql.json(rows as never)}) ON CONFLICT DO NOTHING`;
}

/** Counts everything. @returns in how many steps */
export async function countAll(sql: Sql): Promise<number> {
  let steps = 0;
  await new StatsRollUp(sql).catchUp(() => {
    steps += 1;
  });
  return steps;
}

/** What is stored of one grain, in the order of the keys. */
export async function storedRows(sql: Sql, minutes: GrainMinutes): Promise<StatsRow[]> {
  const rows = await sql<StatsRow[]>`
    SELECT concat_ws(' ', scope, subject_id, agent_id, (extract(epoch FROM bucket_start) * 1000)::bigint, outcome) AS key,
           count, attempts, retried, ${histogram(sql, 'duration')} AS duration, ${histogram(sql, 'lateness')} AS lateness
      FROM execution_stats WHERE bucket_minutes = ${minutes}`;
  return [...rows].sort(byKey);
}

const histogram = (sql: Sql, column: string) =>
  sql.unsafe(`(SELECT coalesce(json_object_agg(bucket, n), '{}') FROM ${cellsSql(column)} c)`);

/** The same by counting what the table of history holds, one by one. */
export async function countedRows(
  sql: Sql,
  minutes: GrainMinutes,
  untilMs = Number.POSITIVE_INFINITY,
): Promise<StatsRow[]> {
  const runs = await sql<(EndedRun & { workspaceId: string })[]>`
    SELECT workspace_id AS "workspaceId", schedule_id AS "scheduleId", agent_id AS "agentId", status AS outcome, attempts,
           (extract(epoch FROM completed_at) * 1000)::float8 AS "completedMs", duration_ms::float8 AS "durationMs",
           CASE WHEN losses = 0 THEN (extract(epoch FROM first_started_at - scheduled_at) * 1000)::float8 END AS "latenessMs"
      FROM finished_executions`;
  const rows = new Map<string, StatsRow>();
  for (const run of runs) {
    const startMs = floorTo(minutes * 60_000, run.completedMs);
    if (startMs >= untilMs) continue;
    for (const subject of [
      `schedule ${run.scheduleId} ${run.agentId}`,
      `agent ${run.agentId} ${run.agentId}`,
      `workspace ${run.workspaceId} ${ALL_AGENTS}`,
    ]) {
      addTo(rows, `${subject} ${startMs} ${run.outcome}`, run);
    }
  }
  return [...rows.values()].sort(byKey);
}

function addTo(rows: Map<string, StatsRow>, key: string, run: EndedRun): void {
  const row = rows.get(key) ?? { attempts: 0, count: 0, duration: {}, key, lateness: {}, retried: 0 };
  rows.set(key, {
    attempts: row.attempts + run.attempts,
    count: row.count + 1,
    duration: plusOne(row.duration, run.durationMs),
    key,
    lateness: plusOne(row.lateness, run.latenessMs),
    retried: row.retried + (run.attempts > 1 ? 1 : 0),
  });
}

function plusOne(histogram: Histogram, ms: number | null): Histogram {
  if (ms === null) return histogram;
  const bucket = bucketOf(ms);
  return { ...histogram, [bucket]: (histogram[bucket] ?? 0) + 1 };
}

const byKey = (a: StatsRow, b: StatsRow) => (a.key < b.key ? -1 : 1);
