import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { attempts, finishedExecutions, liveExecutions } from '@/lib/db/schema';
import { isUuid } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import { cancelExecution } from './cancel-execution';
import { cancelPending, cancelUnstarted, type PendingRuns, uncancelRunning } from './cancel-unstarted';
import type { Queryable } from './database';
import type { ExecutionFilter } from './execution-branches';
import { type ExecutionPage, readExecutionPage } from './execution-page';
import { type ExecutionRow, NAMES, toExecutionRow } from './execution-row';
import { type HistoryRange, historyWindows, type IdWindow, within } from './history-windows';
import { type Neighbours, neighbouringExecutions } from './neighbouring-executions';
import { ALL_COLUMNS, EXECUTION_TABLES, type ExecutionTable, newestExecutions } from './newest-executions';

export type AttemptRow = typeof attempts.$inferSelect;
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
    const own = (table: ExecutionTable) => this.of(table, eq(table.id, id));
    const newest = newestExecutions(ALL_COLUMNS, EXECUTION_TABLES, own, 1);
    const [row] = await this.db.execute(sql`SELECT newest.*, ${NAMES} FROM (${newest}) newest`);
    return row ? toExecutionRow(row) : null;
  }

  /** Latest first. Indexes and bounds: execution-branches, execution-page. */
  list(filter: ExecutionFilter, range: HistoryRange, limit: number): Promise<ExecutionPage> {
    return readExecutionPage(this.db, this.workspaceId, filter, range, limit);
  }

  /** Those of its schedule right before and after it. */
  neighbours(
    { id, scheduleId }: Pick<ExecutionRow, 'id' | 'scheduleId'>,
    known: Pick<HistoryRange, 'madeAtMs'> = {},
  ): Promise<Neighbours> {
    return neighbouringExecutions(this.db, { ...known, id, scheduleId, workspaceId: this.workspaceId });
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

  /** Ends it as cancelled, or asks its worker to; does nothing to one that has ended. */
  async cancel(id: string): Promise<void> {
    if (isUuid(id)) await cancelExecution(this.db, this.workspaceId, id);
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
