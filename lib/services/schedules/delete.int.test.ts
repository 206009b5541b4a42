import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { listSchedules } from './list';
import { listScheduleExecutions } from './list-executions';
import { listScheduleSkips } from './list-skips';
import { triggerSchedule } from './trigger';
import { updateSchedule } from './update';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const GONE = { code: 'not_found' };
const create = (change: object = {}) => createSchedule(rig.context, { ...BODY, ...change });

describe('a deletion', () => {
  it('takes the schedule away from everyone', async () => {
    const { context } = rig;
    const { id } = await create({ name: 'To delete' });
    await deleteSchedule(context, id);
    await expect(getSchedule(context, id)).rejects.toMatchObject(GONE);
    await expect(updateSchedule(context, id, { name: 'x' })).rejects.toMatchObject(GONE);
    await expect(triggerSchedule(context, id)).rejects.toMatchObject(GONE);
    await expect(listScheduleExecutions(context, id)).rejects.toMatchObject(GONE);
    await expect(listScheduleSkips(context, id)).rejects.toMatchObject(GONE);
    await expect(deleteSchedule(context, id)).rejects.toMatchObject(GONE);
    expect((await listSchedules(context, { search: 'To delete' })).data).toEqual([]);
  });

  it('stops the cursor and records what was due as a skip', async () => {
    const { cronExpression, id, timezone } = await create({ cronExpression: '* * * * * *' });
    const before = await readCursor(rig.sql, id);
    const dueSinceMs = Math.floor((await databaseNow(rig.sql)) / 1_000) * 1_000 - 5_000;
    await moveCursor(rig.sql, id, dueSinceMs);
    await deleteSchedule(rig.context, id);

    const { runs, skips } = await readSettled(rig.sql, id);
    expect(runs).toEqual([]);
    expect(skips).toMatchObject([{ fromMs: dueSinceMs, reason: 'deleted' }]);
    expect(
      await findUnsettled(rig.sql, { cronExpression, id, timezone }, dueSinceMs, skips[0]!.toMs),
    ).toEqual([]);
    const after = await readCursor(rig.sql, id);
    expect(after).toMatchObject({ lastFireAt: skips[0]!.toMs, nextFireAt: null });
    expect(after.rev).toBe(before.rev + 1);
  });

  it('ends what waits as cancelled, and keeps it readable', async () => {
    const { id } = await create();
    const run = await triggerSchedule(rig.context, id);
    await deleteSchedule(rig.context, id);
    expect(await getExecution(rig.context, run.id)).toMatchObject({
      attemptDetails: [],
      error: 'The schedule was deleted',
      status: 'cancelled',
    });
  });

  it('lets a running one end, marked so that nobody retries it', async () => {
    const { id } = await create();
    const run = await triggerSchedule(rig.context, id);
    await rig.sql`
      UPDATE live_executions SET status = 'running', worker_id = gen_random_uuid(), attempts = 1, claim = 1 WHERE id = ${run.id}`;
    await deleteSchedule(rig.context, id);
    const [row] = await rig.sql`SELECT status, cancel_requested_at FROM live_executions WHERE id = ${run.id}`;
    expect(row).toMatchObject({ cancel_requested_at: expect.any(Date), status: 'running' });
  });

  it('comes back to a row that a worker was just writing', async () => {
    const { id } = await create();
    const run = await triggerSchedule(rig.context, id);
    let deleted: Promise<void> | undefined;
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM live_executions WHERE id = ${run.id} FOR UPDATE`;
      deleted = deleteSchedule(rig.context, id);
      await expect.poll(() => getSchedule(rig.context, id).catch((error) => error.code)).toBe('not_found');
      expect((await getExecution(rig.context, run.id)).status).toBe('pending');
    });
    await deleted;
    expect((await getExecution(rig.context, run.id)).status).toBe('cancelled');
  });

  it('that is under way makes a run wait for it, and then there is nothing to run', async () => {
    const { id } = await create();
    let run: Promise<unknown> | undefined;
    await rig.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM schedule_cursors WHERE schedule_id = ${id} FOR UPDATE`;
      await tx`UPDATE schedules SET deleted_at = now() WHERE id = ${id}`;
      run = triggerSchedule(rig.context, id).catch((error) => error.code);
      const soon = new Promise((resolve) => setTimeout(resolve, 150, 'waits'));
      expect(await Promise.race([run, soon])).toBe('waits');
    });
    expect(await run).toBe('not_found');
  });

  it('leaves no run behind that was asked for at the same moment', async () => {
    const { id } = await create();
    const triggers = Array.from({ length: 5 }, () => triggerSchedule(rig.context, id));
    const [deletion, ...runs] = await Promise.allSettled([deleteSchedule(rig.context, id), ...triggers]);
    expect(deletion.status).toBe('fulfilled');
    const refused = runs.filter((run) => run.status === 'rejected');
    expect(refused.every(({ reason }) => reason.code === 'not_found')).toBe(true);
    expect(await rig.sql`SELECT 1 FROM live_executions WHERE schedule_id = ${id}`).toHaveLength(0);
    const { length } =
      await rig.sql`SELECT 1 FROM finished_executions WHERE schedule_id = ${id} AND status = 'cancelled'`;
    expect(length + refused.length).toBe(5);
  });

  it('starts only from the version that it was made for', async () => {
    const { id } = await create();
    await expect(deleteSchedule(rig.context, id, { expected: [2] })).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    expect((await getSchedule(rig.context, id)).id).toBe(id);
  });
});
