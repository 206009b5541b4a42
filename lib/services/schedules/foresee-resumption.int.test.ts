import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { deleteSchedule } from './delete';
import { foreseeResumption } from './foresee-resumption';
import { getSchedule } from './get';
import { pauseSchedule } from './pause';
import { resumeSchedule } from './resume';
import { updateSchedule } from './update';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

const HOUR = 3_600_000;

/** Paused for so long already. */
async function pausedFor(ms: number, cronExpression = '0 * * * *') {
  const { id } = await createSchedule(rig.context, { ...BODY, cronExpression, timezone: 'UTC' });
  await pauseSchedule(rig.context, id);
  await rig.sql`
    UPDATE schedule_cursors SET silent_from = silent_from - ${ms} * interval '1 millisecond'
    WHERE schedule_id = ${id}`;
  return id;
}

describe('what a resumption would do', () => {
  it('counts what the pause kept from running, and what of it would be caught up', async () => {
    const id = await pausedFor(12 * HOUR);
    const effect = await foreseeResumption(rig.context, id);
    expect(effect.caughtUp).toBe(1);
    // An hour may begin at this very moment.
    expect([12, 13]).toContain(effect.missed);
    const resumed = await resumeSchedule(rig.context, id, { catchUp: true });
    expect(Date.parse(resumed.nextFireAt!)).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(effect.nextFireAt!)).toBeGreaterThan(Date.now());
  });

  it('names the next fire time that a resumption has', async () => {
    const id = await pausedFor(HOUR, '0 0 1 1 *');
    const { nextFireAt } = await foreseeResumption(rig.context, id);
    expect((await resumeSchedule(rig.context, id)).nextFireAt).toBe(nextFireAt);
  });

  it('leaves out what an edit in mid-pause has settled', async () => {
    const id = await pausedFor(12 * HOUR);
    await updateSchedule(rig.context, id, { priority: 1 });
    expect(await foreseeResumption(rig.context, id)).toMatchObject({ caughtUp: 0, missed: 0 });
    await resumeSchedule(rig.context, id, { catchUp: true });
    expect(Date.parse((await getSchedule(rig.context, id)).nextFireAt!)).toBeGreaterThan(Date.now());
  });

  it('is nothing of one that is gone', async () => {
    const id = await pausedFor(HOUR);
    await deleteSchedule(rig.context, id);
    await expect(foreseeResumption(rig.context, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
