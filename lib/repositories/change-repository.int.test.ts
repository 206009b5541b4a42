import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ChangePosition } from '@/lib/domain/change-position';
import { DEFAULT_WORKSPACE_ID, executionId, newId } from '@/lib/domain/ids';
import { ChangeRepository, LIVE_AT_MOST } from './change-repository';
import { createRepositoryRig, insertSchedule, type RepositoryRig } from './repository-rig.fixture';

const DAY_MS = 86_400_000;

let rig: RepositoryRig;
let changes: ChangeRepository;
let agentRef: string;
beforeAll(async () => {
  rig = await createRepositoryRig();
  changes = new ChangeRepository(rig.database.db, DEFAULT_WORKSPACE_ID);
  agentRef = await rig.repositories.agents.ensure('agent-1');
});
afterAll(() => rig.close());

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function addFinished(scheduleId: string, fireMs: number, sql = rig.sql): Promise<string> {
  const id = executionId(scheduleId, fireMs, 'schedule');
  const at = new Date(fireMs);
  await sql`
    INSERT INTO finished_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    VALUES (${id}, ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, ${at}, 'schedule', 'schedule', ${agentRef}, 'succeeded', ${at}, ${at})`;
  return id;
}

/** What was read comes again as long as a transaction of anybody is under way that began before. */
async function expectNothingAfter(position: ChangePosition): Promise<void> {
  let next = position;
  await vi.waitFor(async () => {
    const reading = await changes.since(next, 10);
    next = reading.position;
    expect(reading).toMatchObject({ executions: [], schedules: [], workers: [] });
  }, 10_000);
}

it('a position has nothing behind it but what comes later', async () => {
  const before = await insertSchedule(rig.repositories);
  let position = await changes.position();
  await vi.waitFor(async () => {
    position = await changes.position();
    expect(ids((await changes.since(position, 10)).schedules)).not.toContain(before);
  }, 10_000);
  const id = await insertSchedule(rig.repositories);
  const reading = await changes.since(position, 10);
  expect(ids(reading.schedules)).toContain(id);
  expect(ids(reading.schedules)).not.toContain(before);
  await expectNothingAfter(reading.position);
});

it('an execution is there in each of its states, with the next fire time of its schedule', async () => {
  const scheduleId = await insertSchedule(rig.repositories);
  await rig.sql`
    UPDATE schedule_cursors SET next_fire_at = '2030-01-01T00:00:00Z', due_at = '2030-01-01T00:00:00Z' WHERE schedule_id = ${scheduleId}`;
  let { position } = await changes.since(await changes.position(), 10);
  const fireAt = Math.floor(Date.now() / 1_000) * 1_000;
  const id = executionId(scheduleId, fireAt, 'schedule');
  await rig.repositories.executions.insertPending([
    { agentRef, fireAt, id, runKey: 'schedule', scheduleId, trigger: 'schedule', version: 1 },
  ]);
  const states: string[] = [];
  const next = async () => {
    const reading = await changes.since(position, 10);
    position = reading.position;
    const execution = reading.executions.find((known) => known.id === id);
    expect(execution).toMatchObject({
      agentId: 'agent-1',
      id,
      nextFireAtMs: Date.UTC(2030, 0, 1),
      scheduleId,
    });
    states.push(execution!.status);
  };
  await next();
  await rig.sql`UPDATE live_executions SET status = 'running', worker_id = ${newId()}, attempts = 1 WHERE id = ${id}`;
  await next();
  await rig.sql`DELETE FROM live_executions WHERE id = ${id}`;
  await addFinished(scheduleId, fireAt);
  await next();
  expect(states).toEqual(['pending', 'running', 'succeeded']);
});

it('a deletion and a skip are changes of their schedule', async () => {
  const [deleted, skipped] = [await insertSchedule(rig.repositories), await insertSchedule(rig.repositories)];
  const position = await changes.position();
  await rig.repositories.schedules.markDeleted(deleted);
  await rig.sql`
    INSERT INTO skips (schedule_id, from_fire_time, to_fire_time, workspace_id, count, reason, version)
    VALUES (${skipped}, now(), now(), ${DEFAULT_WORKSPACE_ID}, 1, 'misfire', 1)`;
  const { schedules } = await changes.since(position, 10);
  // Earlier ones come again while a transaction of anybody is under way.
  const states = new Map(schedules.map((schedule) => [schedule.id, schedule.deleted]));
  expect([states.get(deleted), states.get(skipped)]).toEqual([true, false]);
});

