import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DEFAULT_WORKSPACE_ID, executionId, newId } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { Housekeeping } from './housekeeping';

let database: TestDatabase;
let sql: Sql;
let housekeeping: Housekeeping;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 6 });
  housekeeping = new Housekeeping(sql);
});
beforeEach(async () => {
  await sql`TRUNCATE schedules, schedule_versions, schedule_cursors, skips, live_executions, finished_executions, attempt_rows, workers, idempotency_keys, agents`;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** A schedule with a version, a cursor, a skip and finished executions, each with an earlier attempt. */
async function addSchedule(options: { deletedHoursAgo: number | null; finished: number }): Promise<string> {
  const id = newId();
  const agentRef = newId();
  const deletedAt = options.deletedHoursAgo === null ? null : hoursAgo(options.deletedHoursAgo);
  await sql`INSERT INTO agents (id, workspace_id, key) VALUES (${agentRef}, ${DEFAULT_WORKSPACE_ID}, ${id})`;
  await sql`
    INSERT INTO schedules (id, workspace_id, name, cron_expression, agent_id, agent_ref, agent_url, retry_policy, deleted_at)
    VALUES (${id}, ${DEFAULT_WORKSPACE_ID}, 'report', '* * * * *', 'agent', ${agentRef}, 'http://agent.test/', '{}', ${deletedAt})`;
  await sql`INSERT INTO schedule_versions (schedule_id, version, workspace_id, definition, changed_by) VALUES (${id}, 1, ${DEFAULT_WORKSPACE_ID}, '{}', 'test')`;
  await sql`INSERT INTO schedule_cursors (schedule_id, workspace_id) VALUES (${id}, ${DEFAULT_WORKSPACE_ID})`;
  await sql`INSERT INTO skips (schedule_id, workspace_id, version, from_fire_time, to_fire_time, count, reason) VALUES (${id}, ${DEFAULT_WORKSPACE_ID}, 1, now(), now(), 1, 'paused')`;
  await sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    SELECT (lpad(to_hex(${Date.now()}::bigint - n), 12, '0') || '8' || substr(md5(n || ${id}), 1, 3) || '8' || substr(md5(n || ${id}), 4, 15))::uuid,
           ${id}, ${DEFAULT_WORKSPACE_ID}, 1, date_trunc('milliseconds', now()), 'schedule', 'schedule', ${agentRef}, 'succeeded', now(), now()
      FROM generate_series(1, ${options.finished}::int) n`;
  await sql`
    INSERT INTO attempt_rows (execution_id, n, workspace_id, status) SELECT id, 1, workspace_id, 'failed' FROM finished_executions WHERE schedule_id = ${id}`;
  return id;
}

async function addLive(owner: { scheduleId?: string; workerId?: string }) {
  const scheduleId = owner.scheduleId ?? newId();
  const fireAt = Date.now();
  const status = owner.workerId ? 'running' : 'pending';
  await sql`
    INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, worker_id, due_at, scheduled_at)
    VALUES (${executionId(scheduleId, fireAt, 'schedule')}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, ${new Date(fireAt)}, 'schedule', 'schedule',
            ${newId()}, ${status}, ${owner.workerId ?? null}, now(), now())`;
}

async function addWorker(state: string, endedHoursAgo: number | null): Promise<string> {
  const id = newId();
  const endedAt = endedHoursAgo === null ? null : hoursAgo(endedHoursAgo);
  await sql`
    INSERT INTO workers (id, state, seen_at, ended_at, hostname, pid, release, slots)
    VALUES (${id}, ${state}, ${hoursAgo(30)}, ${endedAt}, 'test', 1, 'test', 1)`;
  return id;
}

async function removeAll(step: () => Promise<number>): Promise<number> {
  let steps = 0;
  while ((await step()) > 0) steps += 1;
  return steps;
}

const count = async (table: string) => {
  const [row] = await sql.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
  return row!.n;
};

describe('removeIdempotencyKeys', () => {
  it('removes those older than 24 hours and keeps the others', async () => {
    for (const [key, hours] of [
      ['old', 25],
      ['young', 23],
    ] as const) {
      await sql`INSERT INTO idempotency_keys (workspace_id, operation, key, request_hash, created_at) VALUES (${DEFAULT_WORKSPACE_ID}, 'POST /', ${key}, 'x', ${hoursAgo(hours)})`;
    }
    expect(await housekeeping.removeIdempotencyKeys()).toBe(1);
    expect(await housekeeping.removeIdempotencyKeys()).toBe(0);
    expect(await sql`SELECT key FROM idempotency_keys`).toEqual([{ key: 'young' }]);
  });

  it('takes at most 5,000 in a step', async () => {
    await sql`
      INSERT INTO idempotency_keys (workspace_id, operation, key, request_hash, created_at)
      SELECT ${DEFAULT_WORKSPACE_ID}, 'POST /', n::text, 'x', ${hoursAgo(25)} FROM generate_series(1, 5001) n`;
    expect(await housekeeping.removeIdempotencyKeys()).toBe(5_000);
    expect(await housekeeping.removeIdempotencyKeys()).toBe(1);
  });
});

describe('removeEndedWorkers', () => {
  it('removes stopped and dead workers a day after their end, but never one that is alive', async () => {
    await addWorker('stopped', 25);
    await addWorker('dead', 25);
    await addWorker('dead', null);
    const kept = [await addWorker('stopped', 23), await addWorker('alive', null)];
    await removeAll(() => housekeeping.removeEndedWorkers());
    const left = await sql<{ id: string }[]>`SELECT id FROM workers`;
    expect(left.map((row) => row.id).sort()).toEqual(kept.sort());
  });

  it('keeps a worker that a live execution names', async () => {
    await addLive({ workerId: await addWorker('dead', 48) });
    expect(await housekeeping.removeEndedWorkers()).toBe(0);
    expect(await count('workers')).toBe(1);
  });
});

describe('removeDeletedSchedules', () => {
  it('removes a schedule and all that is of it a day after its deletion, in steps', async () => {
    await addSchedule({ deletedHoursAgo: 25, finished: 5_001 });
    // 5,000 executions, 1 execution, the skip, the schedule.
    expect(await removeAll(() => housekeeping.removeDeletedSchedules())).toBe(4);
    for (const table of [
      'schedules',
      'schedule_versions',
      'schedule_cursors',
      'skips',
      'finished_executions',
      'attempt_rows',
    ]) {
      expect(await count(table), table).toBe(0);
    }
  });

  it('touches nothing of a schedule that lives or can still be restored', async () => {
    await addSchedule({ deletedHoursAgo: null, finished: 3 });
    await addSchedule({ deletedHoursAgo: 23, finished: 3 });
    await addSchedule({ deletedHoursAgo: 25, finished: 3 });
    await removeAll(() => housekeeping.removeDeletedSchedules());
    expect(await count('schedules')).toBe(2);
    expect(await count('finished_executions')).toBe(6);
    expect(await count('attempt_rows')).toBe(6);
    expect(await count('schedule_cursors')).toBe(2);
  });

  it('waits for the executions that still live, and does not let them hold up others', async () => {
    const busy = await addSchedule({ deletedHoursAgo: 48, finished: 3 });
    await addLive({ scheduleId: busy });
    await addSchedule({ deletedHoursAgo: 25, finished: 3 });
    await removeAll(() => housekeeping.removeDeletedSchedules());
    expect(await sql`SELECT id FROM schedules`).toEqual([{ id: busy }]);
    await sql`DELETE FROM live_executions`;
    await removeAll(() => housekeeping.removeDeletedSchedules());
    expect(await count('schedules')).toBe(0);
  });

  it('ends the same when several do it at once', async () => {
    for (let n = 0; n < 6; n += 1) await addSchedule({ deletedHoursAgo: 25, finished: 200 });
    await Promise.all(
      Array.from({ length: 4 }, () => removeAll(() => new Housekeeping(sql).removeDeletedSchedules())),
    );
    await removeAll(() => housekeeping.removeDeletedSchedules());
    expect(await count('schedules')).toBe(0);
    expect(await count('finished_executions')).toBe(0);
  });
});
