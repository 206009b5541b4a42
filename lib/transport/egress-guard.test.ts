import type { LookupAddress } from 'node:dns';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEgressPolicy, type EgressMode } from '@/lib/domain/egress-policy';
import type { AgentRequest } from '@/lib/domain/engine/agent-transport';
import { AgentClient } from './agent-client';
import { createGuardedLookup } from './egress-guard';
import { createResolver } from './resolve-name';

const REFUSED = {
  kind: 'failure',
  errorClass: 'egress',
  message: 'The address of the agent is not allowed',
  httpStatus: null,
};
const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const v6 = (address: string): LookupAddress => ({ address, family: 6 });

let server: Server;
let port: number;
/** Connections that reached the server: a refused call makes none. */
let sockets: Socket[];
let clients: AgentClient[];

beforeEach(async () => {
  sockets = [];
  clients = [];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});

afterEach(async () => {
  for (const client of clients) client.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function clientOf(mode: EgressMode, answers: LookupAddress[][] = [], allow: string[] = []) {
  const left = [...answers];
  const client = new AgentClient({
    policy: createEgressPolicy({ mode, allow }),
    resolveName: async () => left.shift() ?? answers.at(-1) ?? [],
  });
  clients.push(client);
  return client;
}
const request = (origin: string): AgentRequest => ({
  origin,
  path: '/',
  method: 'POST',
  headers: [],
  body: null,
  timeoutMs: 2_000,
});

describe('egress guard', () => {
  it.each([
    'http://127.0.0.1',
    'http://0x7f.1',
    'http://2130706433',
    'http://0177.0.0.1',
    'http://127.1',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
    'http://[::]',
    'https://127.0.0.1',
  ])('refuses the literal %s in production without sending a packet', async (host) => {
    const { origin } = new URL(`${host}:${port}`);
    expect(await clientOf('production').send(request(origin))).toEqual(REFUSED);
    expect(sockets).toHaveLength(0);
  });

  it('asks the guard, not the URL parser alone: a spelling that was never normalised is looked up', async () => {
    const client = clientOf('production', [[v4('127.0.0.1')]]);
    expect(await client.send(request(`http://agent.test:${port}`))).toEqual(REFUSED);
    expect(sockets).toHaveLength(0);
  });

  it('calls loopback in local mode, by address and by name', async () => {
    const client = clientOf('local', [[v4('127.0.0.1')]]);
    expect(await client.send(request(`http://127.0.0.1:${port}`))).toMatchObject({ httpStatus: 200 });
    expect(await client.send(request(`http://agent.test:${port}`))).toMatchObject({ httpStatus: 200 });
    expect(sockets).toHaveLength(2);
  });

  it.each([
    ['private', [v4('10.0.0.1')]],
    ['metadata', [v4('169.254.169.254')]],
    ['link-local with a zone', [v6('fe80::1%lo')]],
    ['an embedded private address', [v6('::ffff:192.168.0.1')]],
    ['public and private together', [v4('1.1.1.1'), v4('10.0.0.1')]],
    ['loopback and private together', [v4('127.0.0.1'), v6('fd00::1')]],
    ['no address', []],
  ])('refuses a name that resolves to %s', async (_, addresses) => {
    const client = clientOf('local', [addresses]);
    expect(await client.send(request(`http://agent.test:${port}`))).toEqual(REFUSED);
    expect(sockets).toHaveLength(0);
  });

  it('connects to what the operator lists, in production', async () => {
    const client = clientOf('production', [[v4('127.0.0.1')]], ['127.0.0.1/32']);
    expect(await client.send(request(`http://agent.test:${port}`))).toMatchObject({ httpStatus: 200 });
  });

  it('judges each connection by its own look-up when a name is rebound', async () => {
    const client = clientOf('local', [[v4('127.0.0.1')], [v4('10.0.0.1')]]);
    const call = () => client.send(request(`http://agent.test:${port}`));
    expect(await call()).toMatchObject({ httpStatus: 200 });
    // Still the connection whose address was checked.
    expect(await call()).toMatchObject({ httpStatus: 200 });
    const closed = new Promise((resolve) => sockets[0]!.once('close', resolve));
    sockets[0]!.end();
    await closed;
    expect(await call()).toEqual(REFUSED);
    expect(sockets).toHaveLength(1);
  });

  it('gives the socket the checked addresses and no others', async () => {
    let lookUps = 0;
    const lookup = createGuardedLookup(createEgressPolicy({ mode: 'local' }), async () => {
      lookUps += 1;
      return [v6('::1'), v4('127.0.0.1')];
    });
    const all = await new Promise((resolve) => lookup('a.test', { all: true }, (_, found) => resolve(found)));
    expect(all).toEqual([v6('::1'), v4('127.0.0.1')]);
    const first = await new Promise((resolve) => lookup('a.test', {}, (_, found) => resolve(found)));
    expect(first).toBe('::1');
    expect(lookUps).toBe(2);
  });

  it('ignores the proxy variables of the environment', async () => {
    process.env.HTTP_PROXY = 'http://127.0.0.1:9';
    try {
      expect(await clientOf('local').send(request(`http://127.0.0.1:${port}`))).toMatchObject({
        httpStatus: 200,
      });
    } finally {
      delete process.env.HTTP_PROXY;
    }
  });

  it('asks the resolver once for callers that come together', async () => {
    const resolveName = createResolver();
    const together = resolveName('localhost');
    expect(resolveName('localhost')).toBe(together);
    await together;
    const later = resolveName('localhost');
    expect(later).not.toBe(together);
    expect((await later).length).toBeGreaterThan(0);
  });
});
