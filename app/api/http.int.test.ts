import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cronPreviewSchema } from '@/lib/contracts/cron-preview';
import type { Problem } from '@/lib/contracts/problem';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { callApi, ORIGIN, PATHS, sending } from './call-api.fixture';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
});
afterAll(() => database.drop());

const BODY = { name: 'x', cronExpression: '0 9 * * *', agentId: 'a', agentUrl: 'https://example.com' };

async function expectProblem(response: Response, status: number): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.status]).toEqual([status, status]);
  expect(problem).toMatchObject({
    title: expect.any(String),
    type: expect.stringMatching(/^\/docs\/problems#[a-z-]+$/),
  });
  return problem;
}
const post = (
  body: BodyInit | null,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
) => callApi('/api/schedules', { body, headers, method: 'POST' });

describe('a body', () => {
  it.each(['', '{', '{"name": }', 'name=x', '\ufeff\ufeff{}', '{"a":1}x'])(
    'that is not JSON is malformed: %j',
    async (body) => {
      await expectProblem(await post(body), 400);
    },
  );

  it('that is not UTF-8 is malformed', async () => {
    const problem = await expectProblem(await post(new Uint8Array([0x22, 0xff, 0x22])), 400);
    expect(problem.detail).toBe('The body is not valid UTF-8');
  });

  it.each([
    {},
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    { 'Content-Type': 'application/json; charset=latin1' },
    { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
  ])('of another type is not taken: %j', async (headers) => {
    await expectProblem(
      await post(new TextEncoder().encode(JSON.stringify(BODY)), headers as Record<string, string>),
      415,
    );
  });

  it.each([
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/merge-patch+json',
  ])('of type %s is taken', async (type) => {
    expect((await post(JSON.stringify(BODY), { 'Content-Type': type })).status).toBe(201);
  });

  it('over 1 MiB is refused by the length that it claims', async () => {
    const headers = { 'Content-Length': '1048577', 'Content-Type': 'application/json' };
    await expectProblem(await post('{}', headers), 413);
  });

  it('over 1 MiB is refused while it arrives, whatever length it claims', async () => {
    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    await expectProblem(await post(endless), 413);
    expect(sentBytes).toBeLessThan(2_097_152);
  });

  it('of 1 MiB is read', async () => {
    const start = JSON.stringify(BODY);
    expect((await post(start.padEnd(1_048_576, ' '))).status).toBe(201);
  });

  it.each(['[', '{"a":'])('nested 5,000 levels deep is refused before it is parsed: %s', async (level) => {
    const problem = await expectProblem(await post(level.repeat(5_000)), 400);
    expect(problem.detail).toContain('deeper than 100');
  });

  it('with brackets in texts is as deep as it is', async () => {
    const payload = { text: `${'['.repeat(500)}"\\` };
    expect((await post(JSON.stringify({ ...BODY, payload }))).status).toBe(201);
  });

  it('may be left out where nothing has to be said', async () => {
    const { id } = await (await post(JSON.stringify(BODY))).json();
    const trigger = (init: RequestInit) =>
      callApi(`/api/schedules/${id}/trigger`, { method: 'POST', ...init });
    expect((await trigger({})).status).toBe(202);
    expect((await trigger(sending('POST', { payload: 1 }))).status).toBe(202);
    await expectProblem(await trigger({ body: 'x' }), 415);
    await expectProblem(await trigger(sending('POST', { other: 1 })), 422);
  });
});

describe('a method', () => {
  it.each(PATHS)('that %s doesn’t have is answered with those that it has', async (path) => {
    const at = path.replace(':id', 'nope');
    const allowed: string[] = [];
    const refused: Response[] = [];
    for (const method of ['DELETE', 'GET', 'PATCH', 'POST', 'PUT']) {
      const response = await callApi(at, { method });
      if (response.status === 405) refused.push(response);
      else allowed.push(method);
    }
    const expected = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
    for (const response of refused) {
      expect(response.headers.get('allow')!.split(', ')).toEqual(expected);
      await expectProblem(response, 405);
    }
    const options = await callApi(at, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, expected.join(', ')]);
  });
});

describe('a path', () => {
  it.each(['/api', '/api/nothing', '/api/schedules/1/2/3'])(
    'that the API doesn’t have is not found: %s',
    async (path) => {
      await expectProblem(await callApi(path), 404);
    },
  );
});

