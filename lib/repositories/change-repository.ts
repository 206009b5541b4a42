import { type SQL, sql } from 'drizzle-orm';
import { finishedExecutions } from '@/lib/db/schema';
import type { ChangePosition } from '@/lib/domain/change-position';
import type { WorkerState } from '@/lib/domain/worker';
import type { Queryable } from './database';
import { msOf, toInstant } from './epoch';
import { historyWindows, type IdWindow, within } from './history-windows';
import { isPaused } from './schedule-filter';

/**
 * How long after a row's time its transaction may commit: a statement of the engine is given up after 5 s and may run as long again in its
 * backend, a use case after 8 s.
 */
const COMMITS_WITHIN_MS = 15_000;
/** Live executions that one reading looks at, the newest. */
export const LIVE_AT_MOST = 5_000;

/** Instants are epoch ms of the database's clock; `transaction` wrote what has changed. */
export interface ScheduleChange {
  id: string;
  transaction: number;
  version: number;
  enabled: boolean;
  pausedUntilMs: number | null;
  deleted: boolean;
  updatedAtMs: number;
  nextFireAtMs: number | null;
}
export interface ExecutionChange {
  id: string;
  transaction: number;
  scheduleId: string;
  version: number;
  trigger: string;
  /** As people know it. */
  agentId: string;
  status: string;
  attempts: number;
  losses: number;
  fireTimeMs: number;
  scheduledAtMs: number;
  dueAtMs: number;
  startedAtMs: number | null;
  completedAtMs: number | null;
  durationMs: number | null;
  httpStatus: number | null;
  errorClass: string | null;
  /** Of its schedule. */
  nextFireAtMs: number | null;
}
export interface WorkerChange {
  id: string;
  transaction: number;
  state: WorkerState;
  slots: number;
  held: number;
  running: number;
  beat: number;
  seenAtMs: number;
  endedAtMs: number | null;
}

export interface ChangeReading {
  /** Where the next reading goes on. */
  position: ChangePosition;
  /** What the next transaction's number is; below an earlier position's it is another database. */
  nextTransaction: number;
  /** There are more live executions than a reading looks at, so that changes of the older ones are not here. */
  crowded: boolean;
  schedules: ScheduleChange[];
  executions: ExecutionChange[];
  workers: WorkerChange[];
}

interface RawReading {
  at: number;
  horizon: number;
  next: number;
  scanned: number;
  schedules: string;
  executions: string;
  workers: string;
}

/**
 * What was committed since a position, of one workspace. A position is the lowest number of a transaction that was still under way, so that
 * one which commits late is not missed, whatever time its rows bear: a row is read again when a transaction of that number or a later one
 * wrote its present state (its `xmin`). Rows may therefore come twice, never not at all. Where a table is large, a time bound with an index
 * comes first; it leaves room for late commits.
 */
