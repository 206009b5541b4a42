import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { listSchedules } from './list';
import { pauseSchedule } from './pause';
import { resumeSchedule } from './resume';
import { triggerSchedule } from './trigger';
import { updateSchedule } from './update';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EACH_SECOND = { cronExpression: '* * * * * *', timezone: 'UTC' };
const EACH_MINUTE = { cronExpression: '* * * * *', timezone: 'UTC' };
const floorTo = (ms: number, unit: number) => Math.floor(ms / unit) * unit;
const iso = (ms: number) => new Date(ms).toISOString();

const create = (rule: object = EACH_MINUTE) => createSchedule(rig.context, { ...BODY, ...rule });
const skipsOf = async (id: string) => (await readSettled(rig.sql, id)).skips;

/** Lets a pause seem to have begun so long ago; it began with nothing due. */
async function beginEarlier(id: string, byMs: number): Promise<number> {
  const [row] = await rig.sql<{ ms: number }[]>`
    UPDATE schedule_cursors SET silent_from = silent_from - ${byMs} * interval '1 millisecond' WHERE schedule_id = ${id}
    RETURNING (extract(epoch FROM silent_from) * 1000)::float8 AS ms`;
  return row!.ms;
}

/** Lets a pause with an end seem to be over. */
async function letPass(id: string, until: number): Promise<void> {
  await rig.sql`UPDATE schedules SET paused_until = ${new Date(until)} WHERE id = ${id}`;
}

describe('what a pause keeps from running', () => {
  it('is one skip when it ends, with the exact number', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id);
    const fromMs = await beginEarlier(id, 3 * HOUR);
    const nowMs = await databaseNow(rig.sql);
    await resumeSchedule(rig.context, id);
    expect(await skipsOf(id)).toMatchObject([{ reason: 'paused' }]);
    expect(await findUnsettled(rig.sql, { id, ...EACH_MINUTE }, fromMs + 1, floorTo(nowMs, MINUTE))).toEqual(
      [],
    );
  });

  it('is one skip with what was due when it began', async () => {
    const { id } = await create(EACH_SECOND);
    const dueSinceMs = floorTo(await databaseNow(rig.sql), SECOND) - 5 * SECOND;
    await moveCursor(rig.sql, id, dueSinceMs);
    await pauseSchedule(rig.context, id);
    await beginEarlier(id, 10 * SECOND);
    await resumeSchedule(rig.context, id);
    expect(await skipsOf(id)).toMatchObject([
      { fromMs: dueSinceMs - 10 * SECOND, reason: 'paused', version: 1 },
    ]);
  });

  it('stays one skip when something else is edited meanwhile', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id);
    const fromMs = await beginEarlier(id, HOUR);
    await updateSchedule(rig.context, id, { name: 'New' });
    const nowMs = await databaseNow(rig.sql);
    await resumeSchedule(rig.context, id);
    expect(await skipsOf(id)).toHaveLength(1);
    expect(await findUnsettled(rig.sql, { id, ...EACH_MINUTE }, fromMs + 1, floorTo(nowMs, MINUTE))).toEqual(
      [],
    );
  });

  it('is one skip for each rule when the rule is edited meanwhile', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id);
    const fromMs = await beginEarlier(id, 2 * HOUR);
    await updateSchedule(rig.context, id, { cronExpression: '0 * * * *' });
    const [byMinute, ...more] = await skipsOf(id);
    expect(more).toEqual([]);
    expect(byMinute!.count).toBe((byMinute!.toMs - floorTo(fromMs, MINUTE)) / MINUTE);
    expect((await databaseNow(rig.sql)) - byMinute!.toMs).toBeLessThan(2 * MINUTE);
    // So that the second rule has fire times as well.
    await rig.sql`
      UPDATE skips SET from_fire_time = from_fire_time - interval '5 hours', to_fire_time = to_fire_time - interval '5 hours'
       WHERE schedule_id = ${id}`;
    const againFromMs = await beginEarlier(id, 3 * HOUR);
    await resumeSchedule(rig.context, id);
    const [, byHour] = await skipsOf(id);
    expect(byHour!.count).toBe((byHour!.toMs - floorTo(againFromMs, HOUR)) / HOUR);
    expect([byMinute!.version, byHour!.version]).toEqual([2, 3]);
  });

  it('is left to the misfire policy when the resumption says so', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id);
    const fromMs = await beginEarlier(id, HOUR);
    const resumed = await resumeSchedule(rig.context, id, { catchUp: true });
    expect(Date.parse(resumed.nextFireAt!)).toBe(floorTo(fromMs, MINUTE) + MINUTE);
    expect(await skipsOf(id)).toEqual([]);
    const nowMs = floorTo(await databaseNow(rig.sql), MINUTE);
    await updateSchedule(rig.context, id, { name: 'settles what is due, as a worker would' });
    const { runs, skips } = await readSettled(rig.sql, id);
    expect(runs.length).toBeGreaterThan(0);
    expect(skips).toMatchObject([{ fromMs: floorTo(fromMs, MINUTE) + MINUTE, reason: 'misfire' }]);
    expect(await findUnsettled(rig.sql, { id, ...EACH_MINUTE }, fromMs + 1, nowMs)).toEqual([]);
  });
});

