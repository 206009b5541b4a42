import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BulkAnswer, bulkAnswerSchema } from '@/lib/contracts/bulk';
import { executionDetailSchema } from '@/lib/contracts/execution';
import { type Schedule, scheduleSchema } from '@/lib/contracts/schedule-view';
import { createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import { callApi, sending } from './call-api.fixture';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
  const DATABASE_URL = rig.context.runtime.config.database.url;
  Object.assign(process.env, { DATABASE_URL, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => rig.close());

const BODY = { name: 'x', cronExpression: '0 9 * * *', agentId: 'a', agentUrl: 'https://example.com' };
const NOBODY = '00000000-0000-7000-8000-000000000000';

const send = (operations: unknown, headers: Record<string, string> = {}) =>
  callApi('/api/schedules/bulk', sending('POST', { operations }, headers));

async function bulk(operations: unknown[], headers: Record<string, string> = {}): Promise<BulkAnswer> {
  const response = await send(operations, headers);
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return bulkAnswerSchema.strict().parse(answer);
}
const creation = (change: object = {}) => ({ action: 'create', schedule: { ...BODY, ...change } });
async function made(count: number): Promise<string[]> {
  const { results } = await bulk(Array.from({ length: count }, () => creation()));
  return results.map(({ id }) => id!);
}
const shown = async (id: string) => (await (await callApi(`/api/schedules/${id}`)).json()) as Schedule;
const statuses = ({ results }: BulkAnswer) => results.map(({ status }) => status);

describe('POST /api/schedules/bulk', () => {
  it('creates what single requests would create', async () => {
    const change = {
      description: 'all of it',
      headers: { Authorization: 'Bearer token123', 'X-A': '1' },
      httpMethod: 'PUT',
      onWorkerLoss: 'fail',
      payload: { deep: [1, 'two', null, { three: '3' }] },
      priority: 7,
      retryPolicy: { maxAttempts: 5 },
      tags: ['a', 'b"c', 'd,e'],
      timeoutMs: 1_500,
      timezone: 'Europe/Berlin',
    };
    const { results } = await bulk([creation(change), creation({ enabled: false, payload: '123' })]);
    const alone = await (await callApi('/api/schedules', sending('POST', { ...BODY, ...change }))).json();
    const { createdAt, id, updatedAt, ...settings } = scheduleSchema.strict().parse(results[0]!.schedule);
    expect(alone).toMatchObject(settings);
    for (const { id, schedule } of results) expect(await shown(id!)).toEqual(schedule);
    expect(results[1]!.schedule).toMatchObject({ enabled: false, nextFireAt: null, payload: '123' });
    const run = await (await callApi(`/api/schedules/${id}/trigger`, { method: 'POST' })).json();
    const detail = executionDetailSchema.parse(await (await callApi(`/api/executions/${run.id}`)).json());
    expect(detail.request).toMatchObject({ httpMethod: 'PUT', payload: change.payload, timeoutMs: 1_500 });
  });

  it('answers in the order of the operations, and lists the last one first', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `ordered-${n}`);
    const { results } = await bulk(names.map((name) => creation({ name })));
    expect(results.map(({ schedule }) => schedule?.name)).toEqual(names);
    const page = await (await callApi('/api/schedules?search=ordered-&limit=200')).json();
    expect(page.data.map(({ name }: Schedule) => name)).toEqual(names.toReversed());
  });

  it('lets a bad operation hurt itself alone', async () => {
    const [paused] = await made(1);
    const answer = await bulk([
      creation(),
      creation({ cronExpression: '75 * * * *' }),
      creation({ agentUrl: 'http://10.0.0.1/' }),
      { action: 'create' },
      { action: 'explode' },
      'pause',
      { action: 'pause', id: paused, surprise: 1 },
      { action: 'pause', id: NOBODY },
      { action: 'trigger', id: 'nope' },
      { action: 'delete' },
      { action: 'pause', id: paused },
      creation(),
    ]);
    expect(statuses(answer)).toEqual([201, 422, 422, 422, 422, 422, 422, 404, 404, 422, 200, 201]);
    expect([answer.succeeded, answer.failed]).toEqual([3, 9]);
    expect(answer.results[1]!.problem).toMatchObject({
      errors: [{ field: 'minute', message: 'Minute must be 0–59; got 75', path: 'cronExpression' }],
      status: 422,
      title: expect.any(String),
      type: expect.any(String),
    });
    expect((await shown(paused!)).enabled).toBe(false);
  });

  it('pauses, resumes, triggers and deletes', async () => {
    const [one, two, three, four] = await made(4);
    await callApi(`/api/schedules/${two}/pause`, { method: 'POST' });
    const answer = await bulk([
      { action: 'pause', id: one },
      { action: 'resume', id: two },
      { action: 'trigger', id: three },
      { action: 'trigger', id: three!.toUpperCase(), payload: { day: 1 } },
      { action: 'delete', id: four },
    ]);
    expect(statuses(answer)).toEqual([200, 200, 202, 202, 204]);
    expect(answer.results[0]!.schedule).toEqual(await shown(one!));
    expect(answer.results[1]!.schedule).toMatchObject({ enabled: true, version: 3 });
    const runs = answer.results.slice(2, 4).map(({ execution }) => execution!);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(2);
    const detail = await (await callApi(`/api/executions/${runs[1]!.id}`)).json();
    expect(detail).toMatchObject({ request: { payload: { day: 1 } }, scheduleId: three, trigger: 'manual' });
    expect((await callApi(`/api/schedules/${four}`)).status).toBe(404);
  });

  it('guards an operation by the version that it names', async () => {
    const [one, two] = await made(2);
    await callApi(`/api/schedules/${one}`, sending('PATCH', { name: 'Moved on' }));
    const answer = await bulk([
      { action: 'pause', id: one, version: 1 },
      { action: 'delete', id: two, version: 1 },
    ]);
    expect(statuses(answer)).toEqual([412, 204]);
    expect(await shown(one!)).toMatchObject({ enabled: true, version: 2 });
  });

  it('takes a schedule once, but triggers as many as there are', async () => {
    const [one, two] = await made(2);
    const answer = await bulk([
      { action: 'pause', id: one },
      { action: 'resume', id: one },
      { action: 'trigger', id: two },
      { action: 'trigger', id: two },
      { action: 'delete', id: two },
    ]);
    expect(statuses(answer)).toEqual([200, 409, 202, 202, 409]);
  });

  it('answers ids alone to whoever prefers little', async () => {
    const [id] = await made(1);
    const response = await send([creation(), { action: 'pause', id }, { action: 'trigger', id: NOBODY }], {
      Prefer: 'return=minimal',
    });
    expect(response.headers.get('preference-applied')).toBe('return=minimal');
    const { results } = bulkAnswerSchema.strict().parse(await response.json());
    expect(results.map((result) => Object.keys(result))).toEqual([
      ['status', 'id'],
      ['status', 'id'],
      ['status', 'id', 'problem'],
    ]);
  });

  it('is done once for an Idempotency-Key, also when it comes twice at the same instant', async () => {
    const operations = [
      ...Array.from({ length: 1_200 }, () => creation({ name: 'Keyed' })),
      { action: 'pause', id: (await made(1))[0] },
      { action: 'trigger', id: NOBODY },
    ];
    const key = { 'Idempotency-Key': 'bulk' };
    const answers = await Promise.all([send(operations, key), send(operations, key)]);
    const later = await send(operations, key);
    const [first, ...others] = await Promise.all([...answers, later].map((response) => response.text()));
    expect(others.map((text) => text === first)).toEqual([true, true]);
    expect(JSON.parse(first!)).toMatchObject({ failed: 1, succeeded: 1_201 });
    const [row] = await rig.sql`SELECT count(*)::int AS n FROM schedules WHERE name = 'Keyed'`;
    expect(row!.n).toBe(1_200);
    expect((await send([creation()], key)).status).toBe(409);
  });

  it('sets aside what the database refuses, and makes the rest', async () => {
    await rig.sql`ALTER TABLE schedules ADD CONSTRAINT no_thirteen CHECK (name <> 'Thirteen')`;
    const names = Array.from({ length: 20 }, (_, n) => (n === 13 ? 'Thirteen' : `Refused ${n}`));
    const answer = await bulk(names.map((name) => creation({ name })));
    await rig.sql`ALTER TABLE schedules DROP CONSTRAINT no_thirteen`;
    expect(statuses(answer)).toEqual(names.map((name) => (name === 'Thirteen' ? 500 : 201)));
    expect(JSON.stringify(answer)).not.toContain('constraint');
  });

  it('takes back what a change that fails had written, and keeps the rest', async () => {
    const [one, two, three] = await made(3);
    await rig.sql`ALTER TABLE schedule_versions ADD CONSTRAINT no_second CHECK (schedule_id::text <> ${rig.sql.unsafe(`'${two}'`)} OR version = 1) NOT VALID`;
    const answer = await bulk([one, two, three].map((id) => ({ action: 'pause', id })));
    await rig.sql`ALTER TABLE schedule_versions DROP CONSTRAINT no_second`;
    expect(statuses(answer)).toEqual([200, 500, 200]);
    expect(await shown(two!)).toMatchObject({ enabled: true, version: 1 });
    expect(await shown(three!)).toMatchObject({ enabled: false, version: 2 });
  });

  it.each([
    ['operations', {}],
    ['operations', { operations: [] }],
    ['operations', { operations: {} }],
    ['operations', { operations: Array.from({ length: 10_001 }, () => 0) }],
    ['other', { operations: [creation()], other: 1 }],
  ])('refuses a body whose %s is wrong', async (path, body) => {
    const response = await callApi('/api/schedules/bulk', sending('POST', body));
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, path]);
  });

  it('reads up to 16 MiB, and no more', async () => {
    const body = JSON.stringify({ operations: [creation()] });
    const padded = (length: number) => ({ ...sending('POST', {}), body: body.padEnd(length, ' ') });
    expect((await callApi('/api/schedules/bulk', padded(16 * 1_048_576))).status).toBe(200);
    const tooLong = await callApi('/api/schedules/bulk', padded(16 * 1_048_576 + 1));
    expect([tooLong.status, (await tooLong.json()).detail]).toEqual([413, 'The body is larger than 16 MiB']);
  });
});
