import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Housekeeping } from '@/lib/repositories/engine/housekeeping';
import { getExecution } from '../executions/get';
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
import { deleteSchedule } from './delete';
import { getSchedule } from './get';
import { getDeletedSchedule } from './get-deleted';
import { listSchedules } from './list';
import { pauseSchedule } from './pause';
import { triggerSchedule } from './trigger';
import { undeleteSchedule } from './undelete';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EACH_MINUTE = { cronExpression: '* * * * *', timezone: 'UTC' };
const GONE = { code: 'not_found' };
const floorTo = (ms: number, unit: number) => Math.floor(ms / unit) * unit;
const create = (change: object = {}) => createSchedule(rig.context, { ...BODY, ...EACH_MINUTE, ...change });

/** Lets a deletion seem to have been so long ago. */
async function deleteEarlier(id: string, byMs: number): Promise<number> {
  await rig.sql`UPDATE schedules SET deleted_at = deleted_at - ${byMs} * interval '1 millisecond' WHERE id = ${id}`;
  const [row] = await rig.sql<{ ms: number }[]>`
    UPDATE schedule_cursors SET silent_from = silent_from - ${byMs} * interval '1 millisecond' WHERE schedule_id = ${id}
    RETURNING (extract(epoch FROM silent_from) * 1000)::float8 AS ms`;
  return row!.ms;
}

describe('a deleted schedule', () => {
  it('is read as what can be brought back, for 24 h', async () => {
    const { id, name } = await create();
    await expect(getDeletedSchedule(rig.context, id)).rejects.toMatchObject(GONE);
    await deleteSchedule(rig.context, id);
    expect(await getDeletedSchedule(rig.context, id)).toMatchObject({
      deletedAt: expect.stringMatching(/Z$/),
      id,
      name,
    });
    await deleteEarlier(id, 24 * HOUR);
    await expect(getDeletedSchedule(rig.context, id)).rejects.toMatchObject(GONE);
    await expect(getDeletedSchedule(rig.context, 'no-id')).rejects.toMatchObject(GONE);
  });
});

