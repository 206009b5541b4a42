import { createServer, type Server, request as send } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { redirectUnanswerable } from './redirect-unanswerable';

let server: Server;
beforeAll(async () => {
  redirectUnanswerable();
  server = createServer(({ method, url }, response) => response.end(`${method} ${url}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

/** What the server's own handler sees of a request. */
function seen(method: string, path: string): Promise<string> {
  const { port } = server.address() as { port: number };
  return new Promise((resolve, reject) => {
    const request = send({ agent: false, host: '127.0.0.1', method, path, port }, (response) => {
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

it.each([
  ['GET', '/api/schedules/%E0%A4%A', 'GET /api/unanswerable'],
  ['DELETE', '/api/schedules/%', 'GET /api/unanswerable'],
  ['GET', '/schedules/%ff?x=1', 'GET /unanswerable'],
  ['TRACE', '/api/schedules', 'GET /api/unanswerable'],
])('sends %s %s nowhere', async (method, path, expected) => {
  expect(await seen(method, path)).toBe(expected);
});

it.each([
  ['GET', '/api/schedules/%E0%A4%98?x=%E0%A4%A'],
  ['POST', '/api/schedules'],
  ['PROPFIND', '/'],
])('leaves %s %s as it is', async (method, path) => {
  expect(await seen(method, path)).toBe(`${method} ${path}`);
});
