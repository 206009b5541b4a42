import { and, asc, count, desc, eq, getViewSelectedFields, gte, lt, type SQL, sql } from 'drizzle-orm';
import { agents, attempts, executions, liveExecutions } from '@/lib/db/schema';
import { isUuid, lowestIdAt } from '@/lib/domain/ids';
import type { JsonValue } from '@/lib/domain/schedule-definition';
import { cancelUnstarted } from './cancel-unstarted';
import type { Queryable } from './database';

export type AttemptRow = typeof attempts.$inferSelect;
export type ExecutionRow = typeof executions.$inferSelect & {
  /** The agent's key, as people know it. */
  agentKey: string;
};

export interface ExecutionFilter {
  /** Only those with a lower id, which is an earlier time. */
  beforeId?: string;
  status?: string;
  /** Inclusive, epoch ms: when it was due, or asked for. */
  fromMs?: number;
  /** Exclusive. */
  toMs?: number;
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

export interface ExecutionCounts {
  all: number;
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
    const [row] = await this.select(eq(executions.id, id)).limit(1);
    return row ?? null;
  }

  /** Latest first. Indexes: live_executions_schedule, finished_executions_schedule; a time prunes partitions. */
  list(scheduleId: string, filter: ExecutionFilter, limit: number): Promise<ExecutionRow[]> {
    const { beforeId, fromMs, status, toMs } = filter;
    return this.select(
      and(
        eq(executions.scheduleId, scheduleId),
        beforeId === undefined ? undefined : lt(executions.id, beforeId),
        fromMs === undefined ? undefined : gte(executions.id, lowestIdAt(fromMs)),
        toMs === undefined ? undefined : lt(executions.id, lowestIdAt(toMs)),
        status === undefined ? undefined : eq(executions.status, status),
      ),
    )
      .orderBy(desc(executions.id))
      .limit(limit);
  }

  /** How many executions of each progress a schedule has. Indexes: as `list`. */
  async count(scheduleId: string): Promise<ExecutionCounts> {
    const [row] = await this.db
      .select({
        all: count(),
        running: count(sql`case when ${executions.status} = 'running' then 1 end`),
        unstarted: count(
          sql`case when ${executions.status} in ('pending', 'retrying', 'waiting') then 1 end`,
        ),
      })
      .from(executions)
      .where(and(eq(executions.scheduleId, scheduleId), eq(executions.workspaceId, this.workspaceId)));
    return row!;
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

  private select(condition: SQL | undefined) {
    return this.db
      .select({ ...getViewSelectedFields(executions), agentKey: agents.key })
      .from(executions)
      .innerJoin(agents, eq(agents.id, executions.agentId))
      .where(and(condition, eq(executions.workspaceId, this.workspaceId)))
      .$dynamic();
  }
}
