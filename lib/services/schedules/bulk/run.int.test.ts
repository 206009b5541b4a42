import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BODY,
  createServiceRig,
  databaseNow,
  moveCursor,
  readSettled,
  type ServiceRig,
} from '../../service-rig.fixture';
import { createSchedule } from '../create';
import { pauseSchedule } from '../pause';
import { updateSchedule } from '../update';
import { runBulk } from './run';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
});
afterAll(() => rig.close());

async function made(count: number): Promise<string[]> {
  const operations = Array.from({ length: count }, () => ({ action: 'create' as const, schedule: BODY }));
  const outcomes = await runBulk(rig.context, { operations });
  return outcomes.map((outcome) => (outcome.action === 'create' ? outcome.schedule.id : ''));
}

it.each(['delete', 'pause'] as const)(
  '%s waits for what is fenced ahead once, however many there are',
  async (action) => {
    const ids = await made(15);
    const aheadMs = (await databaseNow(rig.sql)) + 1_500;
    await rig.sql`UPDATE schedule_cursors SET last_fire_at = ${new Date(aheadMs)} WHERE schedule_id = ANY (${ids}::uuid[])`;
    const waits: number[] = [];
    const runtime = {
      ...rig.context.runtime,
      delay: async (ms: number) => {
        waits.push(ms);
        await rig.context.runtime.delay(ms);
      },
    };
    const operations = ids.map((id) => ({ action, id }));
    await runBulk({ ...rig.context, runtime }, { operations });
    expect(await databaseNow(rig.sql)).toBeGreaterThan(aheadMs);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(1_501);
  },
);

it('records what a bulk pause keeps from running', async () => {
  const [id] = await made(1);
  const dueAt = Date.UTC(2026, 0, 5, 9);
  await rig.sql`UPDATE schedule_cursors SET next_fire_at = ${new Date(dueAt)}, due_at = ${new Date(dueAt)} WHERE schedule_id = ${id!}`;
  await runBulk(rig.context, { operations: [{ action: 'pause', id: id! }] });
  expect(await readSettled(rig.sql, id!)).toMatchObject({
    runs: [],
    skips: [{ fromMs: dueAt, reason: 'paused' }],
  });
});

it('pauses until an end, and ends what has not started when it is asked to', async () => {
  const { id } = await createSchedule(rig.context, { ...BODY, cronExpression: '* * * * * *' });
  await moveCursor(rig.sql, id, Math.floor((await databaseNow(rig.sql)) / 1_000) * 1_000 - 2_000);
  await updateSchedule(rig.context, id, { name: 'settles what is due' });
  const until = new Date(Math.floor((await databaseNow(rig.sql)) / 1_000) * 1_000 + 3_600_000).toISOString();
  const [outcome] = await runBulk(rig.context, {
    operations: [{ action: 'pause', cancelPending: true, id, until }],
  });
  expect(outcome).toMatchObject({ schedule: { enabled: false, nextFireAt: until, pausedUntil: until } });
  const { runs } = await readSettled(rig.sql, id);
  expect(runs.length).toBeGreaterThan(0);
  expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['cancelled']));
});

it('leaves the fire times of a pause to the misfire policy when a resumption says so', async () => {
  const { id } = await createSchedule(rig.context, { ...BODY, cronExpression: '* * * * *' });
  await pauseSchedule(rig.context, id);
  await rig.sql`UPDATE schedule_cursors SET silent_from = silent_from - interval '1 hour' WHERE schedule_id = ${id}`;
  const [outcome] = await runBulk(rig.context, { operations: [{ action: 'resume', catchUp: true, id }] });
  if (outcome?.action !== 'resume') throw new Error('It was not resumed');
  expect(Date.parse(outcome.schedule.nextFireAt!)).toBeLessThan(await databaseNow(rig.sql));
  expect((await readSettled(rig.sql, id)).skips).toEqual([]);
});

it('says in its place what was not done when the database goes away', async () => {
  const [id] = await made(1);
  let transactions = 0;
  const { database } = rig.context.runtime;
  const gone = Object.assign(new Error('gone'), { code: 'CONNECTION_ENDED' });
  const runtime = {
    ...rig.context.runtime,
    database: {
      ...database,
      transaction: ((work) => {
        transactions += 1;
        return transactions > 2 ? Promise.reject(gone) : database.transaction(work); // the agents, and one more
      }) as typeof database.transaction,
    },
  };
  const context = { ...rig.context, runtime };
  const operations = [
    { action: 'pause' as const, id: id! },
    { action: 'create' as const, schedule: BODY },
  ];
  const outcomes = await runBulk(context, { operations });
  expect(outcomes).toMatchObject([{ failure: { code: 'unavailable' } }, { action: 'create' }]);
  await expect(runBulk(context, { operations })).rejects.toMatchObject({ code: 'unavailable' });
});
