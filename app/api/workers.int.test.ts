import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/contracts/problem';
import { type Worker, workerPageSchema } from '@/lib/contracts/worker';
import { newId } from '@/lib/domain/ids';
import { createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import { callApi } from './call-api.fixture';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
  const DATABASE_URL = rig.context.runtime.config.database.url;
  Object.assign(process.env, { DATABASE_URL, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => rig.close());
beforeEach(() => rig.sql`DELETE FROM workers`);

async function insertWorker({ state = 'alive', seenSecondsAgo = 1, offsetMs = 0, takenOver = 0 } = {}) {
  const id = newId();
  await rig.sql`
    INSERT INTO workers (id, state, seen_at, ended_at, hostname, pid, release, slots, held, running, beat, lag_ms, clock_offset_ms, taken_over)
    VALUES (${id}, ${state}, clock_timestamp() - ${seenSecondsAgo} * interval '1 second',
            CASE WHEN ${state} <> 'alive' THEN clock_timestamp() END, 'worker-0', 17, '1.0.0', 64, 30, 24, 5, 0.5, ${offsetMs}, ${takenOver})`;
  return id;
}
async function list(query = ''): Promise<{ data: Worker[]; nextCursor: string | null }> {
  const response = await callApi(`/api/workers${query}`);
  expect(response.status).toBe(200);
  return workerPageSchema.strict().parse(await response.json());
}

describe('GET /api/workers', () => {
  it('answers an empty page while there is none', async () => {
    expect(await list()).toEqual({ data: [], nextCursor: null });
  });

  it('tells of a worker what it holds, how it beats, and what it runs on', async () => {
    const id = await insertWorker();
    const [worker] = (await list()).data;
    expect(worker).toEqual({
      beat: 5,
      beatAgeMs: expect.any(Number),
      clockOffsetMs: 0,
      endedAt: null,
      held: 30,
      hostname: 'worker-0',
      id,
      lagMs: 0.5,
      pid: 17,
      running: 24,
      seenAt: expect.any(String),
      slots: 64,
      startedAt: expect.any(String),
      state: 'alive',
      takenOver: 0,
      version: '1.0.0',
      warnings: [],
    });
  });

  it('says of a dead one when it ended and how many executions were taken over', async () => {
    await insertWorker({ state: 'dead', takenOver: 14 });
    const [worker] = (await list()).data;
    expect(worker).toMatchObject({ endedAt: expect.any(String), state: 'dead', takenOver: 14, warnings: [] });
  });

  it('warns of a clock that is off by more than 30 s', async () => {
    await insertWorker({ offsetMs: -31_200 });
    const [worker] = (await list()).data;
    expect(worker).toMatchObject({ clockOffsetMs: -31_200, warnings: [{ code: 'clock_skew' }] });
  });

  it('warns of one that nobody has declared dead yet, though its lease is over', async () => {
    await insertWorker({ seenSecondsAgo: 11 });
    expect((await list()).data[0]).toMatchObject({ state: 'alive', warnings: [{ code: 'silent' }] });
  });

  it('pages', async () => {
    const [alive, dead] = [await insertWorker(), await insertWorker({ state: 'dead' })];
    const first = await list('?limit=1');
    expect(first).toMatchObject({ data: [{ id: alive }], nextCursor: expect.any(String) });
    const second = await list(`?limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ data: [{ id: dead }], nextCursor: null });
  });

  it.each([
    '?limit=0',
    '?limit=201',
    '?cursor=x',
    `?cursor=${btoa('["gone","x","y"]')}`,
    `?cursor=${btoa(`["gone",null,"01980a30-0000-7aaa-8bbb-1c2d3e4f5a6b"]`)}`,
    `?cursor=${btoa(`["gone","0x10","01980a30-0000-7aaa-8bbb-1c2d3e4f5a6b"]`)}`,
    '?state=dead',
  ])('refuses %s and names what is wrong', async (query) => {
    const response = await callApi(`/api/workers${query}`);
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as Problem;
    expect(errors).toMatchObject([{ path: /^\?(\w+)/.exec(query)![1] }]);
  });
});