describe('a deletion that is taken back', () => {
  it('brings the schedule back as it was, firing from now on', async () => {
    const { id } = await create({ headers: { Authorization: 'Bearer token123' } });
    const before = await getSchedule(rig.context, id);
    await deleteSchedule(rig.context, id);
    const back = await undeleteSchedule(rig.context, id);
    expect(back).toEqual({ ...before, nextFireAt: back.nextFireAt, updatedAt: back.updatedAt });
    const inMs = Date.parse(back.nextFireAt!) - (await databaseNow(rig.sql));
    expect(inMs).toBeLessThanOrEqual(MINUTE);
  });

  it('makes one skip of what was due meanwhile and at the deletion', async () => {
    const { id } = await create();
    const dueSinceMs = floorTo(await databaseNow(rig.sql), MINUTE) - 3 * HOUR;
    await moveCursor(rig.sql, id, dueSinceMs);
    await deleteSchedule(rig.context, id);
    await rig.sql`UPDATE schedules SET deleted_at = deleted_at - interval '2 hours' WHERE id = ${id}`;
    const back = await undeleteSchedule(rig.context, id);
    const nowMs = Date.parse(back.nextFireAt!) - MINUTE;
    const { skips } = await readSettled(rig.sql, id);
    expect(skips).toMatchObject([{ fromMs: dueSinceMs, reason: 'deleted', toMs: nowMs }]);
    expect(await findUnsettled(rig.sql, { id, ...EACH_MINUTE }, dueSinceMs, nowMs)).toEqual([]);
  });

  it('keeps a pause, which goes on where the deletion ends', async () => {
    const { id } = await create();
    const until = floorTo(await databaseNow(rig.sql), MINUTE) + 6 * HOUR;
    await pauseSchedule(rig.context, id, { until: new Date(until).toISOString() });
    await deleteSchedule(rig.context, id);
    expect((await readSettled(rig.sql, id)).skips).toEqual([]);
    const fromMs = await deleteEarlier(id, 2 * HOUR);
    const back = await undeleteSchedule(rig.context, id);
    expect(back).toMatchObject({ enabled: false, pausedUntil: new Date(until).toISOString() });
    const { skips } = await readSettled(rig.sql, id);
    expect(skips.map(({ reason }) => reason)).toEqual(['deleted', 'paused']);
    expect(await findUnsettled(rig.sql, { id, ...EACH_MINUTE }, fromMs + 1, until - MINUTE)).toEqual([]);
  });

  it('leaves what ended as cancelled, and lets what still runs be retried', async () => {
    const { id } = await create();
    const [cancelled, running] = [
      await triggerSchedule(rig.context, id),
      await triggerSchedule(rig.context, id),
    ];
    await rig.sql`
      UPDATE live_executions SET status = 'running', worker_id = gen_random_uuid(), attempts = 1, claim = 1 WHERE id = ${running.id}`;
    await deleteSchedule(rig.context, id);
    await undeleteSchedule(rig.context, id);
    expect((await getExecution(rig.context, cancelled.id)).status).toBe('cancelled');
    const [row] = await rig.sql`SELECT cancel_requested_at FROM live_executions WHERE id = ${running.id}`;
    expect(row).toEqual({ cancel_requested_at: null });
  });

  it('leaves alone what somebody cancelled', async () => {
    const { id } = await create();
    const run = await triggerSchedule(rig.context, id);
    await rig.sql`
      UPDATE live_executions SET status = 'running', worker_id = gen_random_uuid(), attempts = 1, claim = 1,
             cancel_requested_at = now(), abort_requested = true WHERE id = ${run.id}`;
    await deleteSchedule(rig.context, id);
    await undeleteSchedule(rig.context, id);
    const [row] = await rig.sql`SELECT cancel_requested_at FROM live_executions WHERE id = ${run.id}`;
    expect(row).toEqual({ cancel_requested_at: expect.any(Date) });
  });

  it('brings back one whose rule this runtime can’t compute, silent', async () => {
    const { id } = await create();
    await deleteSchedule(rig.context, id);
    await rig.sql`UPDATE schedules SET timezone = 'Old/Zone' WHERE id = ${id}`;
    expect(await undeleteSchedule(rig.context, id)).toMatchObject({ enabled: true, nextFireAt: null });
  });

  it('is nothing to a schedule that is there, and can so be repeated', async () => {
    const { id } = await create();
    const { rev } = await readCursor(rig.sql, id);
    expect(await undeleteSchedule(rig.context, id)).toMatchObject({ id, version: 1 });
    expect((await readCursor(rig.sql, id)).rev).toBe(rev);
  });

  it('is not found for one that never was, and after 24 h', async () => {
    await expect(undeleteSchedule(rig.context, crypto.randomUUID())).rejects.toMatchObject(GONE);
    await expect(undeleteSchedule(rig.context, 'x')).rejects.toMatchObject(GONE);
    const { id } = await create();
    await deleteSchedule(rig.context, id);
    await deleteEarlier(id, 24 * HOUR - MINUTE);
    await undeleteSchedule(rig.context, id);
    await deleteSchedule(rig.context, id);
    await deleteEarlier(id, 24 * HOUR);
    await expect(undeleteSchedule(rig.context, id)).rejects.toMatchObject(GONE);
  });

  it('that waited for the janitor while the 24 h ran out is not found, and takes nothing back', async () => {
    const { id } = await create();
    await deleteSchedule(rig.context, id);
    await deleteEarlier(id, 24 * HOUR - 300);
    let undeletion: Promise<unknown> | undefined;
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM schedules WHERE id = ${id} FOR UPDATE`;
      undeletion = undeleteSchedule(rig.context, id).catch((error) => error.code);
      await expect
        .poll(
          async () =>
            (
              await tx`SELECT clock_timestamp() > deleted_at + interval '24 hours' AS over FROM schedules WHERE id = ${id}`
            )[0],
        )
        .toEqual({ over: true });
    });
    expect(await undeletion).toBe('not_found');
    const [row] = await rig.sql`SELECT deleted_at FROM schedules WHERE id = ${id}`;
    expect(row).toEqual({ deleted_at: expect.any(Date) });
  });

  it('and the janitor never both have it, at whichever instant they meet', async () => {
    const housekeeping = new Housekeeping(rig.sql);
    for (let round = 0; round < 12; round += 1) {
      const { id } = await create();
      await deleteSchedule(rig.context, id);
      await deleteEarlier(id, 24 * HOUR - 20 - round * 3);
      const [back] = await Promise.all([
        undeleteSchedule(rig.context, id).catch((error) => error.code as string),
        (async () => {
          for (let tries = 0; tries < 25; tries += 1) await housekeeping.removeDeletedSchedules();
        })(),
      ]);
      while ((await housekeeping.removeDeletedSchedules()) > 0);
      const left = await rig.sql`
        SELECT 1 FROM schedules s JOIN schedule_cursors c ON c.schedule_id = s.id JOIN schedule_versions v ON v.schedule_id = s.id
         WHERE s.id = ${id} AND s.deleted_at IS NULL`;
      expect(back === 'not_found' ? left.length === 0 : left.length === 1, String(back)).toBe(true);
    }
  });

  it('of many at once is done once', async () => {
    const { id } = await create();
    await deleteSchedule(rig.context, id);
    const { rev } = await readCursor(rig.sql, id);
    const back = await Promise.all(Array.from({ length: 5 }, () => undeleteSchedule(rig.context, id)));
    expect(back.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1]);
    expect((await readCursor(rig.sql, id)).rev).toBe(rev + 1);
  });
});

describe('the list of deleted schedules', () => {
  it('has those that can be brought back, the latest deleted first, page by page', async () => {
    const made = [];
    for (const name of ['Bin 1', 'Bin 2', 'Bin 3', 'Bin 4']) made.push((await create({ name })).id);
    const [first, second, third, fourth] = made as [string, string, string, string];
    for (const id of [second, first, third]) await deleteSchedule(rig.context, id);
    await deleteEarlier(third, 24 * HOUR);
    const query = { deleted: 'true', limit: 1, search: 'Bin' } as const;
    const page = await listSchedules(rig.context, query);
    expect(page.data).toMatchObject([{ deletedAt: expect.any(String), id: first }]);
    const rest = await listSchedules(rig.context, { ...query, cursor: page.nextCursor! });
    expect(rest).toMatchObject({ data: [{ id: second }], nextCursor: null });
    const there = await listSchedules(rig.context, { search: 'Bin' });
    expect(there.data.map(({ id }) => id)).toEqual([fourth]);
    expect(there.data[0]).not.toHaveProperty('deletedAt');
  });
});