export class ChangeRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  /** Where a reader begins who wants nothing of the past. */
  async position(): Promise<ChangePosition> {
    const rows = await this.db.execute<{ at: number; horizon: number }>(sql`SELECT at, horizon FROM ${HERE}`);
    return positionOf(rows[0]!);
  }

  /**
   * At most `limit` executions and as many schedules and workers, in one statement and so of one moment. Of history it sees the newest
   * days; the older ones are `finishedInThePast`.
   * Indexes: schedules_by_update; skips_decided and finished_executions_completed (BRIN); live_executions_pkey backwards.
   */
  async since(position: ChangePosition, limit: number): Promise<ChangeReading> {
    const { value: newest } = await historyWindows(this.db, {}).next();
    const [row] = await this.db.execute<RawReading & Record<string, unknown>>(
      this.readingSql(position, newest as IdWindow, limit),
    );
    const { executions, next, scanned, schedules, workers, ...rest } = row!;
    return {
      crowded: scanned > LIVE_AT_MOST,
      executions: JSON.parse(executions),
      nextTransaction: next,
      position: positionOf(rest),
      schedules: JSON.parse(schedules),
      workers: JSON.parse(workers),
    };
  }

  /** Executions that ended since, due before the days that `since` looks at: retried for days, or caught up with after an outage. */
  async finishedInThePast(position: ChangePosition, limit: number): Promise<ExecutionChange[]> {
    const found: ExecutionChange[] = [];
    let isNewest = true;
    for await (const window of historyWindows(this.db, {})) {
      if (!isNewest) {
        const room = limit - found.length;
        const rows = await this.db.execute<{ executions: string }>(sql`
          WITH here AS MATERIALIZED (SELECT * FROM ${HERE}),
               e AS (${this.finishedSql(position, window, room)})
          SELECT ${jsonOf(EXECUTION_JSON)} AS executions FROM e, here`);
        found.push(...(JSON.parse(rows[0]!.executions) as ExecutionChange[]));
      }
      if (found.length >= limit) break;
      isNewest = false;
    }
    return found;
  }

  private readingSql(position: ChangePosition, window: IdWindow, limit: number): SQL {
    return sql`
      WITH here AS MATERIALIZED (SELECT * FROM ${HERE}),
           scanned AS MATERIALIZED (
             SELECT l.id, l.xmin AS x FROM live_executions l
              WHERE l.workspace_id = ${this.workspaceId} ORDER BY l.id DESC LIMIT ${LIVE_AT_MOST + 1}),
           e AS MATERIALIZED (
             (SELECT ${LIVE_COLUMNS}
                FROM unnest(ARRAY(SELECT n.id FROM scanned n, here WHERE ${isNew(sql`n.x`, position)} LIMIT ${limit})) k(id)
                JOIN live_executions l ON l.id = k.id)
             UNION ALL
             (${this.finishedSql(position, window, limit)})
             LIMIT ${limit}),
           s AS MATERIALIZED (
             SELECT c.id, max(c.written) AS written FROM (
             SELECT s.id, ${sql.raw(writtenBy('s.xmin'))} AS written FROM schedules s, here
              WHERE s.workspace_id = ${this.workspaceId} AND s.updated_at > ${notBefore(position)} AND ${isNew(sql`s.xmin`, position)}
             UNION ALL
             SELECT k.schedule_id, ${sql.raw(writtenBy('k.xmin'))} FROM skips k, here
              WHERE k.workspace_id = ${this.workspaceId} AND k.decided_at > ${notBefore(position)} AND ${isNew(sql`k.xmin`, position)}) c
              GROUP BY c.id
             LIMIT ${limit}),
           w AS MATERIALIZED (SELECT w.*, w.xmin AS x FROM workers w, here WHERE ${isNew(sql`w.xmin`, position)} LIMIT ${limit})
      SELECT at, horizon, next, (SELECT count(*) FROM scanned)::int AS scanned,
             (SELECT ${jsonOf(EXECUTION_JSON)} FROM e) AS executions,
             (SELECT ${jsonOf(SCHEDULE_JSON)} FROM s JOIN schedules ON schedules.id = s.id
                LEFT JOIN schedule_cursors c ON c.schedule_id = s.id) AS schedules,
             (SELECT ${jsonOf(WORKER_JSON)} FROM w) AS workers
        FROM here`;
  }

  private finishedSql(position: ChangePosition, window: IdWindow, limit: number): SQL {
    return sql`
      SELECT ${FINISHED_COLUMNS} FROM ${finishedExecutions}, here
       WHERE ${within(finishedExecutions.id, window)} AND workspace_id = ${this.workspaceId}
         AND completed_at > ${notBefore(position)} AND ${isNew(sql`finished_executions.xmin`, position)}
       LIMIT ${limit}`;
  }
}

/** The moment of the statement's snapshot: the lowest transaction under way, and the number of the next one. */
const HERE = sql.raw(`(
  SELECT ${msOf('statement_timestamp()')} AS at, pg_snapshot_xmin(s)::text::float8 AS horizon,
         pg_snapshot_xmax(s)::text::float8 AS next, pg_snapshot_xmax(s)::text::bigint AS next_xid
    FROM pg_current_snapshot() s) AS "here"`);

