import { hostname } from 'node:os';
import { noFireLock } from '@/lib/coordination/redis-fire-lock';
import { connect, type Sql } from '@/lib/db/connect';
import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import type { CallControl } from '@/lib/domain/engine/call-control';
import type { FireLock, OwnedExecution } from '@/lib/domain/engine/ports';
import { DEFAULT_WORKSPACE_ID, executionId, newId } from '@/lib/domain/ids';
import type { RetryPolicy, ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { PostgresEngineStore } from '@/lib/repositories/engine/engine-store';
import { HistoryPartitions } from '@/lib/repositories/engine/partitions';
import { createTestDatabase } from '@/scripts/test-services/test-database';
import type { AgentCaller } from './dispatcher';
import { systemClock } from './system-clock';
import { Worker } from './worker';
import type { WorkerEvents } from './worker-events';

const GIVE_UP_MS = 15_000;

export interface RigSchedule {
  cronExpression?: string;
  timezone?: string;
  /** null = doesn't fire. */
  nextFireAt: number | null;
  agent?: string;
  agentUrl?: string;
  retryPolicy?: RetryPolicy;
  onWorkerLoss?: 'fail' | 'retry';
  priority?: number;
}

export interface RigWorkerOptions {
  answer?: (
    run: OwnedExecution,
    definition: ScheduleDefinition,
    control: CallControl,
  ) => Promise<AttemptVerdict> | AttemptVerdict;
  events?: WorkerEvents;
  fireLock?: (workerId: string) => FireLock;
  slots?: number;
}

/** A real database with the real loop on it; only the agent is scripted. */
export class EngineRig {
  private readonly workers: Worker[] = [];
  private readonly agents = new Map<string, string>();

  private constructor(
    readonly url: string,
    readonly sql: Sql,
    readonly store: PostgresEngineStore,
    private readonly renewals: Sql,
    private readonly drop: () => Promise<void>,
  ) {}

  static async create(): Promise<EngineRig> {
    const database = await createTestDatabase();
    const sql = connect(database.url, { applicationName: 'rig', max: 6 });
    const renewals = connect(database.url, { applicationName: 'rig-renewals', max: 2 });
    return new EngineRig(database.url, sql, new PostgresEngineStore(sql, renewals), renewals, database.drop);
  }

  async databaseNow(): Promise<number> {
    const [row] = await this.sql<
      { ms: number }[]
    >`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
    return Math.floor(row!.ms);
  }

  /** The last whole second that has passed. */
  async lastSecond(): Promise<number> {
    return Math.floor((await this.databaseNow()) / 1_000) * 1_000;
  }

  async addSchedule(schedule: RigSchedule): Promise<string> {
    const id = newId();
    const agentId = schedule.agent ?? 'agent';
    const definition: ScheduleDefinition = {
      agentId,
      agentRef: await this.agentRef(agentId),
      agentUrl: schedule.agentUrl ?? 'http://agent.test/',
      cronExpression: schedule.cronExpression ?? '* * * * * *',
      description: null,
      enabled: true,
      headers: {},
      httpMethod: 'POST',
      name: `schedule ${id}`,
      payload: null,
      retryPolicy: schedule.retryPolicy ?? {
        backoffMultiplier: 2,
        initialDelayMs: 100,
        maxAttempts: 3,
        maxDelayMs: 1_000,
      },
      tags: [],
      timeoutMs: 5_000,
      pausedUntil: null,
      onWorkerLoss: schedule.onWorkerLoss ?? 'retry',
      priority: schedule.priority ?? 0,
      timezone: schedule.timezone ?? 'UTC',
    };
    const nextFireAt = schedule.nextFireAt === null ? null : new Date(schedule.nextFireAt).toISOString();
    await this.sql.begin(async (tx) => {
      await tx.unsafe(
        'INSERT INTO schedule_versions (schedule_id, version, workspace_id, definition, changed_by) VALUES ($1, 1, $2, $3::text::jsonb, $4)',
        [id, DEFAULT_WORKSPACE_ID, JSON.stringify(definition), 'test'],
      );
      await tx.unsafe(
        'INSERT INTO schedule_cursors (schedule_id, workspace_id, next_fire_at, due_at) VALUES ($1, $2, $3::timestamptz, $3::timestamptz)',
        [id, DEFAULT_WORKSPACE_ID, nextFireAt],
      );
    });
    return id;
  }

  async agentRef(key: string): Promise<string> {
    const known = this.agents.get(key);
    if (known) return known;
    const id = newId();
    this.agents.set(key, id);
    await this
      .sql`INSERT INTO agents (id, workspace_id, key) VALUES (${id}, ${DEFAULT_WORKSPACE_ID}, ${key})`;
    return id;
  }

  /** A live execution of a schedule, as a trigger, another worker or nobody left it. Returns its id. */
  async addExecution(
    scheduleId: string,
    left: { ownedBy?: string; attempts?: number; losses?: number; agent?: string; trigger?: string } = {},
  ): Promise<string> {
    const createdAt = await this.databaseNow();
    const runKey = newId();
    const id = executionId(scheduleId, createdAt, runKey);
    const agentRef = await this.agentRef(left.agent ?? 'agent');
    const attempts = left.attempts ?? (left.ownedBy ? 1 : 0);
    await this.sql`
      INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, worker_id, claim,
                                   attempts, losses, due_at, scheduled_at)
      VALUES (${id}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, ${new Date(createdAt)}, ${left.trigger ?? 'schedule'}, ${runKey}, ${agentRef},
              ${left.ownedBy ? 'running' : 'pending'}, ${left.ownedBy ?? null}, ${attempts}, ${attempts}, ${left.losses ?? 0},
              ${new Date(createdAt)}, ${new Date(createdAt)})`;
    return id;
  }

  /** A worker's row without a worker: it beats no more. Returns its id. */
  async addSilentWorker(): Promise<string> {
    const id = newId();
    await this.store.register({ hostname: 'silent', id, pid: 1, release: 'test', slots: 1 });
    return id;
  }

  /** How each attempt of an execution ended, by number. */
  async attempts(id: string): Promise<{ n: number; status: string; workerId: string | null }[]> {
    return [
      ...(await this.sql<{ n: number; status: string; workerId: string | null }[]>`
        SELECT n, status, worker_id AS "workerId" FROM attempts WHERE execution_id = ${id} ORDER BY n`),
    ];
  }

  /** The execution when it has ended. */
  finished(id: string): Promise<ExecutionRow> {
    return this.until('the execution has ended', async () => {
      const [row] = await this.sql<ExecutionRow[]>`
        SELECT id, status, trigger, version, attempts, losses, claim, error_class AS "errorClass", worker_id AS "workerId",
               fire_time AS "fireTime", started_at AS "startedAt", due_at AS "dueAt" FROM finished_executions WHERE id = ${id}`;
      return row;
    });
  }

  /** A worker that the rig stops at its end. */
  async startWorker(options: RigWorkerOptions = {}): Promise<{ id: string; worker: Worker }> {
    const id = newId();
    const executor: AgentCaller = {
      execute: async (run, definition, control) => (options.answer ?? succeed)(run, definition, control),
    };
    const worker = new Worker({
      clock: systemClock,
      events: options.events ?? {},
      executor: () => executor,
      fireLock: options.fireLock?.(id) ?? noFireLock,
      identity: { hostname: hostname(), id, pid: process.pid, release: 'test', slots: options.slots ?? 100 },
      lockTtlMs: 30_000,
      partitions: new HistoryPartitions(this.sql),
      store: this.store,
      tickIntervalMs: 1_000,
    });
    await worker.start();
    this.workers.push(worker);
    return { id, worker };
  }

  /** Executions of a schedule, oldest first. */
  executions(scheduleId: string) {
    return this.sql<ExecutionRow[]>`
      SELECT id, status, trigger, version, attempts, losses, claim, error_class AS "errorClass", worker_id AS "workerId",
             fire_time AS "fireTime", started_at AS "startedAt", due_at AS "dueAt"
        FROM executions WHERE schedule_id = ${scheduleId} ORDER BY id`;
  }

  async cursor(scheduleId: string) {
    const [row] = await this.sql<{ rev: number; nextFireAt: Date | null; lastFireAt: Date }[]>`
      SELECT rev::int, next_fire_at AS "nextFireAt", last_fire_at AS "lastFireAt" FROM schedule_cursors WHERE schedule_id = ${scheduleId}`;
    return row!;
  }

  /** Polls until `read` gives something; fails with `what` after a while. */
  async until<T>(
    what: string,
    read: () => Promise<T | null | undefined | false> | T | null | undefined | false,
    withinMs = GIVE_UP_MS,
  ): Promise<T> {
    const giveUpAt = performance.now() + withinMs;
    for (;;) {
      const found = await read();
      if (found) return found;
      if (performance.now() > giveUpAt) throw new Error(`still not so after ${withinMs} ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Stops the workers that a test started. */
  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop(100)));
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.sql.end({ timeout: 1 });
    await this.renewals.end({ timeout: 1 });
    await this.drop();
  }
}

