import { request as httpRequest, type IncomingMessage } from 'node:http';
import { expect, test } from './console-test';

/** Far beyond what any answer takes. */
const HANGS_AFTER_MS = 20_000;

interface RawRequest {
  method?: string;
  /** Sent as it is. */
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string;
}

/** A request as no browser would send it; resolves with the status, or "cut off" when the server closes without one. */
function send(baseURL: string, { body, ...options }: RawRequest): Promise<number | 'cut off'> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseURL);
    const request = httpRequest({ hostname, port, timeout: HANGS_AFTER_MS, ...options });
    request.once('response', (response: IncomingMessage) => {
      response.resume();
      response.once('close', () => resolve(response.statusCode!));
    });
    request.once('timeout', () => request.destroy(new Error(`no answer: ${JSON.stringify(options)}`)));
    request.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve('cut off') : reject(error),
    );
    request.end(body);
  });
}

const PATHS = [
  '/api/schedules/%',
  '/api/schedules/%zz',
  '/api/schedules/%c3%28',
  '/api/schedules/%00',
  '/api/schedules/%2e%2e%2f%2e%2e',
  '/api/schedules/..%5c..',
  '/api//schedules',
  '/api/schedules/',
  '/api/schedules?%',
  '/api/schedules?search=%ff',
  '/api/schedules?limit=1&limit=2',
  '/api/schedules?limit[]=1',
  '/api/executions/%E2%80%AE',
  '/schedules/%zz',
  '/schedules/%00',
  '/schedules?q=%00&cursor=%ff',
  '/executions/%c3%28',
  '/docs/%zz',
  '/_next/%zz',
  `/api/schedules/${'x'.repeat(10_000)}`,
  `/api/schedules?search=${'x'.repeat(10_000)}`,
];

test('no path and no query breaks the service', async ({ baseURL }) => {
  for (const path of PATHS)
    await test.step(path.slice(0, 60), async () => {
      const status = await send(baseURL!, { path });
      expect(status === 'cut off' || status < 500, `${path.slice(0, 80)}: ${status}`).toBe(true);
    });
});

test('no method and no header breaks the service', async ({ baseURL }) => {
  const path = '/api/schedules';
  const type = { 'Content-Type': 'application/json' };
  const requests: RawRequest[] = [
    ...['HEAD', 'OPTIONS', 'PROPFIND', 'TRACE', 'PURGE', 'QUERY', 'SEARCH'].map((method) => ({
      method,
      path,
    })),
    { headers: { Host: 'a b' }, path },
    { headers: { Host: 'evil.example:99999' }, path },
    { headers: { Origin: 'not a url' }, method: 'POST', path },
    { headers: { 'If-Match': ['"v1"', '"v2"'] }, method: 'DELETE', path: `${path}/nope` },
    { headers: { 'If-None-Match': '"'.repeat(8_000) }, path },
    { headers: { Cookie: '%zz=%00; zone=%' }, path: '/schedules' },
    { headers: { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'ftp' }, path: '/schedules' },
    { headers: { 'Next-Action': 'nope' }, method: 'POST', path: '/schedules' },
    { headers: { RSC: '1', 'Next-Router-State-Tree': '%zz' }, path: '/schedules' },
    { headers: { 'X-Padding': 'x'.repeat(20_000) }, path },
    { body: '{}', headers: { ...type, 'Transfer-Encoding': 'chunked' }, method: 'POST', path },
    { body: '{"a":', headers: type, method: 'POST', path },
    { body: '['.repeat(100_000), headers: type, method: 'POST', path },
    { body: `{"name":"${'x'.repeat(2_000_000)}"}`, headers: type, method: 'POST', path },
  ];
  for (const request of requests) {
    const status = await send(baseURL!, request);
    const sent = JSON.stringify(request).slice(0, 120);
    expect(status === 'cut off' || status < 500 || status === 501, `${sent}: ${status}`).toBe(true);
  }
});
