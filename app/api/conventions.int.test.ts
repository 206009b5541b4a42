import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { callApi, sending } from './call-api.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => database.drop());

const BODY = { name: 'x', cronExpression: '0 9 * * *', agentId: 'a', agentUrl: 'https://example.com' };
const MINIMAL = { Prefer: 'return=minimal' };

async function create(): Promise<{ at: string; etag: string; schedule: Schedule }> {
  const response = await callApi('/api/schedules', sending('POST', BODY));
  const schedule = (await response.json()) as Schedule;
  return { at: `/api/schedules/${schedule.id}`, etag: response.headers.get('etag')!, schedule };
}
const shown = async (at: string) => (await (await callApi(at)).json()) as Schedule;

describe('If-Match', () => {
  it('lets one of two edits at the same instant through, and loses nothing of it', async () => {
    const { at, etag } = await create();
    const names = ['One', 'Two', 'Three'];
    const answers = await Promise.all(
      names.map((name) => callApi(at, sending('PATCH', { name }, { 'If-Match': etag }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(await shown(at)).toMatchObject({ name: names[winner], version: 2 });
  });

  it.each([
    ['pause', 'POST', '/pause'],
    ['resume', 'POST', '/resume'],
    ['deletion', 'DELETE', ''],
  ])('guards a %s', async (_, method, path) => {
    const { at, etag } = await create();
    await callApi(at, sending('PATCH', { name: 'Moved on' }));
    const act = (tag: string) => callApi(`${at}${path}`, { headers: { 'If-Match': tag }, method });
    expect((await act(etag)).status).toBe(412);
    expect(await shown(at)).toMatchObject({ enabled: true, version: 2 });
    expect((await act((await callApi(at)).headers.get('etag')!)).ok).toBe(true);
  });

  it('guards a run by hand: it is of the version that the caller knows', async () => {
    const { at, etag } = await create();
    const trigger = (tag: string) =>
      callApi(`${at}/trigger`, { headers: { 'If-Match': tag }, method: 'POST' });
    await callApi(at, sending('PATCH', { name: 'Moved on' }));
    for (const tag of [etag, '"v999"']) expect((await trigger(tag)).status).toBe(412);
    expect((await shown(at)).lastExecution).toBe(null);
    expect((await trigger('"v2"')).status).toBe(202);
  });

  it('guards bringing a schedule back, also one that is there', async () => {
    const { at, etag } = await create();
    const undelete = (tag: string) =>
      callApi(`${at}/undelete`, { headers: { 'If-Match': tag }, method: 'POST' });
    expect((await undelete('"v999"')).status).toBe(412);
    await callApi(at, { method: 'DELETE' });
    expect((await undelete('"v999"')).status).toBe(412);
    expect((await callApi(at)).status).toBe(404);
    expect((await undelete(etag)).status).toBe(200);
  });

  it('of a schedule that isn’t there is not found', async () => {
    const init = { headers: { 'If-Match': '"v1"' }, method: 'DELETE' };
    expect((await callApi('/api/schedules/nope', init)).status).toBe(404);
  });
});

describe('what an operation does not know', () => {
  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/pause'],
    ['POST', '/undelete'],
    ['GET', '/versions/1'],
  ])('%s /api/schedules/:id%s refuses as a parameter, by its name', async (method, path) => {
    const { at } = await create();
    const response = await callApi(
      `${at}${path}?surprise=1`,
      method === 'PATCH' ? sending(method, {}) : { method },
    );
    expect(response.status).toBe(422);
    expect((await response.json()).errors).toEqual([
      { message: 'Unknown field "surprise"', path: 'surprise' },
    ]);
    expect(await shown(at)).toMatchObject({ enabled: true, version: 1 });
  });

  it.each(['/undelete', '/versions/1/restore'])('a POST of %s refuses in its body', async (path) => {
    const { at } = await create();
    const post = (body: string) =>
      callApi(`${at}${path}`, { body, headers: { 'Content-Type': 'application/json' }, method: 'POST' });
    const refused = await post('{"foo":1}');
    expect(refused.status).toBe(422);
    expect((await refused.json()).errors).toEqual([{ message: 'Unknown field "foo"', path: 'foo' }]);
    expect([(await post('{')).status, (await post('[]')).status]).toEqual([400, 422]);
    expect([(await post('{}')).status, (await post('')).status]).toEqual([200, 200]);
  });

  it('lets probes of health carry what they like', async () => {
    expect((await callApi('/api/health/live?t=1')).status).toBe(200);
  });
});

describe('If-None-Match', () => {
  const ask = (path: string, tag: string) => callApi(path, { headers: { 'If-None-Match': tag } });

  it.each(['/api/schedules', '/api/schedules/:id', '/api/workers', '/api/cron/preview?expression=0+9+*+*+*'])(
    'saves reading %s again',
    async (path) => {
      const { schedule } = await create();
      const at = path.replace(':id', schedule.id);
      const etag = (await callApi(at)).headers.get('etag')!;
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const response = await ask(at, tag);
        expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([
          304,
          '',
          etag,
        ]);
      }
      const other = await ask(at, '"other"');
      expect([other.status, other.headers.get('etag')]).toEqual([200, etag]);
    },
  );

  it('reads again what changed without an edit', async () => {
    const { at, etag } = await create();
    expect((await ask(at, etag)).status).toBe(304);
    await callApi(`${at}/trigger`, { method: 'POST' });
    const changed = await ask(at, etag);
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"v1-/)]);
  });

  it('that is malformed is refused', async () => {
    expect((await ask('/api/schedules', 'v1')).status).toBe(400);
  });

  it('has no say in problems', async () => {
    expect((await ask('/api/schedules/nope', '*')).status).toBe(404);
  });
});

describe('Prefer: return=minimal', () => {
  it('answers a creation by where it is', async () => {
    const response = await callApi('/api/schedules', sending('POST', BODY, MINIMAL));
    const { headers, status } = response;
    expect([status, await response.text(), headers.get('preference-applied')]).toEqual([
      201,
      '',
      'return=minimal',
    ]);
    expect(headers.get('etag')).toBe((await callApi(headers.get('location')!)).headers.get('etag'));
    expect(headers.get('content-type')).toBeNull();
  });

  it.each([
    ['an edit', 'PATCH', '', { name: 'y' }, 204],
    ['a pause', 'POST', '/pause', {}, 204],
    ['a trigger', 'POST', '/trigger', {}, 202],
    ['a deletion', 'DELETE', '', {}, 204],
  ])('answers %s without a body', async (_, method, path, body, status) => {
    const { at } = await create();
    const response = await callApi(
      `${at}${path}`,
      sending(method, body, { Prefer: 'wait=1, Return="minimal"; x' }),
    );
    expect([response.status, await response.text()]).toEqual([status, '']);
    if (status === 202) expect(response.headers.get('location')).toMatch(/^\/api\/executions\//);
  });

  it('still tells problems, and is no matter to reading', async () => {
    const bad = await callApi('/api/schedules', sending('POST', {}, MINIMAL));
    expect([bad.status, (await bad.json()).errors.length > 0]).toEqual([422, true]);
    expect((await (await callApi('/api/schedules', { headers: MINIMAL })).json()).data).toBeDefined();
  });

  it.each(['return=representation', 'return=minimalist', 'respond-async'])('is not %s', async (prefer) => {
    const response = await callApi('/api/schedules', sending('POST', BODY, { Prefer: prefer }));
    expect(await response.json()).toMatchObject(BODY);
  });
});