interface ExecutionRow {
  id: string;
  status: string;
  trigger: string;
  version: number;
  attempts: number;
  losses: number;
  claim: number;
  errorClass: string | null;
  workerId: string | null;
  fireTime: Date;
  startedAt: Date | null;
  dueAt: Date;
}

const attempt = (run: OwnedExecution) => ({
  claim: run.claim,
  durationMs: 1,
  error: null,
  errorClass: null,
  executionId: run.id,
  httpStatus: 200,
  response: '{"status":200}',
  startedAt: Date.now(),
});

export const succeed = (run: OwnedExecution): AttemptVerdict => ({
  finish: { ...attempt(run), outcome: 'succeeded', status: 'succeeded' },
});

export const retryAt = (run: OwnedExecution, retryAtMs: number): AttemptVerdict => ({
  retry: { ...attempt(run), errorClass: 'http', httpStatus: 500, retryAt: retryAtMs, status: 'failed' },
});

/** The worker stops, or has lost its lease, before the agent has answered. */
const lostCall = (run: OwnedExecution): AttemptVerdict => ({
  retry: {
    ...attempt(run),
    errorClass: 'worker_lost',
    httpStatus: null,
    retryAt: Date.now(),
    status: 'unknown',
  },
});

/** Somebody cancelled the execution while it was called. */
const cancelledCall = (run: OwnedExecution): AttemptVerdict => ({
  finish: {
    ...attempt(run),
    errorClass: 'cancelled',
    httpStatus: null,
    outcome: 'cancelled',
    status: 'aborted',
  },
});

/** An agent that never answers; the call ends when it is aborted. */
export const hang = (run: OwnedExecution, control: CallControl): Promise<AttemptVerdict> =>
  new Promise((resolve) =>
    control.onAbort(() => resolve(control.reason === 'cancelled' ? cancelledCall(run) : lostCall(run))),
  );
