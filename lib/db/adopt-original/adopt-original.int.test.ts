import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_WORKSPACE_ID, executionIdTimeMs } from '@/lib/domain/ids';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { connect, type Sql } from '../connect';
import { migrate } from '../migrate';
import { OriginalDatabase } from './original-database.fixture';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let original: OriginalDatabase;
let sql: Sql;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  original = await OriginalDatabase.create(database.url);
  sql = connect(database.url, { applicationName: 'test', max: 2 });
});
afterEach(async () => {
  await sql.end();
  await original.sql.end();
  await database.drop();
});

const one = async <T>(rows: Promise<readonly T[]>) => (await rows)[0]!;

describe('adopting schedules', () => {
  it('keeps id, payload and times, and makes the agent, version 1 and a cursor', async () => {
    const id = randomUUID();
    await original.addSchedule(id, {
      headers: { Authorization: 'Bearer token123' },
      payload: { reportType: 'daily' },
    });
    await original.sql.unsafe("UPDATE schedules SET created_at = '2024-03-01 08:30:00.5'");
    const { adopted } = await migrate(database.url);
    expect(adopted).toEqual({ executions: 0, paused: 0, schedules: 1 });
    const schedule = await one(sql`SELECT * FROM schedules WHERE id = ${id}`);
    expect(schedule).toMatchObject({
      agent_id: 'report-agent-001',
      created_at: new Date('2024-03-01T08:30:00.500Z'),
      cron_expression: '0 9 * * *',
      enabled: true,
      headers: { Authorization: 'Bearer token123' },
      http_method: 'POST',
      payload: { reportType: 'daily' },
      timezone: 'UTC',
      version: 1,
      workspace_id: DEFAULT_WORKSPACE_ID,
    });
    expect(await one(sql`SELECT key FROM agents WHERE id = ${schedule.agent_ref}`)).toEqual({
      key: 'report-agent-001',
    });
    const version = await one(sql`SELECT * FROM schedule_versions WHERE schedule_id = ${id}`);
    expect(version).toMatchObject({
      changed_by: 'upgrade',
      definition: {
        agentRef: schedule.agent_ref,
        enabled: true,
        payload: { reportType: 'daily' },
        timeoutMs: 30_000,
        onWorkerLoss: 'retry',
        priority: 0,
      },
      version: 1,
    });
    const cursor = await one(
      sql`SELECT next_fire_at, due_at, next_fire_at > now() AS ahead FROM schedule_cursors WHERE schedule_id = ${id}`,
    );
    expect(cursor.ahead).toBe(true);
    expect(cursor.due_at).toEqual(cursor.next_fire_at);
    expect((cursor.next_fire_at as Date).toISOString()).toMatch(/T09:00:00.000Z$/);
  });

  it('has no JSON null for an absent payload in the row, and one in the version', async () => {
    await original.addSchedule(randomUUID(), { headers: null, payload: null });
    await migrate(database.url);
    expect(await sql`SELECT 1 FROM schedules WHERE payload IS NULL AND headers = '{}'`).toHaveLength(1);
    expect(await sql`SELECT 1 FROM schedule_versions WHERE definition -> 'payload' = 'null'`).toHaveLength(1);
  });

  it('keeps numbers in a payload that JavaScript would round', async () => {
    const id = randomUUID();
    await original.addSchedule(id);
    await original.sql`UPDATE schedules SET payload = '{"n": 12345678901234567890}'`;
    await migrate(database.url);
    const row = await one(sql`
      SELECT s.payload ->> 'n' AS kept, v.definition #>> '{payload,n}' AS versioned
        FROM schedules s JOIN schedule_versions v ON v.schedule_id = s.id`);
    expect(row).toEqual({ kept: '12345678901234567890', versioned: '12345678901234567890' });
  });

  it('shares one agent between schedules of the same agent id, also across pages', async () => {
    await original.sql`
      INSERT INTO schedules (name, cron_expression, agent_id, agent_url, retry_policy)
      SELECT 'n' || n, '* * * * *', 'agent-' || n % 3, 'http://agent.test/', '{}' FROM generate_series(1, 2500) n`;
    const { adopted } = await migrate(database.url);
    expect(adopted).toMatchObject({ schedules: 2_500 });
    expect(await sql`SELECT 1 FROM agents`).toHaveLength(3);
    expect(await sql`SELECT 1 FROM schedule_cursors WHERE next_fire_at > now()`).toHaveLength(2_500);
  });

  it('keeps a schedule that we can not run, paused, and counts it', async () => {
    const id = randomUUID();
    await original.addSchedule(id, { cron_expression: '* * * *' });
    await original.addSchedule(randomUUID(), { enabled: false });
    expect((await migrate(database.url)).adopted).toMatchObject({ paused: 1, schedules: 2 });
    const row = await one(sql`SELECT description, enabled, cron_expression FROM schedules WHERE id = ${id}`);
    expect(row).toMatchObject({ cron_expression: '* * * *', enabled: false });
    expect(row.description).toMatch(/^Paused by the upgrade/);
    expect(await sql`SELECT 1 FROM schedule_cursors WHERE next_fire_at IS NULL`).toHaveLength(2);
  });

  it('fires nothing that the original ran already', async () => {
    const id = randomUUID();
    await original.addSchedule(id, { cron_expression: '* * * * *' });
    const soon = new Date(Math.ceil(Date.now() / 60_000) * 60_000);
    // A machine of the original whose clock was ahead ran the coming minute already.
    await original.addExecution({
      id: randomUUID(),
      scheduleId: id,
      fireTime: soon.toISOString().replace('Z', ''),
      status: 'success',
    });
    await migrate(database.url);
    const cursor = await one(
      sql`SELECT last_fire_at, next_fire_at FROM schedule_cursors WHERE schedule_id = ${id}`,
    );
    expect(cursor.last_fire_at).toEqual(soon);
    expect((cursor.next_fire_at as Date).getTime()).toBeGreaterThan(soon.getTime());
  });
});