describe('a pause with an end', () => {
  /** A day ahead, at a whole minute. */
  const tomorrow = async () => floorTo(await databaseNow(rig.sql), MINUTE) + 24 * HOUR;

  it('looks paused, and its cursor waits behind its end with all of it recorded', async () => {
    const { id } = await create();
    const until = await tomorrow();
    const paused = await pauseSchedule(rig.context, id, { until: iso(until) });
    expect(paused).toMatchObject({
      enabled: false,
      nextFireAt: iso(until),
      pausedUntil: iso(until),
      version: 2,
    });
    expect(await readCursor(rig.sql, id)).toMatchObject({ lastFireAt: null, nextFireAt: until });
    const [skip, ...more] = await skipsOf(id);
    expect(more).toEqual([]);
    expect(skip).toMatchObject({ count: 24 * 60 - 1, reason: 'paused', toMs: until - MINUTE });
  });

  it('is over by itself, for everyone who looks', async () => {
    const { id } = await create({ ...EACH_MINUTE, name: 'Over by itself' });
    await pauseSchedule(rig.context, id, { until: iso(await tomorrow()) });
    const listed = async (enabled: 'false' | 'true') =>
      (await listSchedules(rig.context, { enabled, search: 'Over by itself' })).data.map((one) => one.id);
    expect(await listed('false')).toEqual([id]);
    expect(await listed('true')).toEqual([]);
    await letPass(id, (await databaseNow(rig.sql)) - 1);
    expect(await getSchedule(rig.context, id)).toMatchObject({
      enabled: true,
      pausedUntil: null,
      version: 2,
    });
    expect(await listed('false')).toEqual([]);
    expect(await listed('true')).toEqual([id]);
  });

  it('that is prolonged, and again, stays one skip', async () => {
    const { id } = await create();
    const until = await tomorrow();
    for (const hours of [0, 2, 1]) await pauseSchedule(rig.context, id, { until: iso(until + hours * HOUR) });
    const [skip, ...more] = await skipsOf(id);
    expect(more).toEqual([]);
    expect(skip).toMatchObject({ count: 25 * 60 - 1, toMs: until + HOUR - MINUTE });
    expect((await readCursor(rig.sql, id)).nextFireAt).toBe(until + HOUR);
  });

  it('and is resumed early takes back what was recorded ahead', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id, { until: iso(await tomorrow()) });
    const fromMs = await beginEarlier(id, HOUR);
    const resumed = await resumeSchedule(rig.context, id);
    expect(resumed).toMatchObject({ enabled: true, pausedUntil: null });
    const nextMs = Date.parse(resumed.nextFireAt!);
    expect(nextMs - (await databaseNow(rig.sql))).toBeLessThanOrEqual(MINUTE);
    expect(await skipsOf(id)).toMatchObject([{ toMs: nextMs - MINUTE }]);
    expect(await findUnsettled(rig.sql, { id, ...EACH_MINUTE }, fromMs + 1, nextMs - 1)).toEqual([]);
  });

  it('and is resumed before anything was due leaves no skip', async () => {
    const { id } = await create({ cronExpression: '0 9 * * *' });
    await pauseSchedule(rig.context, id, { until: iso(await tomorrow()) });
    await resumeSchedule(rig.context, id);
    expect(await skipsOf(id)).toEqual([]);
  });

  it('loses its end by a pause without one, and by that alone', async () => {
    const { id } = await create();
    const until = iso(await tomorrow());
    await pauseSchedule(rig.context, id, { until });
    expect(await updateSchedule(rig.context, id, { enabled: false })).toMatchObject({
      pausedUntil: until,
      version: 2,
    });
    expect(await pauseSchedule(rig.context, id)).toMatchObject({
      nextFireAt: null,
      pausedUntil: null,
      version: 3,
    });
    expect(await skipsOf(id)).toEqual([]);
  });

  it('that has ended is no news to an edit, and its skip stays', async () => {
    const { id } = await create();
    const until = await tomorrow();
    await pauseSchedule(rig.context, id, { until: iso(until) });
    await letPass(id, (await databaseNow(rig.sql)) - 1);
    expect((await updateSchedule(rig.context, id, { enabled: true })).version).toBe(2);
    expect(await updateSchedule(rig.context, id, { name: 'New' })).toMatchObject({
      enabled: true,
      version: 3,
    });
    expect(await skipsOf(id)).toHaveLength(1);
  });

  it('is set and taken back by an edit, and can be sent back as it was shown', async () => {
    const { id } = await create();
    const until = await tomorrow();
    const set = await updateSchedule(rig.context, id, { pausedUntil: iso(until) });
    expect(set).toMatchObject({ enabled: false, pausedUntil: iso(until), version: 2 });
    const { enabled, pausedUntil } = set;
    expect((await updateSchedule(rig.context, id, { enabled, pausedUntil })).version).toBe(2);
    expect(await updateSchedule(rig.context, id, { pausedUntil: null })).toMatchObject({
      enabled: true,
      version: 3,
    });
  });

  it('can be there from the beginning', async () => {
    const until = await tomorrow();
    const made = await create({ ...EACH_MINUTE, pausedUntil: iso(until) });
    expect(made).toMatchObject({
      enabled: false,
      nextFireAt: iso(until),
      pausedUntil: iso(until),
      version: 1,
    });
    expect(await skipsOf(made.id)).toMatchObject([{ count: 24 * 60 - 1, toMs: until - MINUTE }]);
  });

  it('takes any offset, and fires at its very instant', async () => {
    const { id } = await create();
    const until = await tomorrow();
    const inTokyo = `${iso(until + 9 * HOUR).slice(0, 19)}+09:00`;
    expect(await pauseSchedule(rig.context, id, { until: inTokyo })).toMatchObject({
      nextFireAt: iso(until),
      pausedUntil: iso(until),
    });
  });

  it.each([
    ['in the past', -1],
    ['more than ten years ahead', 11 * 365 * 24 * HOUR],
  ])('%s is refused', async (_, inMs) => {
    const { id } = await create();
    const until = iso((await databaseNow(rig.sql)) + inMs);
    const refused = (path: string) => ({ code: 'invalid', errors: [{ path }] });
    await expect(pauseSchedule(rig.context, id, { until })).rejects.toMatchObject(refused('until'));
    const fields = { pausedUntil: until };
    await expect(updateSchedule(rig.context, id, fields)).rejects.toMatchObject(refused('pausedUntil'));
    await expect(create({ ...EACH_MINUTE, ...fields })).rejects.toMatchObject(refused('pausedUntil'));
  });
});

