import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Problem } from '@/lib/contracts/problem';
import { scheduleFileSchema } from '@/lib/contracts/schedule-file';
import { type ImportResult, importResultSchema } from '@/lib/contracts/schedule-import';
import { type Schedule, schedulePageSchema } from '@/lib/contracts/schedule-view';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { callApi, sending } from './call-api.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => database.drop());
afterEach(async () => {
  for (const { id } of await list()) await callApi(`/api/schedules/${id}`, { method: 'DELETE' });
});

const BODY = {
  name: 'Report',
  cronExpression: '0 9 * * *',
  agentId: 'report-agent',
  agentUrl: 'https://agent.example/run',
};
async function list(): Promise<Schedule[]> {
  return (await (await callApi('/api/schedules?limit=200')).json()).data;
}
async function create(change: object = {}): Promise<Schedule> {
  const response = await callApi('/api/schedules', sending('POST', { ...BODY, ...change }));
  expect(response.status).toBe(201);
  return response.json();
}
const exported = async (query = '') => callApi(`/api/schedules/export${query}`);
const send = (body: string, query = '', type = 'application/yaml') =>
  callApi(`/api/schedules/import${query}`, { body, headers: { 'Content-Type': type }, method: 'POST' });
async function imported(body: string, query = '', type?: string): Promise<ImportResult> {
  const response = await send(body, query, type);
  expect({ body: await response.clone().json(), status: response.status }).toMatchObject({ status: 200 });
  return importResultSchema.parse(await response.json());
}
async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return response.json();
}
const NOTHING = { created: 0, failed: 0, unchanged: 0, updated: 0 };

describe('GET /api/schedules/export', () => {
  it('has every schedule, the oldest first, without its secrets, and says which it left out', async () => {
    const first = await create({ headers: { Authorization: 'Bearer abc', 'X-Plain': 'yes' }, name: 'First' });
    const second = await create({ name: 'Second', payload: { text: 'a: b\n- c', zero: '012' } });
    for (const format of ['json', 'yaml'] as const) {
      const response = await exported(`?format=${format}`);
      expect(response.headers.get('content-type')).toBe(`application/${format}`);
      // It is sent while it is read, so that nobody knows a digest of it.
      expect(response.headers.get('etag')).toBeNull();
      const text = await response.text();
      const file = scheduleFileSchema.parse(format === 'json' ? JSON.parse(text) : parse(text));
      expect(file.schedules.map(({ id }) => id)).toEqual([first.id, second.id]);
      expect(file.schedules[0]!.headers).toEqual({ 'X-Plain': 'yes' });
      expect(file.schedules[1]!.payload).toEqual({ text: 'a: b\n- c', zero: '012' });
      expect(file.leftOut).toEqual([{ id: first.id, name: 'First', path: 'headers.Authorization' }]);
    }
  });

  it('takes the filters of the list', async () => {
    await create({ enabled: false, name: 'Sleeping' });
    await create({ name: 'Awake' });
    const file = await (await exported('?enabled=false&search=sleep')).json();
    expect(file.schedules.map(({ name }: { name: string }) => name)).toEqual(['Sleeping']);
  });

  it('is a whole file when there is nothing', async () => {
    const empty = { formatVersion: 1, leftOut: [], schedules: [] };
    expect(await (await exported()).json()).toEqual(empty);
    expect(parse(await (await exported('?format=yaml')).text())).toEqual(empty);
  });

  it('refuses another format and pages', async () => {
    const { errors } = await problemOf(await exported('?format=xml&limit=3'));
    expect(errors!.map(({ path }) => path).sort()).toEqual(['format', 'limit']);
  });
});

