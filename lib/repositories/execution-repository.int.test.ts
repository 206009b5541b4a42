import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executionId, newId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import { createRepositoryRig, insertSchedule, type RepositoryRig } from './repository-rig.fixture';

let rig: RepositoryRig;
beforeAll(async () => {
  rig = await createRepositoryRig();
});
afterAll(() => rig.close());

const DAY_MS = 86_400_000;
const NINE = Date.UTC(2026, 0, 5, 9);

interface RunOptions {
  status?: 'pending' | 'retrying' | 'running' | 'waiting';
  attempts?: number;
}

/** Live executions of a schedule at these fire times; returns their ids in the same order. */
async function insertRuns(scheduleId: string, fireTimesMs: readonly number[], options: RunOptions = {}) {
  const { executions, schedules } = rig.repositories;
  const { agentRef } = (await schedules.find(scheduleId))!;
  const runs = fireTimesMs.map((fireAt) => ({
    id: executionId(scheduleId, fireAt, SCHEDULE_RUN_KEY),
    agentRef,
    fireAt,
    runKey: SCHEDULE_RUN_KEY,
    scheduleId,
    trigger: 'schedule' as const,
    version: 1,
  }));
  await executions.insertPending(runs);
  const { attempts = 0, status = 'pending' } = options;
  const workerId = status === 'running' ? newId() : null;
  const ids = runs.map(({ id }) => id);
  await rig.sql`
    UPDATE live_executions SET status = ${status}, worker_id = ${workerId}, attempts = ${attempts}
     WHERE id = ANY (${ids}::uuid[])`;
  return ids;
}

/** Moves a live execution into history as the engine does. */
async function finish(id: string, change: { status: string; attemptStatus: string | null }) {
  await rig.sql`
    WITH x AS (DELETE FROM live_executions WHERE id = ${id} RETURNING *)
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, attempts,
           due_at, scheduled_at, created_at, first_started_at, started_at, completed_at, attempt_status, duration_ms, http_status,
           error_class, error, response)
    SELECT id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, ${change.status}, attempts,
           due_at, scheduled_at, created_at, fire_time + interval '3 ms', fire_time + interval '3 ms', fire_time + interval '50 ms',
           ${change.attemptStatus}, 41.5, 200, NULL, NULL, '{"status": 200, "headers": {}, "body": "ok", "bodyBytes": 2, "truncated": false}'
      FROM x`;
}

