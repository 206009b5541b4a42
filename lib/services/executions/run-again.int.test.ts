import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../schedules/create';
import { deleteSchedule } from '../schedules/delete';
import { triggerSchedule } from '../schedules/trigger';
import { updateSchedule } from '../schedules/update';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { getExecution } from './get';
import { runAgain } from './run-again';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

describe('running again', () => {
  it('makes another run by hand, of what the schedule is now', async () => {
    const { id: scheduleId } = await createSchedule(rig.context, BODY);
    const first = await triggerSchedule(rig.context, scheduleId);
    await updateSchedule(rig.context, scheduleId, { agentUrl: 'https://agent.example/mended' });
    const again = await runAgain(rig.context, first.id);
    expect(again).toMatchObject({ scheduleId, status: 'pending', trigger: 'manual', version: 2 });
    expect(again.id).not.toBe(first.id);
    expect(await getExecution(rig.context, again.id)).toMatchObject({
      overrides: null,
      request: { agentUrl: 'https://agent.example/mended' },
    });
  });

  it.each([[{ invoice: 7 }], [null], [false]])(
    'sends the payload %j that was given to it',
    async (payload) => {
      const { id: scheduleId } = await createSchedule(rig.context, { ...BODY, payload: { own: true } });
      const first = await triggerSchedule(rig.context, scheduleId, { payload });
      const again = await runAgain(rig.context, first.id);
      expect((await getExecution(rig.context, again.id)).overrides).toEqual({ payload });
    },
  );

  it('sends another payload in place of it, and refuses what is none', async () => {
    const { id: scheduleId } = await createSchedule(rig.context, BODY);
    const first = await triggerSchedule(rig.context, scheduleId, { payload: { invoice: 7 } });
    const again = await runAgain(rig.context, first.id, { payload: { invoice: 8 } });
    expect((await getExecution(rig.context, again.id)).overrides).toEqual({ payload: { invoice: 8 } });
    await expect(runAgain(rig.context, first.id, { payloads: 1 } as object)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('of a deleted schedule or an unknown execution finds nothing', async () => {
    const { id: scheduleId } = await createSchedule(rig.context, BODY);
    const { id } = await triggerSchedule(rig.context, scheduleId);
    await deleteSchedule(rig.context, scheduleId);
    for (const gone of [id, 'nope', '00000000-0000-7000-8000-000000000000'])
      await expect(runAgain(rig.context, gone)).rejects.toMatchObject({ code: 'not_found' });
  });
});
