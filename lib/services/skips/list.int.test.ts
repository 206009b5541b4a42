import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { createSchedule } from '../schedules/create';
import { deleteSchedule } from '../schedules/delete';
import { listScheduleSkips } from '../schedules/list-skips';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { listSkips } from './list';

const NINE = Date.UTC(2026, 0, 5, 9);
const HOUR_MS = 3_600_000;
const REASONS = ['misfire', 'overlap', 'paused'] as const;
/** Instants of years that PostgreSQL or JavaScript write otherwise. */
const BEYOND = ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59'];

let rig: ServiceRig;
let scheduleIds: string[];
/** Every third hour of two schedules' is one instant of both. Latest first. */
let made: { scheduleId: string; fromMs: number; reason: string }[];
beforeAll(async () => {
  rig = await createServiceRig();
  const schedules = [];
  for (const name of ['One', 'Two']) schedules.push(await createSchedule(rig.context, { ...BODY, name }));
  scheduleIds = schedules.map(({ id }) => id);
  made = Array.from({ length: 40 }, (_, n) => ({
    fromMs: NINE + Math.floor(n / 2) * HOUR_MS + (n % 3 === 1 ? 60_000 : 0),
    reason: REASONS[n % 3]!,
    scheduleId: scheduleIds[n % 2]!,
  }));
  for (const { fromMs, reason, scheduleId } of made)
    await rig.sql`
      INSERT INTO skips (schedule_id, from_fire_time, to_fire_time, workspace_id, count, reason, version)
      VALUES (${scheduleId}, ${new Date(fromMs)}, ${new Date(fromMs + 1_000)}, ${DEFAULT_WORKSPACE_ID}, 2, ${reason}, 1)`;
  made.sort((one, other) => other.fromMs - one.fromMs || (one.scheduleId < other.scheduleId ? 1 : -1));
});
afterAll(() => rig.close());

async function walk(query: object, limit: number): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listSkips(rig.context, { ...query, limit, ...(cursor ? { cursor } : {}) });
    seen.push(...page.data.map((skip) => `${skip.scheduleId} ${skip.fromFireTime}`));
    cursor = page.nextCursor;
  }
  return seen;
}
const expected = (passes: (skip: (typeof made)[number]) => boolean = () => true) =>
  made.filter(passes).map(({ fromMs, scheduleId }) => `${scheduleId} ${new Date(fromMs).toISOString()}`);

describe('skips of all schedules', () => {
  it.each([1, 7, 50])('come latest first, each once, in pages of %i', async (limit) => {
    expect(await walk({}, limit)).toEqual(expected());
  });

  it.each(REASONS)('keep to the reason %s', async (reason) => {
    expect(await walk({ reason }, 4)).toEqual(expected((skip) => skip.reason === reason));
  });

  it('keep to a schedule, and to a reason of it', async () => {
    const [, scheduleId] = scheduleIds;
    expect(await walk({ scheduleId }, 6)).toEqual(expected((skip) => skip.scheduleId === scheduleId));
    expect(await walk({ reason: 'paused', scheduleId }, 2)).toEqual(
      expected((skip) => skip.scheduleId === scheduleId && skip.reason === 'paused'),
    );
  });

  it('keep to a time, its start included and its end not', async () => {
    const [fromMs, toMs] = [NINE + 3 * HOUR_MS, NINE + 9 * HOUR_MS];
    const query = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
    const within = (skip: { fromMs: number }) => skip.fromMs >= fromMs && skip.fromMs < toMs;
    expect(await walk(query, 5)).toEqual(expected(within));
    expect(await walk({ ...query, reason: 'overlap' }, 5)).toEqual(
      expected((skip) => within(skip) && skip.reason === 'overlap'),
    );
  });

  it('name their schedule, also a deleted one', async () => {
    const { id } = await createSchedule(rig.context, { ...BODY, name: 'Gone' });
    await rig.sql`
      INSERT INTO skips (schedule_id, from_fire_time, to_fire_time, workspace_id, count, reason, version)
      VALUES (${id}, ${new Date(NINE - HOUR_MS)}, ${new Date(NINE - HOUR_MS)}, ${DEFAULT_WORKSPACE_ID}, 1, 'excluded', 1)`;
    await deleteSchedule(rig.context, id);
    const { data } = await listSkips(rig.context, { reason: 'excluded' });
    expect(data).toMatchObject([{ count: 1, scheduleId: id, scheduleName: 'Gone' }]);
  });

  it('refuse what they do not know', async () => {
    for (const query of [{ reason: 'laziness' }, { scheduleId: 'x' }, { cursor: 'x' }, { from: 'today' }])
      await expect((async () => listSkips(rig.context, query as object))()).rejects.toMatchObject({
        code: 'invalid',
      });
  });

  it.each(BEYOND)('refuse %s, which the database cannot be asked', async (instant) => {
    const cursor = Buffer.from(JSON.stringify([instant, scheduleIds[0]])).toString('base64url');
    const ofOne = Buffer.from(JSON.stringify([instant])).toString('base64url');
    for (const query of [{ from: instant }, { to: instant }, { cursor }])
      await expect((async () => listSkips(rig.context, query))()).rejects.toMatchObject({ code: 'invalid' });
    await expect(listScheduleSkips(rig.context, scheduleIds[0]!, { cursor: ofOne })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('of one schedule keep to a reason and a time as well', async () => {
    const [id] = scheduleIds;
    const [fromMs, toMs] = [NINE + 2 * HOUR_MS, NINE + 15 * HOUR_MS];
    const query = {
      from: new Date(fromMs).toISOString(),
      reason: 'overlap',
      to: new Date(toMs).toISOString(),
    } as const;
    const { data } = await listScheduleSkips(rig.context, id!, query);
    expect(data.length).toBeGreaterThan(0);
    expect(data.map(({ fromFireTime }) => `${id} ${fromFireTime}`)).toEqual(
      expected(
        (skip) =>
          skip.scheduleId === id && skip.reason === 'overlap' && skip.fromMs >= fromMs && skip.fromMs < toMs,
      ),
    );
  });

  it('of one schedule go on where a page ended', async () => {
    const [id] = scheduleIds;
    const first = await listScheduleSkips(rig.context, id!, { limit: 3 });
    const second = await listScheduleSkips(rig.context, id!, { cursor: first.nextCursor!, limit: 200 });
    const fires = [...first.data, ...second.data].map(({ fromFireTime }) => `${id} ${fromFireTime}`);
    expect(fires).toEqual(expected((skip) => skip.scheduleId === id));
  });
});
