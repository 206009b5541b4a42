import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY, createServiceRig, type ServiceRig } from '../../service-rig.fixture';
import { createSchedule } from '../create';
import { pauseSchedule } from '../pause';
import { updateSchedule } from '../update';
import { foreseeRestore } from './foresee-restore';
import { restoreVersion } from './restore';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

async function edited() {
  const { id } = await createSchedule(rig.context, {
    ...BODY,
    cronExpression: '0 0 1 1 *',
    headers: { Authorization: 'Bearer first-1111' },
    timezone: 'UTC',
  });
  await updateSchedule(rig.context, id, {
    cronExpression: '0 0 1 7 *',
    headers: { Authorization: 'Bearer other-1111' },
  });
  return id;
}

describe('what a restoration would do', () => {
  it('is what changes, secrets masked, and the next run that it leads to', async () => {
    const id = await edited();
    const effect = await foreseeRestore(rig.context, id, '1');
    expect(effect).toMatchObject({
      changes: [
        { from: '0 0 1 7 *', kind: 'changed', path: 'cronExpression', to: '0 0 1 1 *' },
        { from: '••••••••1111', kind: 'changed', path: 'headers.Authorization', to: '••••••••1111' },
      ],
      current: 2,
    });
    expect(effect.nextFireAt).not.toBe(effect.restoredNextFireAt);
    expect((await restoreVersion(rig.context, id, '1')).nextFireAt).toBe(effect.restoredNextFireAt);
  });

  it('leaves a pause as it is', async () => {
    const id = await edited();
    await pauseSchedule(rig.context, id);
    const forever = await foreseeRestore(rig.context, id, '1');
    expect(forever).toMatchObject({ nextFireAt: null, restoredNextFireAt: null });
    expect(forever.changes.map(({ path }) => path)).toEqual(['cronExpression', 'headers.Authorization']);

    await pauseSchedule(rig.context, id, { until: new Date(Date.now() + 3_600_000).toISOString() });
    const { restoredNextFireAt } = await foreseeRestore(rig.context, id, '1');
    expect((await restoreVersion(rig.context, id, '1')).nextFireAt).toBe(restoredNextFireAt);
  });

  it('is nothing when the schedule is like that', async () => {
    expect((await foreseeRestore(rig.context, await edited(), '2')).changes).toEqual([]);
  });

  it('is not there for a version that isn’t', async () => {
    await expect(foreseeRestore(rig.context, await edited(), '9')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
