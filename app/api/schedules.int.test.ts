import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executionDetailSchema, executionPageSchema } from '@/lib/contracts/execution';
import type { Problem } from '@/lib/contracts/problem';
import { type Schedule, schedulePageSchema, scheduleSchema } from '@/lib/contracts/schedule-view';
import { skipPageSchema } from '@/lib/contracts/skip';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { callApi, sending } from './call-api.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => database.drop());

const BODY = {
  name: 'Daily Report Agent',
  cronExpression: '0 9 * * *',
  agentId: 'report-agent-001',
  agentUrl: 'https://example.com/api/agent',
  httpMethod: 'POST',
  headers: { Authorization: 'Bearer token123' },
  payload: { reportType: 'daily' },
  retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1000, maxDelayMs: 30000 },
  enabled: true,
};

async function create(change: object = {}): Promise<Schedule> {
  const response = await callApi('/api/schedules', sending('POST', { ...BODY, ...change }));
  expect(response.status).toBe(201);
  return (await response.json()) as Schedule;
}
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Problem;
};

describe('POST /api/schedules', () => {
  it('takes the original service’s request word for word', async () => {
    const response = await callApi('/api/schedules', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"name":"Test Schedule","cronExpression":"*/2 * * * *","agentId":"test-001","agentUrl":"http://mock-agent:5678","httpMethod":"POST","enabled":true}',
    });
    expect(response.status).toBe(201);
    const schedule = scheduleSchema.parse(await response.json());
    expect(schedule).toMatchObject({
      agentId: 'test-001',
      agentUrl: 'http://mock-agent:5678',
      cronExpression: '*/2 * * * *',
      enabled: true,
      httpMethod: 'POST',
      lastExecution: null,
      name: 'Test Schedule',
      retryPolicy: { backoffMultiplier: 2, initialDelayMs: 1_000, maxAttempts: 3, maxDelayMs: 30_000 },
      timeoutMs: 30_000,
      timezone: 'UTC',
      version: 1,
    });
    expect(Date.parse(schedule.nextFireAt!) % 120_000).toBe(0);
    expect(response.headers.get('location')).toBe(`/api/schedules/${schedule.id}`);
    expect(response.headers.get('etag')).toMatch(/^"v1-[\w-]{16}"$/);
  });

  it('never shows a sensitive header’s value again', async () => {
    const created = await create();
    const listed = await (await callApi('/api/schedules')).text();
    expect(created.headers.Authorization).toMatch(/^•+n123$/);
    expect(JSON.stringify(created) + listed).not.toContain('Bearer token');
  });

  it('names every bad field in one problem', async () => {
    const bad = { name: '', cronExpression: '75 * * * *', agentId: 5, timezone: 'x', surprise: 1 };
    const response = await callApi('/api/schedules', sending('POST', bad));
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 422, title: 'Invalid', type: '/docs/problems#invalid' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual([
      'agentId',
      'agentUrl',
      'cronExpression',
      'name',
      'surprise',
      'timezone',
    ]);
    expect(problem.errors).toContainEqual({
      end: 2,
      field: 'minute',
      message: 'Minute must be 0–59; got 75',
      path: 'cronExpression',
      start: 0,
    });
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://0xa9fea9fe/',
    'http://[fd00::1]/',
    'http://192.168.1.1/',
  ])('refuses the address of %s, with the one text', async (agentUrl) => {
    const response = await callApi('/api/schedules', sending('POST', { ...BODY, agentUrl }));
    expect(response.status).toBe(422);
    expect((await problemOf(response)).errors).toEqual([
      { message: 'The address of the agent is not allowed', path: 'agentUrl' },
    ]);
  });

  it('raises the longest delay for a first delay beyond the default, and refuses one beyond a given', async () => {
    const { retryPolicy } = await create({ retryPolicy: { initialDelayMs: 60_000 } });
    expect(retryPolicy).toMatchObject({ initialDelayMs: 60_000, maxDelayMs: 60_000 });
    const policy = { initialDelayMs: 2_000, maxDelayMs: 1_000 };
    const refused = await callApi('/api/schedules', sending('POST', { ...BODY, retryPolicy: policy }));
    expect((await problemOf(refused)).errors).toMatchObject([{ path: 'retryPolicy.initialDelayMs' }]);
  });

  it('refuses a search that PostgreSQL cannot be asked', async () => {
    for (const search of ['%00', 'a%00b']) {
      const response = await callApi(`/api/schedules?search=${search}`);
      expect(response.status).toBe(422);
      expect((await response.json()).errors).toEqual([
        { message: "Search has a character that can't be stored", path: 'search' },
      ]);
    }
  });

  it('makes one schedule of one Idempotency-Key, and answers as it was made', async () => {
    const request = sending('POST', { ...BODY, name: 'Once' }, { 'Idempotency-Key': 'create-once' });
    const answers = await Promise.all([
      callApi('/api/schedules', request),
      callApi('/api/schedules', request),
    ]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.json()));
    expect(two).toEqual(one);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const page = await (await callApi('/api/schedules?search=Once')).json();
    expect(page.data).toHaveLength(1);
    const other = sending('POST', { ...BODY, name: 'Other' }, { 'Idempotency-Key': 'create-once' });
    expect((await callApi('/api/schedules', other)).status).toBe(409);
  });

  it('makes a paused schedule that doesn’t fire', async () => {
    expect(await create({ enabled: false })).toMatchObject({ enabled: false, nextFireAt: null });
  });
});

