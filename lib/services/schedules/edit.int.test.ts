import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UpdateScheduleInput } from '@/lib/contracts/schedule';
import { executionId, SCHEDULE_RUN_KEY } from '@/lib/domain/ids';
import {
  BODY,
  createServiceRig,
  databaseNow,
  findUnsettled,
  moveCursor,
  readCursor,
  readSettled,
  type ServiceRig,
} from '../service-rig.fixture';
import { createSchedule } from './create';
import { getSchedule } from './get';
import { pauseSchedule } from './pause';
import { resumeSchedule } from './resume';
import { updateSchedule } from './update';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const create = (change: object = {}) => createSchedule(rig.context, { ...BODY, ...change });
const update = (id: string, patch: UpdateScheduleInput) => updateSchedule(rig.context, id, patch);
const floorTo = (timeMs: number, stepMs: number) => Math.floor(timeMs / stepMs) * stepMs;

describe('an edit', () => {
  it('makes a version and moves the cursor on in the same step', async () => {
    const { id } = await create();
    const edited = await update(id, { cronExpression: '0 10 * * *', name: 'Later' });
    expect(edited).toMatchObject({ cronExpression: '0 10 * * *', name: 'Later', version: 2 });
    expect(edited.nextFireAt).toMatch(/T10:00:00.000Z$/);
    expect(await readCursor(rig.sql, id)).toMatchObject({ rev: 2, version: 2, lastFireAt: null });
  });

  it('that changes nothing makes no version', async () => {
    const { id, headers } = await create({ headers: { Authorization: 'Bearer token123' } });
    const same = await update(id, { enabled: true, headers, name: BODY.name, tags: null });
    expect(same.version).toBe(1);
    expect((await readCursor(rig.sql, id)).rev).toBe(1);
  });

  it('runs what was due before it under the old version, and later ones under the new', async () => {
    const { cronExpression, id, timezone } = await create({ cronExpression: '* * * * * *' });
    const dueSinceMs = floorTo(await databaseNow(rig.sql), 1_000) - 10_000;
    await moveCursor(rig.sql, id, dueSinceMs);

    const edited = await update(id, { name: 'New' });
    const answeredMs = await databaseNow(rig.sql);
    const { runs, skips } = await readSettled(rig.sql, id);
    expect(runs.length).toBeGreaterThanOrEqual(11);
    expect(new Set(runs.map(({ version }) => version))).toEqual(new Set([1]));
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['pending']));
    expect(skips).toEqual([]);
    expect(
      await findUnsettled(rig.sql, { cronExpression, id, timezone }, dueSinceMs, runs.at(-1)!.fireAt),
    ).toEqual([]);
    expect(answeredMs).toBeGreaterThan(runs.at(-1)!.fireAt);
    expect(Date.parse(edited.nextFireAt!)).toBe(runs.at(-1)!.fireAt + 1_000);
    expect((await readCursor(rig.sql, id)).lastFireAt).toBe(runs.at(-1)!.fireAt);
  });

  it('loses no fire time of the new rule after its answer', async () => {
    const { id } = await create({ cronExpression: '0 0 1 1 *' });
    // Late in a second, so that the next fire time lies within the horizon.
    await sleep(1_000 - (((await databaseNow(rig.sql)) + 200) % 1_000));
    const edited = await update(id, { cronExpression: '* * * * * *' });
    const answeredMs = await databaseNow(rig.sql);
    expect(Date.parse(edited.nextFireAt!) - answeredMs).toBeLessThanOrEqual(1_000);
  });

  it('settles each fire time once, however often it is repeated', async () => {
    const { id } = await create({ cronExpression: '* * * * * *' });
    await moveCursor(rig.sql, id, floorTo(await databaseNow(rig.sql), 1_000) - 5_000);
    for (const name of ['a', 'b', 'c']) await update(id, { name });
    const { runs } = await readSettled(rig.sql, id);
    const fireTimes = runs.map(({ fireAt }) => fireAt);
    expect(new Set(fireTimes).size).toBe(fireTimes.length);
    expect(fireTimes.at(-1)! - fireTimes[0]!).toBe((fireTimes.length - 1) * 1_000);
  });

  it('runs the latest missed fire time of a long absence and records the rest as one skip', async () => {
    const { cronExpression, id, timezone } = await create({ cronExpression: '0 0 * * *' });
    const today = floorTo(await databaseNow(rig.sql), DAY_MS);
    await moveCursor(rig.sql, id, today - 9 * DAY_MS);
    await update(id, { name: 'New' });

    const { runs, skips } = await readSettled(rig.sql, id);
    expect(runs).toEqual([{ fireAt: today, status: 'pending', version: 1 }]);
    expect(skips).toMatchObject([
      { count: 9, fromMs: today - 9 * DAY_MS, reason: 'misfire', toMs: today - DAY_MS, version: 1 },
    ]);
    expect(await findUnsettled(rig.sql, { cronExpression, id, timezone }, today - 9 * DAY_MS, today)).toEqual(
      [],
    );
  });

  it('makes room in history for a run of an older day', async () => {
    const { id } = await create({ cronExpression: '0 0 1 1 *' });
    const year = new Date(await databaseNow(rig.sql)).getUTCFullYear();
    await moveCursor(rig.sql, id, Date.UTC(year - 2, 0, 1));
    await update(id, { name: 'New' });
    const name = `finished_executions_${year}0101`;
    expect(await rig.sql`SELECT 1 FROM pg_class WHERE relname = ${name}`).toHaveLength(1);
  });

  it('waits for the fire time that a worker has fenced ahead', async () => {
    const { id } = await create({ cronExpression: '* * * * *' });
    const fencedMs = (await databaseNow(rig.sql)) + 200;
    await rig.sql`UPDATE schedule_cursors SET last_fire_at = ${new Date(fencedMs)} WHERE schedule_id = ${id}`;
    await update(id, { name: 'New' });
    expect(await databaseNow(rig.sql)).toBeGreaterThan(fencedMs);
    expect((await readCursor(rig.sql, id)).lastFireAt).toBe(fencedMs);
  });

  it('never fires at or before what has fired, whatever the new rule says', async () => {
    const { id } = await create({ cronExpression: '0 9 * * *' });
    const firedMs = floorTo(await databaseNow(rig.sql), MINUTE_MS) + 10 * MINUTE_MS;
    await rig.sql`UPDATE schedule_cursors SET last_fire_at = ${new Date(firedMs)} WHERE schedule_id = ${id}`;
    const delays: number[] = [];
    const runtime = { ...rig.context.runtime, delay: async (ms: number) => void delays.push(ms) };
    const patch = { cronExpression: '* * * * *' };
    const edited = await updateSchedule({ ...rig.context, runtime }, id, patch);
    expect(Date.parse(edited.nextFireAt!)).toBe(firedMs + MINUTE_MS);
    // A mark so far ahead comes from a clock that was wrong: the answer doesn't wait for it for long.
    expect(delays).toEqual([2_000]);
  });

  it('passes an edit of something else by what was stored before today’s rules', async () => {
    const { id } = await create();
    await rig.sql`UPDATE schedules SET headers = '{"Host": "old.example"}', timezone = 'Old/Zone' WHERE id = ${id}`;
    expect(await updateSchedule(rig.context, id, { enabled: false })).toMatchObject({ enabled: false });
    await expect(updateSchedule(rig.context, id, { headers: { 'X-New': '1' } })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'headers.Host' }],
    });
    await expect(resumeSchedule(rig.context, id)).rejects.toMatchObject({ errors: [{ path: 'timezone' }] });
  });

  it('starts only from the version that it was made for', async () => {
    const { id } = await create();
    await update(id, { name: 'Second' });
    const late = updateSchedule(rig.context, id, { name: 'Third' }, { expected: [1] });
    await expect(late).rejects.toMatchObject({ code: 'precondition_failed' });
    expect((await getSchedule(rig.context, id)).name).toBe('Second');
    const [inTime] = await Promise.all([
      updateSchedule(rig.context, id, { name: 'Third' }, { expected: [1, 2] }),
    ]);
    expect(inTime.version).toBe(3);
  });

  it('of many at once lets each have a version of its own', async () => {
    const { id } = await create();
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => update(id, { name })));
    const versions = await rig.sql<{ version: number }[]>`
      SELECT version FROM schedule_versions WHERE schedule_id = ${id} ORDER BY version`;
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await readCursor(rig.sql, id)).toMatchObject({ rev: 6, version: 6 });
  });

  it('keeps a masked header’s value beside an edited one', async () => {
    const { id, headers } = await create({ headers: { Authorization: 'Bearer token123', 'X-Team': 'a' } });
    expect(headers.Authorization).not.toContain('Bearer');
    await update(id, { headers: { Authorization: headers.Authorization!, 'X-Team': 'b' } });
    const [row] = await rig.sql`SELECT headers FROM schedules WHERE id = ${id}`;
    expect(row?.headers).toEqual({ Authorization: 'Bearer token123', 'X-Team': 'b' });
  });

  it('refuses a mask of a header that is not there', async () => {
    const { id, headers } = await create({ headers: { Authorization: 'Bearer token123' } });
    await expect(update(id, { headers: { 'X-Api-Key': headers.Authorization! } })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'headers.X-Api-Key' }],
    });
  });

  it('moves to another agent under its key', async () => {
    const { id } = await create();
    expect((await update(id, { agentId: 'another-agent' })).agentId).toBe('another-agent');
    const rows = await rig.sql`
      SELECT 1 FROM schedules s JOIN agents a ON a.id = s.agent_ref WHERE s.id = ${id} AND a.key = 'another-agent'`;
    expect(rows).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('stops the cursor and records what was due as a skip', async () => {
    const { cronExpression, id, timezone } = await create({ cronExpression: '* * * * * *' });
    const dueSinceMs = floorTo(await databaseNow(rig.sql), 1_000) - 5_000;
    await moveCursor(rig.sql, id, dueSinceMs);
    const paused = await pauseSchedule(rig.context, id);
    expect(paused).toMatchObject({ enabled: false, nextFireAt: null, version: 2 });

    const { runs, skips } = await readSettled(rig.sql, id);
    expect(runs).toEqual([]);
    expect(skips).toMatchObject([{ fromMs: dueSinceMs, reason: 'paused', version: 1 }]);
    expect(
      await findUnsettled(rig.sql, { cronExpression, id, timezone }, dueSinceMs, skips[0]!.toMs),
    ).toEqual([]);
    expect((await readCursor(rig.sql, id)).lastFireAt).toBe(skips[0]!.toMs);
  });

  it('of nothing due records nothing', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id);
    expect(await readSettled(rig.sql, id)).toEqual({ runs: [], skips: [] });
  });

  it('is the same as switching enabled off, and is no news the second time', async () => {
    const { id } = await create();
    expect((await update(id, { enabled: false })).version).toBe(2);
    expect((await pauseSchedule(rig.context, id)).version).toBe(2);
  });

  it('ends with the first fire time after the resumption', async () => {
    const { id } = await create({ cronExpression: '* * * * *' });
    await pauseSchedule(rig.context, id);
    const resumed = await resumeSchedule(rig.context, id);
    const nowMs = await databaseNow(rig.sql);
    expect(resumed).toMatchObject({ enabled: true, version: 3 });
    expect(Date.parse(resumed.nextFireAt!) - nowMs).toBeLessThanOrEqual(MINUTE_MS);
    expect(await readSettled(rig.sql, id)).toEqual({ runs: [], skips: [] });
  });

  it('and its resumption bring back no fire time that has run', async () => {
    const { id } = await create({ cronExpression: '* * * * * *' });
    await moveCursor(rig.sql, id, floorTo(await databaseNow(rig.sql), 1_000) - 2_000);
    await update(id, { name: 'settle' });
    const settled = (await readSettled(rig.sql, id)).runs.at(-1)!.fireAt;
    await pauseSchedule(rig.context, id);
    const resumed = await resumeSchedule(rig.context, id);
    expect(Date.parse(resumed.nextFireAt!)).toBeGreaterThan(settled);
  });
});