describe('adopting executions', () => {
  let scheduleId: string;

  beforeEach(async () => {
    scheduleId = randomUUID();
    await original.addSchedule(scheduleId);
  });

  async function adoptOne(columns: Partial<Parameters<OriginalDatabase['addExecution']>[0]>) {
    const id = randomUUID();
    await original.addExecution({
      id,
      scheduleId,
      fireTime: '2026-01-02 03:04:05.678',
      createdAt: '2026-01-02 03:04:05',
      ...columns,
    });
    await migrate(database.url);
    return { oldId: id, row: await one(sql`SELECT * FROM executions WHERE run_key = ${`adopted:${id}`}`) };
  }

  it('keeps outcome, attempts, answer and times, read as UTC', async () => {
    const { row } = await adoptOne({
      attempts: 1,
      completedAt: '2026-01-02 03:04:07.5',
      response: { status: 201, data: { ok: true } },
      startedAt: '2026-01-02 03:04:06',
      status: 'success',
    });
    expect(row).toMatchObject({
      attempt_status: 'succeeded',
      attempts: 1,
      completed_at: new Date('2026-01-02T03:04:07.500Z'),
      duration_ms: 1_500,
      error_class: null,
      fire_time: new Date('2026-01-02T03:04:05.678Z'),
      first_started_at: new Date('2026-01-02T03:04:06Z'),
      http_status: 201,
      response: { status: 201, data: { ok: true } },
      status: 'succeeded',
      trigger: 'adopted',
      version: 1,
    });
  });

  it('has an id of its fire time and the SHA-256 of the old id', async () => {
    const { oldId, row } = await adoptOne({ status: 'success' });
    const digest = createHash('sha256').update(oldId).digest();
    const id = String(row.id);
    expect(executionIdTimeMs(id)).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
    expect(id[14]).toBe('8');
    expect(id[19]).toMatch(/[89ab]/);
    expect(id.slice(24)).toBe(digest.subarray(4, 10).toString('hex'));
  });

  it.each([
    ['pending', 0, null, 'before upgrade'],
    ['RUNNING', 1, 'unknown', 'before upgrade'],
    [null, null, null, 'before upgrade'],
    ['weird', 2, 'unknown', 'before upgrade (status weird)'],
  ])('fails one that was %s, with the reason', async (status, attempts, attemptStatus, error) => {
    const { row } = await adoptOne({ attempts, status });
    expect(row).toMatchObject({
      attempt_status: attemptStatus,
      attempts: attempts ?? 0,
      error,
      error_class: 'before_upgrade',
      status: 'failed',
    });
  });

  it('keeps the error of one that had not ended behind the reason', async () => {
    const { row } = await adoptOne({ attempts: 1, error: 'HTTP 500', status: 'retrying' });
    expect(row.error).toBe('before upgrade: HTTP 500');
  });

  it('takes the creation for a missing fire time', async () => {
    const { row } = await adoptOne({ fireTime: null, status: 'success' });
    expect(row.fire_time).toEqual(new Date('2026-01-02T03:04:05Z'));
  });

  it('survives fire times that no day can hold', async () => {
    for (const fireTime of ['infinity', '1960-01-01 00:00:00', '2999-01-01 00:00:00']) {
      await original.addExecution({
        id: randomUUID(),
        scheduleId,
        fireTime,
        status: 'success',
        createdAt: '2026-01-02 03:04:05',
      });
    }
    expect((await migrate(database.url)).adopted).toMatchObject({ executions: 3 });
    expect(await sql`SELECT 1 FROM finished_executions_default`).toHaveLength(0);
    expect(
      await sql`SELECT 1 FROM schedule_cursors WHERE next_fire_at < now() + interval '2 days'`,
    ).toHaveLength(1);
  });

  it('takes over 10,000 executions, duplicates and gaps among them, in one partition for all the past', async () => {
    await original.addManyExecutions(scheduleId, 10_000);
    const { adopted } = await migrate(database.url);
    expect(adopted).toEqual({ executions: 10_000, paused: 0, schedules: 1 });
    const counts =
      await sql`SELECT status, count(*)::int AS n FROM executions GROUP BY status ORDER BY status`;
    expect(counts).toEqual([
      { status: 'failed', n: 7_500 },
      { status: 'succeeded', n: 2_500 },
    ]);
    expect(await sql`SELECT 1 FROM finished_executions_default`).toHaveLength(0);
    expect(
      await sql`SELECT 1 FROM finished_executions_past WHERE completed_at < now() - interval '2 days' LIMIT 1`,
    ).toHaveLength(1);
    const partitions = await sql`SELECT 1 FROM pg_inherits WHERE inhparent = 'finished_executions'::regclass`;
    expect(partitions.length).toBeLessThan(15);
    const oldest = await one(sql`SELECT fire_time FROM executions ORDER BY id LIMIT 1`);
    expect((oldest.fire_time as Date).getTime()).toBeLessThan(Date.now() - 700 * DAY_MS);
  });
});

