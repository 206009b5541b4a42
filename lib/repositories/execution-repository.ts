import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { agents, attempts, type executions, finishedExecutions, liveExecutions } from '@/lib/db/schema';
import { isUuid } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import { cancelPending, cancelUnstarted, type PendingRuns, uncancelRunning } from './cancel-unstarted';
import type { Queryable } from './database';
import {
  boundsOf,
  type HistoryRange,
  historyWindows,
  type IdWindow,
  readNewest,
  within,
} from './history-windows';
import { ALL_COLUMNS, type ExecutionTable, newestExecutions, tablesWith } from './newest-executions';

export type AttemptRow = typeof attempts.$inferSelect;
export type ExecutionRow = typeof executions.$inferSelect & {
  /** The agent's key, as people know it. */
  agentKey: string;
};

export interface ExecutionFilter extends HistoryRange {
  status?: string;
}

/** A run that waits for a worker to claim it. Times are epoch ms. */
export interface PendingExecution {
  id: string;
  scheduleId: string;
  version: number;
  /** `agents.id`. */
  agentRef: string;
  trigger: 'manual' | 'schedule';
  runKey: string;
  fireAt: number;
  overrides?: { payload?: JsonValue };
}

/** A deletion is as big a step with 10,000 executions as with a million, which take a second to count. */
const COUNT_LIMIT = 10_000;

export interface ExecutionCounts {
  /** At most 10,000. */
  all: number;
  /** There are more than `all`. */
  more: boolean;
  running: number;
  /** Pending, between two attempts, or waiting for the agent. */
  unstarted: number;
}

/** Executions of one workspace, live and finished as one, with their attempts. */
export class ExecutionRepository {
  constructor(
    private readonly db: Queryable,
    private readonly workspaceId: string,
  ) {}

  async find(id: string): Promise<ExecutionRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.newest(tablesWith(undefined), (table) => eq(table.id, id), 1);
    return row ?? null;
  }

  /**
   * Latest first. Indexes: live_executions_schedule; finished_executions_schedule, or for a status other than succeeded
   * finished_executions_unsuccessful, of the days that the page spans.
   */
  list(scheduleId: string, filter: ExecutionFilter, limit: number): Promise<ExecutionRow[]> {
    const { status, ...range } = filter;
    const tables = tablesWith(status);
    const read = (window: IdWindow, room: number) =>
      this.newest(
        tables,
        (table) =>
          and(
            eq(table.scheduleId, scheduleId),
            within(table.id, window),
            status === undefined ? undefined : eq(table.status, status),
          ),
        room,
      );
    // What lives has no partitions.
    if (!tables.includes(finishedExecutions)) return read(boundsOf(range), limit);
    return readNewest(this.db, range, limit, read);
  }

  /** How many executions of each progress a schedule has. Indexes: as `list`. */
  async count(scheduleId: string, known: Pick<HistoryRange, 'madeAtMs'> = {}): Promise<ExecutionCounts> {
    const [live] = await this.db
      .select({
        all: count(),
        running: count(sql`case when ${liveExecutions.status} = 'running' then 1 end`),
        unstarted: count(sql`case when ${liveExecutions.status} <> 'running' then 1 end`),
      })
      .from(liveExecutions)
      .where(this.of(liveExecutions, eq(liveExecutions.scheduleId, scheduleId)));
    let finished = 0;
    for await (const window of historyWindows(this.db, known)) {
      finished += await this.countFinished(scheduleId, window, COUNT_LIMIT + 1 - finished);
      if (finished > COUNT_LIMIT) break;
    }
    const all = live!.all + finished;
    return { ...live!, all: Math.min(all, COUNT_LIMIT), more: all > COUNT_LIMIT };
  }

  /** Every attempt of an execution, the running one too, in their order. */
  listAttempts(executionId: string): Promise<AttemptRow[]> {
    return this.db
      .select()
      .from(attempts)
      .where(and(eq(attempts.executionId, executionId), eq(attempts.workspaceId, this.workspaceId)))
      .orderBy(asc(attempts.n));
  }

  /**
   * Unowned, for whoever claims them. Call `find` first for any but scheduled runs, whose cursor lets each fire time through once:
   * history may hold the id already.
   */
  async insertPending(runs: readonly PendingExecution[]): Promise<void> {
    if (runs.length === 0) return;
    const rows = runs.map(({ agentRef, fireAt, ...run }) => {
      const at = new Date(fireAt);
      const times = { createdAt: sql`clock_timestamp()`, dueAt: at, fireTime: at, scheduledAt: at };
      return { ...run, ...times, agentId: agentRef, status: 'pending', workspaceId: this.workspaceId };
    });
    await this.db.insert(liveExecutions).values(rows);
  }

  /** Ends what has not started as cancelled, and marks what runs so that it isn't retried. Returns how many it found locked. */
  cancelUnstarted(scheduleId: string): Promise<number> {
    return cancelUnstarted(this.db, this.workspaceId, scheduleId);
  }

  /** Takes back the marks that a deletion at that time gave to what runs. */
  uncancelRunning(scheduleId: string, deletedAt: Date): Promise<void> {
    return uncancelRunning(this.db, this.workspaceId, { deletedAt, scheduleId });
  }

  /** Ends scheduled runs that have not started, or wait for another attempt, as cancelled. Returns how many it found locked. */
  cancelPending(runs: PendingRuns): Promise<number> {
    return cancelPending(this.db, this.workspaceId, runs);
  }

  private async newest(
    tables: readonly ExecutionTable[],
    condition: (table: ExecutionTable) => SQL | undefined,
    limit: number,
  ): Promise<ExecutionRow[]> {
    const own = (table: ExecutionTable) => this.of(table, condition(table));
    const rows = await this.db.execute(sql`
      SELECT newest.*, agents.key AS agent_key FROM (${newestExecutions(ALL_COLUMNS, tables, own, limit)}) newest
        JOIN ${agents} ON agents.id = newest.agent_id ORDER BY newest.id DESC`);
    return rows.map((row) => ({ ...ALL_COLUMNS.decode(row), agentKey: row.agent_key as string }));
  }

  private async countFinished(scheduleId: string, window: IdWindow, limit: number): Promise<number> {
    const some = this.db
      .select({ id: finishedExecutions.id })
      .from(finishedExecutions)
      .where(
        this.of(
          finishedExecutions,
          and(eq(finishedExecutions.scheduleId, scheduleId), within(finishedExecutions.id, window)),
        ),
      )
      .limit(limit)
      .as('some');
    const [row] = await this.db.select({ finished: count() }).from(some);
    return row!.finished;
  }

  private of(table: ExecutionTable, condition: SQL | undefined) {
    return and(condition, eq(table.workspaceId, this.workspaceId));
  }
}