describe('ExecutionRepository', () => {
  it('inserts a run that waits for a worker, with the agent’s key beside it', async () => {
    const scheduleId = await insertSchedule(rig.repositories, { agentId: 'report-agent-001' });
    const [id] = await insertRuns(scheduleId, [NINE]);
    expect(await rig.repositories.executions.find(id!)).toMatchObject({
      agentKey: 'report-agent-001',
      attempts: 0,
      dueAt: new Date(NINE),
      fireTime: new Date(NINE),
      id,
      scheduleId,
      scheduledAt: new Date(NINE),
      status: 'pending',
      trigger: 'schedule',
      version: 1,
      workerId: null,
    });
  });

  it('keeps the payload of a manual run beside it', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const { agentRef } = (await rig.repositories.schedules.find(scheduleId))!;
    const id = executionId(scheduleId, NINE, 'manual:x');
    const run = {
      id,
      agentRef,
      fireAt: NINE,
      runKey: 'manual:x',
      scheduleId,
      trigger: 'manual',
      version: 1,
    } as const;
    await rig.repositories.executions.insertPending([{ ...run, overrides: { payload: '123' } }]);
    expect((await rig.repositories.executions.find(id))?.overrides).toEqual({ payload: '123' });
  });

  it('inserts nothing when there is nothing to insert', async () => {
    await expect(rig.repositories.executions.insertPending([])).resolves.toBeUndefined();
  });

  it('refuses the same fire time twice', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    await insertRuns(scheduleId, [NINE]);
    await expect(insertRuns(scheduleId, [NINE])).rejects.toThrow();
  });

  it('finds a finished execution with its last attempt', async () => {
    const [id] = await insertRuns(await insertSchedule(rig.repositories), [NINE], { attempts: 1 });
    await finish(id!, { attemptStatus: 'succeeded', status: 'succeeded' });
    expect(await rig.repositories.executions.find(id!)).toMatchObject({
      attempts: 1,
      completedAt: new Date(NINE + 50),
      durationMs: 41.5,
      firstStartedAt: new Date(NINE + 3),
      httpStatus: 200,
      response: { body: 'ok' },
      status: 'succeeded',
    });
  });

  it('finds nothing under an unknown id or a text that is no id', async () => {
    for (const id of [newId(), 'nope', '', "'; --"]) {
      expect(await rig.repositories.executions.find(id)).toBeNull();
    }
  });

  it('finds and lists nothing of another workspace', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const [id] = await insertRuns(scheduleId, [NINE], { attempts: 1 });
    await finish(id!, { attemptStatus: 'succeeded', status: 'succeeded' });
    expect(await rig.others.executions.find(id!)).toBeNull();
    expect((await rig.others.executions.list({ scheduleId }, {}, 10)).rows).toEqual([]);
    expect((await rig.others.executions.list({}, {}, 10)).rows).toEqual([]);
    expect(await rig.others.executions.listAttempts(id!)).toEqual([]);
    await rig.others.executions.cancelUnstarted(scheduleId);
    expect((await rig.repositories.executions.find(id!))?.status).toBe('succeeded');
  });

  it('lists live and finished ones as one, latest first', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const ids = await insertRuns(scheduleId, [NINE, NINE + DAY_MS, NINE + 2 * DAY_MS]);
    await finish(ids[1]!, { attemptStatus: 'failed', status: 'failed' });
    const { rows } = await rig.repositories.executions.list({ scheduleId }, {}, 10);
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      [ids[2], 'pending'],
      [ids[1], 'failed'],
      [ids[0], 'pending'],
    ]);
  });

  it('goes on exactly where a page ended', async () => {
    const { executions } = rig.repositories;
    const scheduleId = await insertSchedule(rig.repositories);
    const ids = await insertRuns(
      scheduleId,
      [0, 1, 2, 3, 4].map((minute) => NINE + minute * 60_000),
    );
    await finish(ids[3]!, { attemptStatus: 'succeeded', status: 'succeeded' });
    const first = await executions.list({ scheduleId }, {}, 2);
    expect(first.nextBeforeId).toBe(ids[3]);
    const second = await executions.list({ scheduleId }, { beforeId: first.nextBeforeId! }, 10);
    expect(second.nextBeforeId).toBeNull();
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids.toReversed());
  });

  it('keeps to a status', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const ids = await insertRuns(scheduleId, [NINE, NINE + 1_000, NINE + 2_000]);
    await finish(ids[0]!, { attemptStatus: 'failed', status: 'failed' });
    const { rows } = await rig.repositories.executions.list({ scheduleId, statuses: ['failed'] }, {}, 10);
    expect(rows.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('keeps to a time, its start included and its end not', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const ids = await insertRuns(scheduleId, [NINE, NINE + DAY_MS, NINE + 2 * DAY_MS]);
    const filter = { fromMs: NINE + DAY_MS, toMs: NINE + 2 * DAY_MS };
    const { rows } = await rig.repositories.executions.list({ scheduleId }, filter, 10);
    expect(rows.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('lists attempts in their order: earlier ones, then the last in the row', async () => {
    const [id] = await insertRuns(await insertSchedule(rig.repositories), [NINE], { attempts: 3 });
    for (const n of [2, 1]) {
      await rig.sql`
        INSERT INTO attempt_rows (execution_id, n, workspace_id, status, http_status, error_class, error)
        SELECT id, ${n}, workspace_id, 'failed', 500, 'http', 'answered 500' FROM live_executions WHERE id = ${id!}`;
    }
    await finish(id!, { attemptStatus: 'succeeded', status: 'succeeded' });
    const attempts = await rig.repositories.executions.listAttempts(id!);
    expect(attempts.map(({ n, status, httpStatus }) => [n, status, httpStatus])).toEqual([
      [1, 'failed', 500],
      [2, 'failed', 500],
      [3, 'succeeded', 200],
    ]);
  });

  it('lists the attempt that runs', async () => {
    const [id] = await insertRuns(await insertSchedule(rig.repositories), [NINE], {
      attempts: 1,
      status: 'running',
    });
    expect(await rig.repositories.executions.listAttempts(id!)).toMatchObject([
      { completedAt: null, n: 1, status: 'running' },
    ]);
  });

  it.each(['pending', 'retrying', 'waiting'] as const)(
    'ends a %s one as cancelled, with its reason',
    async (status) => {
      const scheduleId = await insertSchedule(rig.repositories);
      const [id] = await insertRuns(scheduleId, [NINE], { attempts: status === 'pending' ? 0 : 1, status });
      expect(await rig.repositories.executions.cancelUnstarted(scheduleId)).toBe(0);
      expect(await rig.repositories.executions.find(id!)).toMatchObject({
        attemptStatus: null,
        error: 'The schedule was deleted',
        errorClass: 'cancelled',
        status: 'cancelled',
      });
    },
  );

  it('leaves a running one to its worker, marked so that it is not retried', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const [id] = await insertRuns(scheduleId, [NINE], { attempts: 1, status: 'running' });
    expect(await rig.repositories.executions.cancelUnstarted(scheduleId)).toBe(0);
    const row = await rig.repositories.executions.find(id!);
    expect(row).toMatchObject({ status: 'running' });
    expect(row?.cancelRequestedAt).toBeInstanceOf(Date);
  });

  it('passes over a row that a worker has locked, and takes it when asked again', async () => {
    const { executions } = rig.repositories;
    const scheduleId = await insertSchedule(rig.repositories);
    const [locked, free] = await insertRuns(scheduleId, [NINE, NINE + 1_000]);
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM live_executions WHERE id = ${locked!} FOR UPDATE`;
      expect(await executions.cancelUnstarted(scheduleId)).toBe(1);
      expect((await executions.find(free!))?.status).toBe('cancelled');
    });
    expect(await executions.cancelUnstarted(scheduleId)).toBe(0);
    expect((await executions.find(locked!))?.status).toBe('cancelled');
  });

  it('leaves other schedules’ runs alone', async () => {
    const [one, two] = [await insertSchedule(rig.repositories), await insertSchedule(rig.repositories)];
    const [kept] = await insertRuns(two, [NINE]);
    await rig.repositories.executions.cancelUnstarted(one);
    expect((await rig.repositories.executions.find(kept!))?.status).toBe('pending');
  });
});