describe('a transaction that commits late', () => {
  it('is not missed, though its rows bear the time of its start and others were read meanwhile', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    const start = await changes.position();
    let late = '';
    let meanwhile: typeof start | undefined;
    await rig.sql.begin(async (tx) => {
      late = await addFinished(scheduleId, Date.now() - 2_000, tx as unknown as typeof rig.sql);
      const early = await addFinished(scheduleId, Date.now() - 1_000);
      const reading = await changes.since(start, 10);
      expect(ids(reading.executions)).toContain(early);
      expect(ids(reading.executions)).not.toContain(late);
      meanwhile = reading.position;
    });
    expect(ids((await changes.since(meanwhile!, 10)).executions)).toContain(late);
  });

  it('is not missed when it wrote in a savepoint', async () => {
    const scheduleId = await insertSchedule(rig.repositories);
    let late = '';
    let meanwhile = await changes.position();
    await rig.sql.begin(async (tx) => {
      await tx`SELECT pg_current_xact_id()`;
      await tx.savepoint(async (sub) => {
        late = await addFinished(scheduleId, Date.now() - 4_000, sub as unknown as typeof rig.sql);
      });
      await addFinished(scheduleId, Date.now() - 3_000);
      meanwhile = (await changes.since(meanwhile, 10)).position;
    });
    expect(ids((await changes.since(meanwhile, 10)).executions)).toContain(late);
  });
});

it('what was due days ago and ends now is found in the past', async () => {
  const scheduleId = await insertSchedule(rig.repositories);
  const fireMs = Date.now() - 40 * DAY_MS;
  await rig.database.history.ensureDay(fireMs);
  const position = await changes.position();
  const id = await addFinished(scheduleId, fireMs);
  expect(ids((await changes.since(position, 10)).executions)).not.toContain(id);
  expect(ids(await changes.finishedInThePast(position, 10))).toEqual([id]);
});

it('rows of another workspace are not seen', async () => {
  const position = await changes.position();
  const id = await insertSchedule(rig.others);
  expect(ids((await changes.since(position, 10)).schedules)).not.toContain(id);
});

it('no more is read than is asked for, and it says when live executions are too many to look at', async () => {
  const scheduleId = await insertSchedule(rig.repositories);
  const position = await changes.position();
  await addPending(scheduleId, LIVE_AT_MOST - 10);
  const some = await changes.since(position, 20);
  expect([some.executions.length, some.crowded]).toEqual([20, false]);
  await addPending(scheduleId, 100);
  expect((await changes.since(position, 20)).crowded).toBe(true);
});

async function addPending(scheduleId: string, count: number): Promise<void> {
  await rig.sql`
    INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    SELECT gen_random_uuid(), ${scheduleId}, ${DEFAULT_WORKSPACE_ID}, 1, t, 'manual', gen_random_uuid()::text, ${agentRef}, 'pending', t, t
      FROM (SELECT date_trunc('milliseconds', now()) AS t FROM generate_series(1, ${count}::int)) t`;
}

it('tells when a paused schedule fires again by itself, and no longer when it does', async () => {
  const { changes } = rig.repositories;
  const { position } = await changes.since(await changes.position(), 10);
  const until = Date.UTC(2031, 0, 1);
  const paused = await insertSchedule(rig.repositories, {
    enabled: false,
    pausedUntil: new Date(until).toISOString(),
  });
  const over = await insertSchedule(rig.repositories, {
    enabled: false,
    pausedUntil: '2026-01-01T00:00:00.000Z',
  });
  const { schedules } = await changes.since(position, 10);
  const known = new Map(schedules.map((schedule) => [schedule.id, schedule]));
  expect(known.get(paused)).toMatchObject({ enabled: false, pausedUntilMs: until });
  expect(known.get(over)).toMatchObject({ enabled: true, pausedUntilMs: null });
});