describe('GET /api/schedules', () => {
  it('pages through all of them by cursor, each once', async () => {
    for (let count = 0; count < 5; count += 1) await create({ tags: ['paged'] });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${cursor}`;
      const page = await (await callApi(`/api/schedules?search=paged&limit=2${query}`)).json();
      const { data, nextCursor } = schedulePageSchema.parse(page);
      expect(data.length).toBeLessThanOrEqual(2);
      seen.push(...data.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=',
    'limit=0x10',
    'limit=1e1',
    'limit=%201',
    'limit=1.0',
    'limit=1&limit=2',
    'cursor=x',
    'enabled=maybe',
    'page=2',
    'cursor=WzFd',
  ])('refuses ?%s by the parameter’s name', async (query) => {
    const response = await callApi(`/api/schedules?${query}`);
    expect(response.status).toBe(422);
    expect((await problemOf(response)).errors?.[0]?.path).toBe(query.split('=')[0]);
  });

  it('keeps to enabled ones on request', async () => {
    const { id } = await create({ enabled: false });
    const page = await (await callApi('/api/schedules?enabled=false&limit=200')).json();
    const { data } = schedulePageSchema.parse(page);
    expect(data.map((schedule) => schedule.id)).toContain(id);
    expect(data.every(({ enabled }) => !enabled)).toBe(true);
  });
});

describe('PUT and PATCH /api/schedules/{id}', () => {
  it('takes back what GET showed, and makes no new version of it', async () => {
    const { id } = await create({ tags: ['a'], description: 'x' });
    await callApi(`/api/schedules/${id}/trigger`, sending('POST', {}));
    const shown = (await (await callApi(`/api/schedules/${id}`)).json()) as Schedule;
    for (const method of ['PUT', 'PATCH']) {
      const response = await callApi(`/api/schedules/${id}`, sending(method, shown));
      expect([response.status, ((await response.json()) as Schedule).version]).toEqual([200, 1]);
    }
    const edited = { ...shown, name: 'Renamed' };
    const response = await callApi(`/api/schedules/${id}`, sending('PUT', edited));
    expect(await response.json()).toMatchObject({ name: 'Renamed', createdAt: shown.createdAt, version: 2 });
  });

  it('refuses another id or moment of creation than the schedule has', async () => {
    const { createdAt, id } = await create();
    const change = {
      createdAt: '2020-01-01T00:00:00Z',
      id: '01980a3f-52c1-7d3e-9b1a-4c7f0a9e6b21',
      name: 'x',
    };
    const response = await callApi(`/api/schedules/${id}`, sending('PUT', change));
    expect((await problemOf(response)).errors).toEqual([
      { path: 'id', message: `The id can't be changed; it is ${id}` },
      { path: 'createdAt', message: `createdAt can't be changed; it is ${createdAt}` },
    ]);
  });
  it.each(['PUT', 'PATCH'])('%s takes any subset', async (method) => {
    const { id } = await create();
    const response = await callApi(`/api/schedules/${id}`, sending(method, { enabled: false }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ...BODY, enabled: false, headers: {}, version: 2 });
  });

  it('merges headers and retry policy by key, and replaces the payload', async () => {
    const { id } = await create({ headers: { 'X-A': '1', 'X-B': '2' }, payload: { a: 1, b: 2 } });
    const patch = {
      headers: { 'X-B': null, 'X-C': '3' },
      payload: { c: 3 },
      retryPolicy: { maxAttempts: 5 },
    };
    const response = await callApi(`/api/schedules/${id}`, sending('PATCH', patch));
    expect(await response.json()).toMatchObject({
      headers: { 'X-A': '1', 'X-C': '3' },
      payload: { c: 3 },
      retryPolicy: { maxAttempts: 5, maxDelayMs: 30_000 },
    });
  });

  it('takes what GET showed and changes nothing by it', async () => {
    const shown = await create({ tags: ['round-trip'] });
    const { createdAt, id, lastExecution, nextFireAt, updatedAt, version, ...settings } = shown;
    const response = await callApi(`/api/schedules/${id}`, sending('PUT', settings));
    expect(await response.json()).toEqual(shown);
  });

  it('guards an edit by If-Match', async () => {
    const { id } = await create();
    const edit = (etag: string, name: string) =>
      callApi(`/api/schedules/${id}`, sending('PATCH', { name }, { 'If-Match': etag }));
    const first = await edit('"v1"', 'Second');
    expect([first.status, first.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"v2-/)]);
    const late = await edit('"v1"', 'Late');
    expect([late.status, (await problemOf(late)).title]).toEqual([412, 'Edited meanwhile']);
    expect((await edit('"foreign"', 'Late')).status).toBe(412);
    expect((await edit('W/"v2"', 'Late')).status).toBe(412);
    expect((await edit('"v7", W/"v2",  "v2" ,', 'Listed')).status).toBe(200);
    expect((await edit('*', 'Any')).status).toBe(200);
    for (const malformed of ['v4', '', '"v4', '*, "v4"']) {
      expect((await edit(malformed, 'Late')).status).toBe(400);
    }
    const removal = await callApi(`/api/schedules/${id}`, {
      headers: { 'If-Match': '"v1"' },
      method: 'DELETE',
    });
    expect(removal.status).toBe(412);
  });

  it('refuses an expression that never fires and keeps the old one', async () => {
    const { id } = await create();
    const response = await callApi(
      `/api/schedules/${id}`,
      sending('PATCH', { cronExpression: '0 0 30 2 *' }),
    );
    expect((await problemOf(response)).errors).toEqual([
      { message: 'This cron expression never fires', path: 'cronExpression' },
    ]);
    expect(await (await callApi(`/api/schedules/${id}`)).json()).toMatchObject({
      cronExpression: '0 9 * * *',
    });
  });
});