describe('the adoption', () => {
  it('happens once, also when several processes start at the same time', async () => {
    const id = randomUUID();
    await original.addSchedule(id);
    await original.addManyExecutions(id, 100);
    const reports = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(reports.filter((report) => report.adopted !== null)).toHaveLength(1);
    expect((await migrate(database.url)).adopted).toBeNull();
    expect(await sql`SELECT 1 FROM executions`).toHaveLength(100);
  });

  it('keeps the old tables as they were in schema original', async () => {
    const id = randomUUID();
    await original.addSchedule(id);
    await original.addManyExecutions(id, 10);
    await migrate(database.url);
    expect(await sql`SELECT id FROM original.schedules`).toEqual([{ id }]);
    expect(await sql`SELECT 1 FROM original.executions`).toHaveLength(10);
  });

  it('leaves the old database untouched when it fails half-way', async () => {
    const id = randomUUID();
    await original.addSchedule(id);
    await original.addManyExecutions(id, 10);
    // Stands for a kill: the copy breaks after the tables were set aside, our migrations ran and the schedules were copied.
    await original.sql`ALTER TABLE executions ALTER COLUMN response TYPE text`;
    await original.sql`UPDATE executions SET response = 'no JSON'`;
    await expect(migrate(database.url)).rejects.toThrow();
    expect(await sql`SELECT id FROM public.schedules`).toEqual([{ id }]);
    expect(await sql`SELECT 1 FROM public.executions`).toHaveLength(10);
    await original.sql`UPDATE executions SET response = NULL`;
    await original.sql`ALTER TABLE executions ALTER COLUMN response TYPE jsonb USING response::jsonb`;
    expect((await migrate(database.url)).adopted).toMatchObject({ executions: 10 });
  });
});