describe('cancelPending', () => {
  /** Three runs of an edit’s settlement, the last of them claimed by a worker and one waiting for its second attempt. */
  async function withRuns() {
    const { id } = await create(EACH_SECOND);
    await moveCursor(rig.sql, id, floorTo(await databaseNow(rig.sql), SECOND) - 2 * SECOND);
    await updateSchedule(rig.context, id, { name: 'settle' });
    const { runs } = await readSettled(rig.sql, id);
    const at = (nth: number) => new Date(runs.at(nth)!.fireAt);
    await rig.sql`
      UPDATE live_executions SET status = 'running', worker_id = gen_random_uuid(), attempts = 1, claim = 1
       WHERE schedule_id = ${id} AND fire_time = ${at(-1)}`;
    await rig.sql`
      UPDATE live_executions SET status = 'retrying', attempts = 1 WHERE schedule_id = ${id} AND fire_time = ${at(0)}`;
    return { id, runs };
  }
  const statuses = async (id: string) => (await readSettled(rig.sql, id)).runs.map(({ status }) => status);

  it('ends what has not started or waits for a retry, and lets what runs and what people started go on', async () => {
    const { id } = await withRuns();
    const manual = await triggerSchedule(rig.context, id);
    await pauseSchedule(rig.context, id, { cancelPending: true });
    const after = await statuses(id);
    expect(after.at(-1)).toBe('running');
    expect(new Set(after.slice(0, -1))).toEqual(new Set(['cancelled']));
    const [row] = await rig.sql`SELECT status FROM executions WHERE id = ${manual.id}`;
    expect(row).toMatchObject({ status: 'pending' });
  });

  it('goes with an edit, of what was due before it', async () => {
    const { id } = await withRuns();
    await updateSchedule(rig.context, id, { cancelPending: true, payload: { new: true } });
    const after = await statuses(id);
    expect(after.filter((status) => status === 'running')).toHaveLength(1);
    expect(after.filter((status) => status !== 'cancelled')).toHaveLength(1);
  });

  it('is not done unless it is asked for', async () => {
    const { id } = await withRuns();
    await pauseSchedule(rig.context, id);
    expect(await statuses(id)).not.toContain('cancelled');
  });

  it('does it even when nothing else changes', async () => {
    const { id } = await withRuns();
    await pauseSchedule(rig.context, id);
    const { version } = await pauseSchedule(rig.context, id, { cancelPending: true });
    expect(version).toBe(3);
    expect(await statuses(id)).not.toContain('retrying');
  });
});
