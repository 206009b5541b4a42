import { Redis } from 'ioredis';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, newId } from '@/lib/domain/ids';
import type { LimitTask } from './limit-task';
import { CALLS_AT_ONCE, type Call, Poster } from './poster';

const BATCH_SIZE = 500;
const FLUSH_EVERY_MS = 5;
/** Stored and not called yet: enough that calls never wait for an insert. */
const READY_AT_LEAST = 500;
const LOCK_TTL_MS = 30_000;

/** Keeps what our history keeps, with the same indexes. */
const TABLE_SQL = `
DROP TABLE IF EXISTS by_hand;
CREATE TABLE by_hand (LIKE finished_executions INCLUDING DEFAULTS INCLUDING INDEXES)`;

// unnest((SELECT …)) hides the arrays' length, so that the planner takes the primary key at every size of the table.
const INSERT_SQL = `
INSERT INTO by_hand (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, claim, attempts, due_at, scheduled_at)
SELECT id, sid, $3::uuid, 1, $4::timestamptz, 'schedule', 'schedule', $3::uuid, 'running', 1, 1, $4::timestamptz, $4::timestamptz
  FROM unnest((SELECT $1::uuid[]), (SELECT $2::uuid[])) e(id, sid)`;

const UPDATE_SQL = `
UPDATE by_hand b SET status = 'succeeded', completed_at = now(), attempt_status = 'succeeded', http_status = d.code, duration_ms = d.ms, response = d.body::jsonb
  FROM unnest((SELECT $1::uuid[]), (SELECT $2::int[]), (SELECT $3::float8[]), (SELECT $4::text[])) d(id, code, ms, body) WHERE b.id = d.id`;

interface Outcome {
  id: string;
  status: number;
  durationMs: number;
  body: string;
}

/**
 * What a script for this one purpose would do: insert a batch of rows, call the agent for each, update a batch of rows. No schedule is read,
 * no cursor moves, nothing is fair, nobody else may work on it, and after a crash nothing is taken up again.
 */
export class HandBatched {
  private readonly poster: Poster;
  private readonly redis: Redis | null;
  private readonly ready: Call[] = [];
  private outcomes: Outcome[] = [];
  private toStore: number;
  private stored = 0;
  private calling = 0;
  private inserting = false;
  private updating = false;
  private timer: NodeJS.Timeout | null = null;
  private onDone: () => void = () => {};
  private onFailed: (error: unknown) => void = () => {};

  private constructor(
    private readonly task: LimitTask,
    private readonly sql: Sql,
  ) {
    this.poster = new Poster(task);
    this.redis = task.locks ? new Redis(task.redisUrl) : null;
    this.toStore = task.executions;
  }

  static async open(task: LimitTask): Promise<HandBatched> {
    const sql = connect(task.databaseUrl, { applicationName: 'bench-limit', max: 2 });
    await sql.unsafe(TABLE_SQL);
    return new HandBatched(task, sql);
  }

  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.onDone = resolve;
      this.onFailed = reject;
      this.pump();
    });
  }

  async close(): Promise<void> {
    this.redis?.disconnect();
    await Promise.all([this.poster.close(), this.sql.end({ timeout: 1 })]);
  }

  private pump(): void {
    if (!this.inserting && this.toStore > 0 && this.ready.length <= READY_AT_LEAST) {
      this.inserting = true;
      this.insert().catch(this.onFailed);
    }
    while (this.calling < CALLS_AT_ONCE && this.ready.length > 0) this.call(this.ready.pop()!);
  }

  private async insert(): Promise<void> {
    const calls: Call[] = [];
    for (let left = Math.min(BATCH_SIZE, this.toStore); left > 0; left -= 1)
      calls.push({ id: newId(), scheduleId: newId() });
    this.toStore -= calls.length;
    const fireTime = new Date();
    if (this.redis) await this.lock(this.redis, calls, fireTime.getTime());
    const ids = `{${calls.map(({ id }) => id).join(',')}}`;
    const scheduleIds = `{${calls.map(({ scheduleId }) => scheduleId).join(',')}}`;
    await this.sql.unsafe(INSERT_SQL, [ids, scheduleIds, DEFAULT_WORKSPACE_ID, fireTime.toISOString()]);
    this.ready.push(...calls);
    this.inserting = false;
    this.pump();
  }

  private async lock(redis: Redis, calls: readonly Call[], fireTimeMs: number): Promise<void> {
    const pipeline = redis.pipeline();
    for (const { scheduleId } of calls)
      pipeline.call('SET', `execution:${scheduleId}:${fireTimeMs}`, 'hand', 'NX', 'PX', LOCK_TTL_MS);
    for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
  }

  private call(call: Call): void {
    this.calling += 1;
    const startedMs = performance.now();
    this.poster.post(call, (status, body) => {
      this.calling -= 1;
      this.outcomes.push({ body, durationMs: performance.now() - startedMs, id: call.id, status });
      this.timer ??= setTimeout(() => this.flush(), FLUSH_EVERY_MS);
      this.pump();
    });
  }

  private flush(): void {
    this.timer = null;
    if (this.updating) return;
    this.updating = true;
    this.update(this.outcomes.splice(0, BATCH_SIZE)).catch(this.onFailed);
  }

  private async update(batch: Outcome[]): Promise<void> {
    await this.sql.unsafe(UPDATE_SQL, [
      `{${batch.map(({ id }) => id).join(',')}}`,
      `{${batch.map(({ status }) => status).join(',')}}`,
      `{${batch.map(({ durationMs }) => durationMs).join(',')}}`,
      `{${batch.map(({ body }) => JSON.stringify(body)).join(',')}}`,
    ]);
    this.updating = false;
    this.stored += batch.length;
    if (this.stored === this.task.executions) this.onDone();
    else if (this.outcomes.length > 0) this.timer ??= setTimeout(() => this.flush(), FLUSH_EVERY_MS);
  }
}