describe('an edit against a fence', () => {
  it('is passed over by the fence while it is under way, and moves the rev that the fence decided on', async () => {
    const { id } = await create({ cronExpression: '* * * * *' });
    const before = await readCursor(rig.sql, id);
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM schedule_cursors WHERE schedule_id = ${id} FOR NO KEY UPDATE`;
      const edit = update(id, { name: 'waits' });
      const outcome = await Promise.race([
        edit,
        new Promise((resolve) => setTimeout(resolve, 150, 'waiting')),
      ]);
      expect(outcome).toBe('waiting');
      void edit.catch(() => {});
    });
    await expect.poll(async () => (await readCursor(rig.sql, id)).rev).toBe(before.rev + 1);
  });

  it('names runs as the fence does, so that both can never make two of one', async () => {
    const { id } = await create({ cronExpression: '* * * * * *' });
    await moveCursor(rig.sql, id, floorTo(await databaseNow(rig.sql), 1_000) - 1_000);
    await update(id, { name: 'New' });
    const rows = await rig.sql<{ id: string; fireAt: number; runKey: string }[]>`
      SELECT id, (extract(epoch FROM fire_time) * 1000)::float8 AS "fireAt", run_key AS "runKey"
        FROM live_executions WHERE schedule_id = ${id}`;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        id: executionId(id, row.fireAt, SCHEDULE_RUN_KEY),
        runKey: SCHEDULE_RUN_KEY,
      });
    }
  });
});