const positionOf = ({ at, horizon }: { at: number; horizon: number }): ChangePosition => ({
  atMs: Math.floor(at),
  transaction: horizon,
});

/** The whole number of the transaction that wrote a row. */
const writtenBy = (xmin: string): string =>
  `here.next_xid - ((here.next_xid - ${xmin}::text::bigint) & 4294967295)`;

/** Written by the position's transaction or a later one. `xmin` has the low 32 bits of a number only: what counts is the distance to now. */
const isNew = (xmin: SQL, { transaction }: ChangePosition): SQL =>
  sql`((here.next_xid - ${xmin}::text::bigint) & 4294967295) <= here.next_xid - ${transaction}::bigint`;

const notBefore = ({ atMs }: ChangePosition): SQL => sql`${toInstant(atMs - COMMITS_WITHIN_MS)}::timestamptz`;

const jsonOf = (object: SQL): SQL => sql`coalesce(json_agg(${object}), '[]')::text`;

const COMMON_COLUMNS =
  'id, schedule_id, version, trigger, agent_id, status, attempts, losses, fire_time, scheduled_at, due_at, first_started_at'.split(
    ', ',
  );
const LIVE_COLUMNS = sql.raw(
  [
    ...COMMON_COLUMNS.map((column) => `l.${column}`),
    'NULL::timestamptz AS completed_at, NULL::real AS duration_ms, NULL::smallint AS http_status, NULL::text AS error_class',
    'l.xmin AS x',
  ].join(', '),
);
const FINISHED_COLUMNS = sql.raw(
  [
    ...COMMON_COLUMNS,
    'completed_at',
    'duration_ms',
    'http_status',
    'error_class',
    'finished_executions.xmin AS x',
  ].join(', '),
);
/** Agent and cursor are looked up one by one: for a join the planner would read them all, since it can't know how few have changed. */
const EXECUTION_JSON = sql.raw(`json_build_object(
  'id', e.id, 'transaction', ${writtenBy('e.x')}, 'scheduleId', e.schedule_id, 'version', e.version, 'trigger', e.trigger, 'status', e.status,
  'agentId', (SELECT a.key FROM agents a WHERE a.id = e.agent_id),
  'attempts', e.attempts, 'losses', e.losses, 'fireTimeMs', ${msOf('e.fire_time')}, 'scheduledAtMs', ${msOf('e.scheduled_at')}, 'dueAtMs', ${msOf('e.due_at')},
  'startedAtMs', ${msOf('e.first_started_at')}, 'completedAtMs', ${msOf('e.completed_at')}, 'durationMs', e.duration_ms,
  'httpStatus', e.http_status, 'errorClass', e.error_class,
  'nextFireAtMs', (SELECT ${msOf('c.next_fire_at')} FROM schedule_cursors c WHERE c.schedule_id = e.schedule_id))`);
const SCHEDULE_JSON = sql`json_build_object(
  'id', schedules.id, 'transaction', s.written, 'version', schedules.version, 'enabled', NOT ${isPaused},
  'pausedUntilMs', CASE WHEN ${isPaused} THEN ${sql.raw(msOf('schedules.paused_until'))} END, 'deleted', schedules.deleted_at IS NOT NULL,
  'updatedAtMs', ${sql.raw(msOf('schedules.updated_at'))}, 'nextFireAtMs', ${sql.raw(msOf('c.next_fire_at'))})`;
const WORKER_JSON = sql.raw(`json_build_object(
  'id', w.id, 'transaction', ${writtenBy('w.x')}, 'state', w.state, 'slots', w.slots, 'held', w.held, 'running', w.running, 'beat', w.beat, 'seenAtMs', ${msOf('w.seen_at')},
  'endedAtMs', ${msOf('w.ended_at')})`);
