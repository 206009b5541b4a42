import { createServer, type Server, request as send } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guardRequests } from './guard-requests';

let server: Server;
beforeAll(async () => {
  guardRequests([]);
  server = createServer(({ headers, method, url }, response) => {
    response.end(
      `${method} ${url} ${headers.host?.split(':')[0]} ${headers['x-scheduler-refusal'] ?? '-'} ${headers['x-scheduler-client']}`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

/** What the server's own handler sees of a request. */
function seen(method: string, path: string, headers: Record<string, string> = {}): Promise<string> {
  const { port } = server.address() as { port: number };
  return new Promise((resolve, reject) => {
    const options = { agent: false, headers, host: '127.0.0.1', method, path, port };
    const request = send(options, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    request.on('error', reject);
    request.end();
  });
}

it('sends what is refused to where it is answered, with the reason', async () => {
  expect(await seen('TRACE', '/schedules')).toBe('GET /api/unanswerable 127.0.0.1 method 127.0.0.1');
  expect(await seen('OPTIONS', '*')).toBe('GET /api/unanswerable 127.0.0.1 options 127.0.0.1');
  expect(await seen('POST', '/schedules')).toBe('GET /api/unanswerable 127.0.0.1 cross-site 127.0.0.1');
});

it('passes the name of a foreign host on to nobody', async () => {
  expect(await seen('DELETE', '/api/schedules/1', { host: 'evil.test' })).toBe(
    'GET /api/unanswerable localhost host 127.0.0.1',
  );
});

it('leaves everything else as it is, but for a reason and an address that the client made up', async () => {
  const headers = { 'X-Scheduler-Client': '10.0.0.1', 'X-Scheduler-Refusal': 'host' };
  expect(await seen('PATCH', '/api/schedules/1?x=1', headers)).toBe(
    'PATCH /api/schedules/1?x=1 127.0.0.1 - 127.0.0.1',
  );
});

it('judges an absolute address by its own host', async () => {
  expect(await seen('GET', 'http://localhost:1/api/schedules?x=1')).toBe(
    'GET /api/schedules?x=1 localhost - 127.0.0.1',
  );
  expect(await seen('GET', 'http://evil.test/api/schedules')).toBe(
    'GET /api/unanswerable localhost host 127.0.0.1',
  );
});
