import { afterAll, beforeAll, expect, it } from 'vitest';
import { BODY, createServiceRig, databaseNow, readSettled, type ServiceRig } from '../../service-rig.fixture';
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
