import { afterAll, beforeAll, expect, it } from 'vitest';
import { OutageLog } from '@/lib/observability/outage-log';
import { openDatabase } from '@/lib/repositories/database';
import type { ServiceContext } from './context';
import { createDatabaseProxy, type DatabaseProxy } from './database-proxy.fixture';
import { createSchedule } from './schedules/create';
import { listSchedules } from './schedules/list';
import { BODY, createServiceRig, type ServiceRig } from './service-rig.fixture';
import { transact } from './unit-of-work';

let rig: ServiceRig;
let proxy: DatabaseProxy;
let context: ServiceContext;
const log: string[] = [];
beforeAll(async () => {
  rig = await createServiceRig();
  proxy = await createDatabaseProxy(rig.context.runtime.config.database.url);
  const database = openDatabase(proxy.url, { applicationName: 'test', max: 2 });
  const logger = {
    error: (_fields: object, message: string) => log.push(message),
    info: (message: string) => log.push(message),
  };
  const databaseOutage = new OutageLog(logger as never, {
    level: 'error',
    meanwhile: 'wait',
    what: 'the database',
  });
  const runtime = { ...rig.context.runtime, database, databaseDeadlineMs: 500, databaseOutage };
  context = { ...rig.context, runtime };
});
afterAll(async () => {
  proxy.close();
  await context.runtime.database.close();
  await rig.close();
});

const UNAVAILABLE = { code: 'unavailable' };

it('sees soon that a database is back, however long it was gone', async () => {
  await listSchedules(context);
  proxy.cut();
  for (let tries = 0; tries < 12; tries += 1) {
    await expect(listSchedules(context)).rejects.toMatchObject(UNAVAILABLE);
  }
  proxy.heal();
  await expect
    .poll(
      () =>
        listSchedules(context).then(
          () => 'back',
          () => 'gone',
        ),
      { timeout: 2_000 },
    )
    .toBe('back');
  expect(log).toEqual(["the database can't be used; wait", 'the database answers again']);
});

it('writes nothing of a request that was told that it failed, when a frozen database comes to', async () => {
  await listSchedules(context);
  proxy.freeze();
  const requests = Array.from({ length: 20 }, () => createSchedule(context, { ...BODY, name: 'Too late' }));
  const outcomes = await Promise.allSettled(requests);
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  proxy.heal();
  await expect
    .poll(
      () =>
        listSchedules(context).then(
          () => 'back',
          () => 'gone',
        ),
      { timeout: 5_000 },
    )
    .toBe('back');
  expect((await listSchedules(context, { search: 'Too late' })).data).toEqual([]);
});

it('does not wait long for a lock that somebody keeps', async () => {
  const { id } = await createSchedule(rig.context, BODY);
  const waiting = { ...rig.context, runtime: { ...rig.context.runtime, databaseDeadlineMs: 10_000 } };
  await rig.sql.begin(async (tx) => {
    await tx`SELECT 1 FROM schedule_cursors WHERE schedule_id = ${id} FOR UPDATE`;
    await expect(transact(waiting, ({ cursors }) => cursors.lock(id))).rejects.toMatchObject(UNAVAILABLE);
  });
});

it('rolls back what a use case wrote before it failed', async () => {
  const { context } = rig;
  const failing = transact(context, async ({ agents }) => {
    await agents.ensure('half-done');
    throw new Error('later step');
  });
  await expect(failing).rejects.toThrow('later step');
  expect(await rig.sql`SELECT 1 FROM agents WHERE key = 'half-done'`).toHaveLength(0);
});