describe('a browser on another site', () => {
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://localhost:4000' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ];
  it.each(foreign)('changes nothing: %j', async (headers) => {
    for (const [method, path] of [
      ['POST', '/api/schedules'],
      ['PUT', '/api/schedules/x'],
      ['PATCH', '/api/schedules/x'],
      ['DELETE', '/api/schedules/x'],
      ['POST', '/api/schedules/x/trigger'],
    ] as const) {
      await expectProblem(await callApi(path, { headers, method }), 403);
    }
  });

  it('is told apart from our own pages and from programs', async () => {
    const own = sending('POST', BODY, { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' });
    expect((await callApi('/api/schedules', own)).status).toBe(201);
    expect((await callApi('/api/schedules', sending('POST', BODY))).status).toBe(201);
    expect((await callApi('/api/schedules', { headers: { Origin: 'https://evil.example' } })).status).toBe(
      200,
    );
  });

  it('gets no permission to read', async () => {
    const response = await callApi('/api/schedules', { headers: { Origin: 'https://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('every answer', () => {
  it('is not stored, not sniffed, and named by the request’s id', async () => {
    for (const path of ['/api/schedules', '/api/schedules/nope', '/api/nothing', '/api/health/live']) {
      const { headers } = await callApi(path);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    }
  });

  it('carries the caller’s own request id when it is harmless', async () => {
    const ask = async (id: string) => {
      const response = await callApi('/api/schedules/nope', { headers: { 'X-Request-Id': id } });
      return [response.headers.get('x-request-id'), ((await response.json()) as Problem).requestId];
    };
    expect(await ask('trace-1.a')).toEqual(['trace-1.a', 'trace-1.a']);
    for (const odd of ['a b', '<script>', 'x'.repeat(65)]) {
      expect((await ask(odd))[0]).toMatch(/^[\w-]{36}$/);
    }
  });
});

describe('GET /api/cron/preview', () => {
  const preview = (query: Record<string, string>) =>
    callApi(`/api/cron/preview?${new URLSearchParams(query)}`);

  it('tells the words, the next times and the warnings', async () => {
    const query = {
      expression: '30 2 * * *',
      timezone: 'America/New_York',
      from: '2026-03-07T00:00:00Z',
      count: '3',
    };
    const answer = await (await preview(query)).json();
    expect(cronPreviewSchema.strict().parse(answer)).toEqual({
      callsPerMonth: 30,
      description: 'At 02:30',
      expression: '30 2 * * *',
      next: ['2026-03-07T07:30:00.000Z', '2026-03-08T07:00:00.000Z', '2026-03-09T06:30:00.000Z'],
      timezone: 'America/New_York',
      warnings: [expect.objectContaining({ code: 'dst_gap', message: expect.any(String) })],
    });
  });

  it('answers an expression that never fires with no times and a warning', async () => {
    const answer = await (await preview({ expression: '0 0 30 2 *' })).json();
    expect(answer).toMatchObject({ next: [], warnings: [{ code: 'never_fires' }] });
  });

  it('spreads H by the schedule’s id', async () => {
    const ask = async (scheduleId?: string) =>
      (await preview({ expression: 'H H * * *', ...(scheduleId ? { scheduleId } : {}) })).json();
    const id = '01890000-0000-7000-8000-000000000001';
    expect((await ask(id)).next).toEqual((await ask(id)).next);
    expect((await ask()).warnings).toMatchObject([{ code: 'hash_without_schedule' }]);
  });

  it('names what is wrong and where', async () => {
    const problem = await expectProblem(await preview({ expression: '75 * * * *' }), 422);
    expect(problem.errors).toEqual([
      { end: 2, field: 'minute', message: 'Minute must be 0–59; got 75', path: 'expression', start: 0 },
    ]);
  });

  it.each([
    ['expression', {}],
    ['expression', { expression: '' }],
    ['timezone', { expression: '* * * * *', timezone: 'Mars' }],
    ['count', { expression: '* * * * *', count: '0' }],
    ['count', { expression: '* * * * *', count: '101' }],
    ['from', { expression: '* * * * *', from: 'soon' }],
    ['scheduleId', { expression: '* * * * *', scheduleId: 'x' }],
    ['tz', { expression: '* * * * *', tz: 'UTC' }],
  ])('refuses a bad %s: %j', async (path, query) => {
    const problem = await expectProblem(await preview(query as Record<string, string>), 422);
    expect(problem.errors?.[0]?.path).toBe(path);
  });
});
