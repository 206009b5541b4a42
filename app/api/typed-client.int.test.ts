import { HttpError, handle, ok } from '@oazapfts/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as scheduler from '@/clients/typescript/scheduler-api';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { callApi, ORIGIN } from './call-api.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
  Object.assign(scheduler.defaults, {
    baseUrl: ORIGIN,
    fetch: (url: string, init: RequestInit) => callApi(url.slice(ORIGIN.length), init),
  });
});
afterAll(() => database.drop());

const REPORT: scheduler.CreateSchedule = {
  name: 'Report',
  cronExpression: '0 9 * * *',
  agentId: 'report',
  agentUrl: 'https://agents.example.com/report',
};

describe('the generated client', () => {
  it('makes a schedule, edits it under its tag, runs it and deletes it', async () => {
    const created = await scheduler.createSchedule(REPORT, { idempotencyKey: crypto.randomUUID() });
    if (created.status !== 201) throw new Error(created.data.detail);
    const { id } = created.data;
    const edited = await scheduler.updateSchedule(
      id,
      { tags: ['daily'] },
      { ifMatch: created.headers.get('etag')! },
    );
    expect(edited).toMatchObject({ status: 200, data: { tags: ['daily'], version: 2 } });

    const run = await ok(scheduler.triggerSchedule(id, { payload: { extra: true } }));
    expect(await ok(scheduler.getExecution(run.id))).toMatchObject({ scheduleId: id, status: 'pending' });
    const page = await ok(scheduler.listScheduleExecutions(id, { limit: 1, status: 'pending' }));
    expect(page).toMatchObject({ data: [{ id: run.id }], nextCursor: null });

    expect((await scheduler.deleteSchedule(id)).status).toBe(204);
    expect((await scheduler.getSchedule(id)).status).toBe(404);
  });

  it('tells problems apart by their status', async () => {
    const { id } = await ok(scheduler.createSchedule(REPORT));
    const outcome = await handle(scheduler.updateSchedule(id, { name: 'Late' }, { ifMatch: '"v9"' }), {
      200: () => 'edited',
      412: ({ type }: scheduler.Problem) => type,
    });
    expect(outcome).toBe('/docs/problems#edited-meanwhile');
  });

  it('throws a problem when only success is asked for', async () => {
    const refused = ok(scheduler.listSchedules({ limit: 0 }));
    await expect(refused).rejects.toBeInstanceOf(HttpError);
    await expect(refused).rejects.toMatchObject({ status: 422, data: { errors: [{ path: 'limit' }] } });
  });
});