describe('the other routes of a schedule', () => {
  it('pause, resume, trigger, list and delete it', async () => {
    const { id } = await create();
    const at = `/api/schedules/${id}`;
    expect(await (await callApi(`${at}/pause`, { method: 'POST' })).json()).toMatchObject({ enabled: false });
    expect(await (await callApi(`${at}/resume`, { method: 'POST' })).json()).toMatchObject({ enabled: true });

    const triggered = await callApi(`${at}/trigger`, { method: 'POST' });
    const run = await triggered.json();
    expect([triggered.status, triggered.headers.get('location')]).toEqual([202, `/api/executions/${run.id}`]);
    const detail = executionDetailSchema
      .strict()
      .parse(await (await callApi(`/api/executions/${run.id}`)).json());
    expect(detail).toMatchObject({
      attemptDetails: [],
      attempts: 0,
      request: { headers: { Authorization: expect.stringMatching(/^•/) }, payload: { reportType: 'daily' } },
      status: 'pending',
    });
    const list = executionPageSchema.parse(await (await callApi(`${at}/executions?limit=50`)).json());
    expect(list).toMatchObject({
      data: [{ id: run.id, scheduleId: id, trigger: 'manual' }],
      nextCursor: null,
    });
    expect(await (await callApi(at)).json()).toMatchObject({
      lastExecution: { id: run.id, status: 'pending' },
    });
    const skips = skipPageSchema.parse(await (await callApi(`${at}/skips`)).json());
    expect(skips).toEqual({ data: [], nextCursor: null });

    const deleted = await callApi(at, { method: 'DELETE' });
    expect([deleted.status, await deleted.text()]).toEqual([204, '']);
    expect((await callApi(at)).status).toBe(404);
    expect(await (await callApi(`/api/executions/${run.id}`)).json()).toMatchObject({ status: 'cancelled' });
  });

  it('page through executions and keep to a status and a time', async () => {
    const { id } = await create();
    const at = `/api/schedules/${id}/executions`;
    for (let count = 0; count < 3; count += 1)
      await callApi(`/api/schedules/${id}/trigger`, { method: 'POST' });
    const first = await (await callApi(`${at}?limit=2`)).json();
    const second = await (await callApi(`${at}?limit=2&cursor=${first.nextCursor}`)).json();
    const ids = [...first.data, ...second.data].map((run: { id: string }) => run.id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect([new Set(ids).size, second.nextCursor]).toEqual([3, null]);
    const past = await (await callApi(`${at}?to=2020-01-01T00:00:00Z`)).json();
    const failed = await (await callApi(`${at}?status=failed`)).json();
    expect([past.data, failed.data]).toEqual([[], []]);
    for (const query of ['status=lost', 'from=yesterday', 'to=1']) {
      expect((await callApi(`${at}?${query}`)).status).toBe(422);
    }
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s answers 404 to ids that name nothing', async (method) => {
    const init = method === 'GET' || method === 'DELETE' ? { method } : sending(method, { name: 'x' });
    for (const id of ['00000000-0000-7000-8000-000000000000', 'nope', "1'%20OR%20'1'='1", '%00']) {
      const response = await callApi(`/api/schedules/${id}`, init);
      expect([response.status, (await problemOf(response)).detail]).toEqual([
        404,
        'There is no such schedule',
      ]);
    }
  });
});
