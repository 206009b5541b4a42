import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Sql } from '@/lib/db/connect';
import { DAY_MS, listPartitions } from '@/lib/db/history-partitions';
import { DEFAULT_WORKSPACE_ID, executionId, newId } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { HistoryPartitions } from './partitions';

/** A day of its own for each test, long past. */
let dayMs = Date.UTC(2001, 0, 1);
let database: TestDatabase;
let sql: Sql;
let partitions: HistoryPartitions;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connect(database.url, { applicationName: 'test', max: 8 });
});
beforeEach(async () => {
  partitions = new HistoryPartitions(sql);
  dayMs += 10 * DAY_MS;
  await sql`TRUNCATE live_executions, finished_executions`;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function insertFinished(fireAt: number, completedAt = fireAt) {
  const scheduleId = newId();
  const id = executionId(scheduleId, fireAt, 'schedule');
  const at = new Date(fireAt);
  await sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at, completed_at)
    VALUES (${id}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, ${at}, 'schedule', 'schedule', ${newId()}, 'succeeded', ${at}, ${at}, ${new Date(completedAt)})`;
  return id;
}

async function insertLive(fireAt: number) {
  const scheduleId = newId();
  const id = executionId(scheduleId, fireAt, 'schedule');
  const at = new Date(fireAt);
  await sql`
    INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    VALUES (${id}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, ${at}, 'schedule', 'schedule', ${newId()}, 'pending', ${at}, ${at})`;
  return id;
}

const dropCompletedBefore = (timeMs: number) => partitions.dropOlderThan(Date.now() - timeMs);

const daysOf = async (table: string) =>
  (await listPartitions(sql)).filter((it) => it.table === table).map((it) => it.fromMs);

const partitionOf = async (id: string) => {
  const [row] = await sql<
    { name: string }[]
  >`SELECT tableoid::regclass::text AS name FROM finished_executions WHERE id = ${id}`;
  return row!.name;
};

describe('HistoryPartitions', () => {
  it('makes the partition of a day in both tables', async () => {
    await partitions.ensureDay(dayMs + 12_345);
    expect(await daysOf('finished_executions')).toContain(dayMs);
    expect(await daysOf('attempt_rows')).toContain(dayMs);
    const id = await insertFinished(dayMs + DAY_MS - 1);
    expect(await partitionOf(id)).toBe(
      `finished_executions_${new Date(dayMs).toISOString().slice(0, 10).replaceAll('-', '')}`,
    );
  });

  it('makes a day once when many ask for it at the same time', async () => {
    const others = Array.from({ length: 6 }, () => new HistoryPartitions(sql));
    await Promise.all(others.map((it) => it.ensureDay(dayMs)));
    expect((await daysOf('finished_executions')).filter((it) => it === dayMs)).toHaveLength(1);
  });

  it('asks the database once for a day', async () => {
    await partitions.ensureDay(dayMs);
    const closed = connect(database.url, { applicationName: 'test', max: 1 });
    const cached = new HistoryPartitions(closed);
    await cached.ensureDay(dayMs);
    await closed.end();
    await cached.ensureDay(dayMs + 1);
    await expect(cached.ensureDay(dayMs + DAY_MS)).rejects.toThrow();
  });

  it('tries a day again that could not be made', async () => {
    let release = () => {};
    const holder = sql.begin(async (tx) => {
      await tx`LOCK TABLE finished_executions_default IN ACCESS SHARE MODE`;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await expect
      .poll(
        async () =>
          // Databases made of one template share their oids, and pg_locks shows all databases.
          (
            await sql`SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database AND datname = current_database()
                       WHERE relation = 'finished_executions_default'::regclass AND mode = 'AccessShareLock' AND granted`
          ).length,
      )
      .toBe(1);
    await expect(partitions.ensureDay(dayMs)).rejects.toMatchObject({ code: '55P03' });
    release();
    await holder;
    await partitions.ensureDay(dayMs);
    expect(await daysOf('finished_executions')).toContain(dayMs);
  });

  it('counts rows that no day took, and moves them into their day', async () => {
    const id = await insertFinished(dayMs + 1_000);
    expect(await partitions.defaultRows()).toBe(1);
    await partitions.ensureNeeded();
    expect(await partitions.defaultRows()).toBe(0);
    expect(await partitionOf(id)).not.toBe('finished_executions_default');
  });

  it('makes the day of a live execution that is older than the window', async () => {
    await insertLive(dayMs + 5_000);
    await partitions.ensureNeeded();
    expect(await daysOf('finished_executions')).toContain(dayMs);
  });

  it('drops a day in both tables once its newest execution completed before the limit', async () => {
    await partitions.ensureDay(dayMs);
    await insertFinished(dayMs + 1_000, dayMs + 3 * DAY_MS);
    await dropCompletedBefore(dayMs + 2 * DAY_MS);
    expect(await daysOf('finished_executions')).toContain(dayMs);
    expect(
      (await dropCompletedBefore(dayMs + 4 * DAY_MS)).filter((it) => it.endsWith(name(dayMs))),
    ).toHaveLength(2);
    expect(await daysOf('finished_executions')).not.toContain(dayMs);
    expect(await daysOf('attempt_rows')).not.toContain(dayMs);
  });

  it('keeps a day that a live execution still belongs to', async () => {
    await partitions.ensureDay(dayMs);
    await insertLive(dayMs + 1_000);
    await dropCompletedBefore(dayMs + 9 * DAY_MS);
    expect(await daysOf('finished_executions')).toContain(dayMs);
  });

  it('makes a dropped day again when it is asked for', async () => {
    await partitions.ensureDay(dayMs);
    await dropCompletedBefore(dayMs + 5 * DAY_MS);
    await partitions.ensureDay(dayMs);
    expect(await daysOf('finished_executions')).toContain(dayMs);
  });
});

function name(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10).replaceAll('-', '');
}
