import { type IncomingHttpHeaders, request as send } from 'node:http';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { expect, test } from './console-test';

interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request as only programs can make it: any Host, any method, any target. */
function raw(
  baseURL: string,
  {
    body,
    headers = {},
    method = 'GET',
    path,
  }: { body?: string; headers?: Record<string, string>; method?: string; path: string },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const request = send({ agent: false, headers, hostname, method, path, port }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ body: Buffer.concat(chunks), headers: response.headers, status: response.statusCode! }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const problemIn = ({ body, headers }: RawAnswer) => {
  expect(headers['content-type']).toBe('application/problem+json');
  return JSON.parse(body.toString());
};

test('nothing is answered under a name that is not ours', async ({ baseURL, page }) => {
  await page.goto('/schedules');
  const script = await page.locator('script[src^="/_next/"]').first().getAttribute('src');
  for (const path of ['/', '/schedules', '/api/schedules', '/api/health/live', '/icon.svg', script!]) {
    const answer = await raw(baseURL!, { headers: { Host: 'rebound.evil.test:3000' }, path });
    expect([path, answer.status, problemIn(answer).title]).toEqual([path, 421, 'Unknown host']);
  }
  for (const host of ['localhost', '127.0.0.1:1', '[::1]:3000']) {
    expect((await raw(baseURL!, { headers: { Host: host }, path: '/api/health/live' })).status).toBe(200);
  }
});

test('an action of a foreign page is refused early', async ({ baseURL }) => {
  for (const origin of [undefined, 'null', 'https://evil.test']) {
    const headers = {
      'Content-Type': 'text/plain',
      'Next-Action': '0'.repeat(42),
      ...(origin ? { Origin: origin } : {}),
    };
    const answer = await raw(baseURL!, { body: '[]', headers, method: 'POST', path: '/schedules' });
    expect([answer.status, problemIn(answer).status]).toEqual([403, 403]);
  }
});

test('odd methods and targets are a caller’s mistake, never the service’s', async ({ baseURL }) => {
  const options = await raw(baseURL!, { method: 'OPTIONS', path: '*' });
  expect([options.status, options.headers.allow]).toEqual([204, expect.stringContaining('OPTIONS')]);
  for (const path of ['/api/schedules', '/schedules']) {
    const trace = await raw(baseURL!, { method: 'TRACE', path });
    expect([trace.status, trace.headers.allow]).toEqual([405, expect.stringContaining('GET')]);
  }
  expect((await raw(baseURL!, { path: '/api/schedules/%E0%A4%A' })).status).toBe(404);
  expect((await raw(baseURL!, { path: '/schedules/%E0%A4%A' })).status).toBe(404);
  expect((await raw(baseURL!, { path: 'http://localhost/api/health/live' })).status).toBe(200);
});

test('two POSTs with one Idempotency-Key at the same instant make one schedule', async ({
  agent,
  request,
}) => {
  const name = `keyed-${process.pid}-${Date.now()}`;
  const data = { name, agentId: 'keyed', agentUrl: agent.url, cronExpression: '0 0 1 1 *' };
  const headers = { 'Idempotency-Key': name };
  const answers = await Promise.all([1, 2].map(() => request.post('/api/schedules', { data, headers })));
  const [first, second] = await Promise.all(answers.map((answer) => answer.text()));
  expect([answers[0]!.status(), answers[1]!.status(), second]).toEqual([201, 201, first]);
  const { data: found } = await (await request.get(`/api/schedules?search=${name}`)).json();
  expect(found).toHaveLength(1);
  await request.delete(`/api/schedules/${(JSON.parse(first!) as Schedule).id}`);
});

test('two edits of one version at the same instant: one is refused', async ({ makeSchedule, request }) => {
  const { id } = await makeSchedule();
  const etag = (await request.get(`/api/schedules/${id}`)).headers().etag!;
  const edit = (description: string) =>
    request.patch(`/api/schedules/${id}`, { data: { description }, headers: { 'If-Match': etag } });
  const answers = await Promise.all([edit('one'), edit('two')]);
  expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 412]);
  const winner = answers[0]!.ok() ? 'one' : 'two';
  expect(await (await request.get(`/api/schedules/${id}`)).json()).toMatchObject({
    description: winner,
    version: 2,
  });
});

test('answers are compressed for whoever takes that', async ({ baseURL, makeSchedule }) => {
  const { id } = await makeSchedule({ description: 'long '.repeat(400) });
  const path = `/api/schedules/${id}`;
  const plain = await raw(baseURL!, { path });
  const packed = await raw(baseURL!, { headers: { 'Accept-Encoding': 'gzip' }, path });
  expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([
    undefined,
    'gzip',
  ]);
  expect(packed.headers.vary?.toLowerCase()).toContain('accept-encoding');
  expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  const known = await raw(baseURL!, {
    headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': packed.headers.etag! },
    path,
  });
  expect([known.status, known.body.length]).toEqual([304, 0]);
});

test('a stream of events is not held back to be compressed', async ({ baseURL, makeSchedule }) => {
  const { hostname, port } = new URL(baseURL!);
  const headers = { 'Accept-Encoding': 'gzip' };
  let seen = '';
  const request = send({ agent: false, headers, hostname, path: '/api/events', port }, (response) => {
    const isPacked = response.headers['content-encoding'] === 'gzip';
    const text = isPacked ? response.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : response;
    text.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
    });
    text.on('error', () => {}); // the stream is cut at the end
  });
  request.on('error', () => {}); // as above
  request.end();
  await expect.poll(() => seen).toContain('event:');
  const { id } = await makeSchedule();
  await expect.poll(() => seen, { timeout: 5_000 }).toContain(id);
  request.destroy();
});

test('a connection outlives the idle time of load balancers, so that no request meets its end', async ({
  request,
}) => {
  const answer = await request.get('/api/health/live');
  expect(answer.headers()['keep-alive']).toBe('timeout=75');
});
