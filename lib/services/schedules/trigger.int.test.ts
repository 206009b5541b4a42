import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executionIdTimeMs } from '@/lib/domain/ids';
import { getExecution } from '../executions/get';
import { BODY, createServiceRig, databaseNow, readCursor, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { pauseSchedule } from './pause';
import { triggerSchedule } from './trigger';
import { updateSchedule } from './update';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const create = (change: object = {}) => createSchedule(rig.context, { ...BODY, ...change });
const trigger = (id: string, input = {}) => triggerSchedule(rig.context, id, input);

describe('a manual trigger', () => {
  it('makes an execution that waits for a worker, due at once', async () => {
    const { id } = await create();
    const beforeMs = await databaseNow(rig.sql);
    const run = await trigger(id);
    const afterMs = await databaseNow(rig.sql);
    expect(run).toMatchObject({
      agentId: BODY.agentId,
      attempts: 0,
      scheduleId: id,
      status: 'pending',
      trigger: 'manual',
      version: 1,
    });
    const fireAt = Date.parse(run.fireTime);
    expect(fireAt).toBeGreaterThanOrEqual(beforeMs);
    expect(fireAt).toBeLessThanOrEqual(afterMs);
    expect(executionIdTimeMs(run.id)).toBe(fireAt);
    expect(run.nextAttemptAt).toBe(run.fireTime);
  });

  it('leaves the schedule’s own fire times alone', async () => {
    const { id } = await create();
    const before = await readCursor(rig.sql, id);
    await trigger(id);
    expect(await readCursor(rig.sql, id)).toEqual(before);
  });

  it('works on a paused schedule, with its newest version', async () => {
    const { id } = await create();
    await pauseSchedule(rig.context, id);
    expect(await trigger(id)).toMatchObject({ status: 'pending', version: 2 });
  });

  it('makes another execution each time', async () => {
    const { id } = await create();
    const runs = await Promise.all([trigger(id), trigger(id), trigger(id)]);
    expect(new Set(runs.map((run) => run.id)).size).toBe(3);
  });

  it.each<[string, object, unknown]>([
    ['another payload', { payload: { day: 1 } }, { day: 1 }],
    ['no payload at all', { payload: null }, null],
    ['the schedule’s own payload', {}, { reportType: 'daily' }],
  ])('sends %s', async (_, input, sent) => {
    const { id } = await create({ payload: { reportType: 'daily' } });
    const run = await trigger(id, input);
    expect((await getExecution(rig.context, run.id)).request?.payload).toEqual(sent);
  });

  it('shows what that execution sends, not what the schedule became since', async () => {
    const { id } = await create({ headers: { Authorization: 'Bearer token123' } });
    const run = await trigger(id);
    await updateSchedule(rig.context, id, { agentUrl: 'https://elsewhere.example/' });
    const { request } = await getExecution(rig.context, run.id);
    expect(request?.agentUrl).toBe(BODY.agentUrl);
    expect(request?.headers.Authorization).not.toContain('token');
  });

  it('names bad fields of its body', async () => {
    const { id } = await create();
    await expect(trigger(id, { payloads: 1 })).rejects.toMatchObject({
      errors: [{ message: 'Unknown field "payloads"', path: 'payloads' }],
    });
  });

  it('of an unknown schedule is not found', async () => {
    for (const id of ['nope', '00000000-0000-7000-8000-000000000000']) {
      await expect(trigger(id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});