describe('POST /api/schedules/import', () => {
  const FILE = `
- name: Report
  cronExpression: 0 9 * * *
  agentId: report-agent
  agentUrl: https://agent.example/run
  tags: [a, b]
- name: Clean up
  cronExpression: "@daily"
  agentId: cleaner
  agentUrl: https://agent.example/clean
`;

  it('creates what is not there, and the second time changes nothing', async () => {
    const first = await imported(FILE);
    expect(first).toMatchObject({ counts: { ...NOTHING, created: 2 }, dryRun: false, match: 'name' });
    const again = await imported(FILE);
    expect(again.counts).toEqual({ ...NOTHING, unchanged: 2 });
    expect(again.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
    expect((await list()).map(({ version }) => version)).toEqual([1, 1]);
  });

  describe('with an Idempotency-Key', () => {
    const post = (key: string, body: string, query = '') => {
      const headers = { 'Content-Type': 'application/yaml', 'Idempotency-Key': key };
      return callApi(`/api/schedules/import${query}`, { body, headers, method: 'POST' });
    };
    const patch = (id: string, change: object) => callApi(`/api/schedules/${id}`, sending('PATCH', change));

    it('is done once, and answered the same, though the schedules have moved on', async () => {
      await imported(FILE);
      const file = FILE.replace('0 9', '30 9').concat(FILE.replace(/(name: )/g, '$1Second '));
      const first = await (await post('once', file)).text();
      expect(JSON.parse(first).counts).toEqual({ ...NOTHING, created: 2, unchanged: 1, updated: 1 });
      for (const { id } of await list()) await patch(id, { cronExpression: '@weekly' });
      const before = await list();
      expect(await (await post('once', file)).text()).toBe(first);
      expect(await list()).toEqual(before);
    });

    it('answers the same even when the file could not be imported any more', async () => {
      const { id } = await create();
      const file = JSON.stringify([{ ...BODY, id, priority: 2 }]);
      const first = await (await post('gone', file)).text();
      await callApi(`/api/schedules/${id}`, { method: 'DELETE' });
      expect((await send(file)).status).toBe(422);
      expect(await (await post('gone', file)).text()).toBe(first);
    });

    it('says the same of a dry run, too', async () => {
      const first = await (await post('dry', FILE, '?dryRun=true')).text();
      await imported(FILE);
      expect(await (await post('dry', FILE, '?dryRun=true')).text()).toBe(first);
    });

    it('is done once when several come at the same instant', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => post('instant', FILE)));
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(texts).size).toBe(1);
      expect(JSON.parse(texts[0]!).counts).toEqual({ ...NOTHING, created: 2 });
      expect(await list()).toHaveLength(2);
    });

    it('keeps no refusal: the key is free for the corrected file', async () => {
      await create();
      const other = await create();
      expect((await post('corrected', FILE)).status).toBe(422);
      expect((await post('corrected', FILE.replace('name: Report', 'name: Another'))).status).toBe(200);
      expect((await post('corrected', FILE)).status).toBe(409);
      expect((await list()).map(({ id }) => id)).toContain(other.id);
    });
  });

  it('updates what differs, and shows what', async () => {
    await imported(FILE);
    const { counts, data } = await imported(FILE.replace('0 9', '30 9').replace('[a, b]', '[a]'));
    expect(counts).toEqual({ ...NOTHING, unchanged: 1, updated: 1 });
    expect(data[0]).toMatchObject({
      action: 'updated',
      changes: [
        { from: '0 9 * * *', path: 'cronExpression', to: '30 9 * * *' },
        { from: ['a', 'b'], path: 'tags', to: ['a'] },
      ],
    });
  });

  it('writes nothing in a dry run, and says what it would do', async () => {
    const dry = await imported(FILE, '?dryRun=true');
    expect(dry).toMatchObject({ counts: { ...NOTHING, created: 2 }, dryRun: true });
    expect(dry.data[0]).toMatchObject({ action: 'created', id: null });
    expect(await list()).toEqual([]);
    await imported(FILE);
    const { data } = await imported(FILE.replace('0 9', '30 9'), '?dryRun=true');
    expect(data.map(({ action }) => action)).toEqual(['updated', 'unchanged']);
    expect((await list()).map(({ version }) => version)).toEqual([1, 1]);
  });

  it('keeps what a file does not have: fields, and secrets that are absent or masked', async () => {
    const { id } = await create({
      description: 'Kept',
      enabled: false,
      headers: { Authorization: 'Bearer token-of-some-length', 'X-Old': '1' },
    });
    const item = { ...BODY, headers: { 'X-New': '2' }, id };
    const json = (value: object) => imported(JSON.stringify([value]), '', 'application/json');
    expect((await json(item)).data[0]!.changes).toEqual([
      { path: 'headers.X-New', to: '2' },
      { from: '1', path: 'headers.X-Old' },
    ]);
    const [schedule] = await list();
    expect(schedule).toMatchObject({ description: 'Kept', enabled: false, version: 2 });
    expect(Object.keys(schedule!.headers).sort()).toEqual(['Authorization', 'X-New']);
    expect((await json({ ...item, headers: schedule!.headers })).counts.unchanged).toBe(1);

    const removed = await json({ ...item, headers: { authorization: null, 'X-New': '2' } });
    expect(removed.data[0]!.changes).toEqual([{ from: '••••••••ngth', path: 'headers.Authorization' }]);
    expect((await list())[0]!.headers).toEqual({ 'X-New': '2' });
  });

  it('brings an export back into an empty workspace as it was', async () => {
    await create({ name: 'One', payload: { a: [1, { b: null }], text: '{{fireTime}}\n' }, priority: -3 });
    await create({
      enabled: false,
      headers: { 'X-Of': 'é' },
      httpMethod: 'GET',
      name: 'Two',
      onWorkerLoss: 'fail',
      retryPolicy: { maxAttempts: 1 },
      tags: ['yes', '1', 'ü'],
      timezone: 'Europe/Berlin',
    });
    for (const format of ['json', 'yaml']) {
      const file = await (await exported(`?format=${format}`)).text();
      const before = await list();
      // As if they had never been here: the ids of deleted schedules stay taken.
      const moved = file.replaceAll(
        /[0-9a-f]{8}-[0-9a-f]{4}-7/g,
        format === 'json' ? 'aaaaaaaa-0000-7' : 'bbbbbbbb-0000-7',
      );
      for (const { id } of before) await callApi(`/api/schedules/${id}`, { method: 'DELETE' });
      expect((await imported(moved, '', `application/${format}`)).counts.created).toBe(2);
      expect(await (await exported(`?format=${format}`)).text()).toBe(moved);
      const settings = (schedules: Schedule[]) =>
        schedules.map(({ createdAt, id, nextFireAt, updatedAt, version, ...rest }) => rest);
      expect(settings(await list())).toEqual(settings(before));
    }
  });

  it('keeps a pause until its end, and has none in a file that is older than that', async () => {
    const item = { ...BODY, enabled: false, pausedUntil: '2100-01-01T00:00:00Z' };
    const json = (value: object) => send(JSON.stringify([value]), '', 'application/json');
    const refused = await problemOf(await json(item));
    expect(refused.errors).toMatchObject([
      { message: expect.stringMatching(/ten years/), path: '0.pausedUntil' },
    ]);
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    await json({ ...item, pausedUntil: soon });
    const file = await (await exported('?format=yaml')).text();
    expect(file).toContain(soon);
    expect((await imported(file)).counts.unchanged).toBe(1);
    const old = await imported(file.replace(soon, '2026-01-01T00:00:00.000Z'));
    expect(old.data[0]!.changes.map(({ path, to }) => [path, to])).toEqual([
      ['enabled', true],
      ['pausedUntil', null],
    ]);
  });

  it('names line and field of everything that is wrong, and then writes nothing', async () => {
    const response = await send(FILE.replace('0 9', '0 25').replace('agentId: cleaner', 'agent: cleaner'));
    expect(response.status).toBe(422);
    const { errors } = await problemOf(response);
    expect(errors).toMatchObject([
      { field: 'hour', line: 3, message: 'Hour must be 0–23; got 25', path: '0.cronExpression' },
      { line: 7, path: '1.agentId' },
      { line: 9, message: 'Unknown field "agent"', path: '1.agent' },
    ]);
    expect(await list()).toEqual([]);
  });

  it('knows the lines of JSON', async () => {
    const body = JSON.stringify({ schedules: [BODY, { ...BODY, name: '', timeoutMs: 1 }] }, null, 2);
    const { errors } = await problemOf(await send(body, '', 'application/json'));
    expect(errors!.map(({ line, path }) => [path, line])).toEqual([
      ['schedules.1.name', 10],
      ['schedules.1.timeoutMs', 14],
    ]);
  });

  it('reads a quarter of a mebibyte of YAML and no more, with a key too, and says what to send instead', async () => {
    expect((await imported(FILE.padEnd(262_144, '#'))).counts.created).toBe(2);
    const body = FILE.padEnd(262_145, '#');
    const type = { 'Content-Type': 'application/yaml' };
    for (const headers of [type, { ...type, 'Idempotency-Key': 'large' }]) {
      const refused = await callApi('/api/schedules/import', { body, headers, method: 'POST' });
      expect(refused.status).toBe(413);
      expect((await problemOf(refused)).detail).toBe(
        'A file in YAML may have 256 KiB; send a larger one as application/json',
      );
    }
  });

  it('looks up no lines in JSON that takes long to read', async () => {
    const linesIn = async (size: number) => {
      const body = JSON.stringify([{ ...BODY, name: '' }]).padEnd(size);
      const { errors } = await problemOf(await send(body, '', 'application/json'));
      return errors!.map(({ line, path }) => [path, line]);
    };
    expect(await linesIn(262_144)).toEqual([['0.name', 1]]);
    expect(await linesIn(262_145)).toEqual([['0.name', undefined]]);
  });

  it('says how much is wrong, and shows the first hundred', async () => {
    const body = JSON.stringify(Array.from({ length: 1_234 }, () => ({ ...BODY, cronExpression: 'x' })));
    const { detail, errors } = await problemOf(await send(body, '', 'application/json'));
    expect(detail).toBe("1234 of the values sent can't be used");
    expect(errors).toHaveLength(101);
    expect(errors!.at(-1)!.message).toBe('and 1134 more');
  });

  it('refuses what is in the file twice, and names that several schedules have', async () => {
    const twice = await problemOf(await send(FILE.replace('Clean up', 'Report')));
    const message = 'Schedule 0 of the file has this name, too';
    expect(twice.errors).toEqual([{ line: 7, message, path: '1.name' }]);
    await create();
    await create();
    const { errors } = await problemOf(await send(FILE));
    expect(errors).toMatchObject([{ message: '2 schedules have this name: match by id', path: '0.name' }]);
  });

  it('asks how to match when only some have an id', async () => {
    const { id } = await create();
    const body = JSON.stringify([
      { ...BODY, id },
      { ...BODY, name: 'Other' },
    ]);
    const refused = await problemOf(await send(body, '', 'application/json'));
    expect(refused.errors![0]!.path).toBe('match');
    const byId = await problemOf(await send(body, '?match=id', 'application/json'));
    expect(byId.errors).toMatchObject([{ message: 'An id is required to match by it', path: '1.id' }]);
    const byName = await imported(body, '?match=name', 'application/json');
    expect(byName.counts).toEqual({ ...NOTHING, created: 1, unchanged: 1 });
  });

  it('makes no schedule of an id that was deleted, nor one with a masked secret', async () => {
    const { id } = await create();
    await callApi(`/api/schedules/${id}`, { method: 'DELETE' });
    const deleted = await send(JSON.stringify([{ ...BODY, id }]), '', 'application/json');
    expect((await problemOf(deleted)).errors).toMatchObject([{ path: '0.id' }]);
    const masked = { ...BODY, headers: { Authorization: '••••••••' } };
    const refused = await send(JSON.stringify([masked]), '', 'application/json');
    expect((await problemOf(refused)).errors).toMatchObject([{ path: '0.headers.Authorization' }]);
  });

  it('takes ids of any version, which then work wherever an id does', async () => {
    const ids = ['11111111-1111-1111-1111-111111111111', 'FFFFFFFF-0000-0000-0000-00000000000A'];
    const body = JSON.stringify(
      ids.map((id, index) => ({ ...BODY, cronExpression: 'H H * * *', id, name: `${index}` })),
    );
    expect((await imported(body, '', 'application/json')).counts.created).toBe(2);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await callApi(`/api/schedules?limit=1${cursor && `&cursor=${cursor}`}`);
      expect(page.status).toBe(200);
      const { data, nextCursor } = schedulePageSchema.parse(await page.json());
      seen.push(...data.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(seen.toSorted()).toEqual(ids.map((id) => id.toLowerCase()));
    expect(scheduleFileSchema.parse(await (await exported()).json()).schedules).toHaveLength(2);
    for (const id of ids) {
      const { nextFireAt } = await (await callApi(`/api/schedules/${id}`)).json();
      const preview = await callApi(`/api/cron/preview?expression=H+H+*+*+*&scheduleId=${id}`);
      expect((await preview.json()).next?.[0]).toBe(nextFireAt);
    }
  });

  it.each([
    ['text/csv', 'a,b', 415],
    ['application/yaml', 'a: [', 400],
    ['application/yaml', '&a [*a, *a]', 400],
    ['application/yaml', `${'[1'.repeat(50_000)}`, 400],
    ['application/yaml', `# ${'x'.repeat(262_144)}`, 413],
    ['application/yaml', `# ${'x'.repeat(16 * 1_048_576)}`, 413],
    ['application/yaml', 'schedule: []', 422],
    ['application/yaml', '', 422],
    ['application/json', '{"schedules": 7}', 422],
    ['application/json', `{"schedules": [${'0,'.repeat(10_000)}0]}`, 422],
  ])('refuses a file that is none: %s %#', async (type, body, status) => {
    expect((await send(body, '', type)).status).toBe(status);
  });
});
