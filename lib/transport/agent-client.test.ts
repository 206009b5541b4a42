import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEgressPolicy } from '@/lib/domain/egress-policy';
import type { AgentAnswer, AgentRequest, CallFailure } from '@/lib/domain/engine/agent-transport';
import { CallControl } from '@/lib/domain/engine/call-control';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { AgentClient } from './agent-client';

const MIB = 1024 * 1024;
const policy = createEgressPolicy({ mode: 'local' });

let agent: MockAgent;
let client: AgentClient;

beforeAll(async () => {
  agent = await createMockAgent();
});
afterAll(() => agent.close());
beforeEach(() => {
  client = new AgentClient({ policy });
});
afterEach(() => client.close());

function request(path: string, more: Partial<AgentRequest> = {}): AgentRequest {
  return { origin: agent.url, path, method: 'POST', headers: [], body: null, timeoutMs: 5_000, ...more };
}
async function timed<T>(promise: Promise<T>): Promise<{ result: T; elapsedMs: number }> {
  const startedMs = performance.now();
  const result = await promise;
  return { result, elapsedMs: performance.now() - startedMs };
}

/** A server that speaks bytes, for agents that break the protocol. */
async function rawServer(onRequest: (socket: Socket, count: number) => void) {
  const sockets: Socket[] = [];
  let requests = 0;
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', () => onRequest(socket, ++requests));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    sockets,
    requestCount: () => requests,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
async function withRawServer<T>(
  onRequest: (socket: Socket, count: number) => void,
  use: (server: Awaited<ReturnType<typeof rawServer>>) => Promise<T>,
): Promise<T> {
  const server = await rawServer(onRequest);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

describe('AgentClient', () => {
  it('sends what it is given and returns the answer', async () => {
    const body = new TextEncoder().encode('{"a":1}');
    const headers = ['content-type', 'application/json', 'X-Custom', 'välue'];
    const result = (await client.send(request('/run?x=1', { headers, body }))) as AgentAnswer;
    expect(result).toMatchObject({ kind: 'answer', httpStatus: 200, truncated: false, cut: false });
    expect(result.headers['content-type']).toBe('application/json');
    expect(result.bodyBytes).toBe(Buffer.byteLength(result.body));
    expect(JSON.parse(result.body).received).toMatchObject({
      method: 'POST',
      path: '/run?x=1',
      body: { a: 1 },
    });
    expect(agent.calls.at(-1)!.headers['x-custom']).toBe('välue');
  });

  it('uses one connection for calls that follow each other', async () => {
    await withRawServer(
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
      async (server) => {
        for (let n = 0; n < 5; n++) await client.send(request('/', { origin: server.url }));
        expect(server.sockets).toHaveLength(1);
      },
    );
  });

  it('makes many calls at once and answers each', async () => {
    const results = await Promise.all(
      Array.from({ length: 300 }, (_, n) => client.send(request(`/n/${n}`, { timeoutMs: 20_000 }))),
    );
    const paths = results.map((result) => JSON.parse((result as AgentAnswer).body).received.path);
    expect(paths).toEqual(Array.from({ length: 300 }, (_, n) => `/n/${n}`));
  });

  it('opens some connections at once, and more while none comes free', async () => {
    let lookUps = 0;
    const patient = new AgentClient({
      policy,
      resolveName: async () => {
        lookUps += 1;
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    const controls = Array.from({ length: 300 }, () => new CallControl());
    const callsBefore = agent.calls.length;
    const origin = agent.url.replace('127.0.0.1', 'agent.test');
    const calls = controls.map((control) => patient.send(request('/hang', { origin }), control));
    expect(lookUps).toBe(64);
    await expect.poll(() => agent.calls.length - callsBefore).toBe(300);
    expect(lookUps).toBe(300);
    for (const control of controls) control.abort('cancelled');
    for (const result of await Promise.all(calls)) expect(result).toMatchObject({ errorClass: 'cancelled' });
  });

  it('gives a connection that comes free, or its place, to a call that waits', async () => {
    await withRawServer(
      (socket, count) => {
        if (count % 2) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        else socket.destroy();
      },
      async ({ url }) => {
        const calls = Array.from({ length: 200 }, () => client.send(request('/', { origin: url })));
        const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'answer')).toHaveLength(100);
      },
    );
  });

  it.each([
    ['that never answers', '/hang'],
    ['that drips its body', '/drip/50'],
    ['that is slower than the timeout', '/delay/5000'],
  ])('times out over the whole exchange with an agent %s', async (_, path) => {
    const { elapsedMs, result } = await timed(client.send(request(path, { timeoutMs: 400 })));
    expect(result).toMatchObject({ errorClass: 'timeout', message: 'No complete answer within 400 ms' });
    expect(elapsedMs).toBeGreaterThan(390);
    expect(elapsedMs).toBeLessThan(650);
  });

  it('times out while a name is looked up, and while a connection waits', async () => {
    const hanging = new AgentClient({ policy, resolveName: () => new Promise(() => {}) });
    const calls = Array.from({ length: 80 }, () =>
      hanging.send(request('/', { origin: 'http://agent.test', timeoutMs: 300 })),
    );
    const { elapsedMs, result } = await timed(Promise.all(calls));
    for (const one of result) expect(one).toMatchObject({ errorClass: 'timeout', httpStatus: null });
    expect(elapsedMs).toBeLessThan(550);
  });

  it('tells the status that came before a timeout', async () => {
    const result = await client.send(request('/drip/50', { timeoutMs: 200 }));
    expect(result).toMatchObject({ errorClass: 'timeout', httpStatus: 200 });
  });

  it('keeps 64 KiB of an answer and reads the rest', async () => {
    const result = (await client.send(request(`/big/${MIB}`))) as AgentAnswer;
    expect(result).toMatchObject({ httpStatus: 200, bodyBytes: MIB, truncated: true, cut: false });
    expect(result.body).toBe('x'.repeat(64 * 1024));
    expect((await client.send(request('/big/65536'))) as AgentAnswer).toMatchObject({ truncated: false });
  });

  it('cuts an answer of 1 GB with flat memory', async () => {
    const before = process.memoryUsage().rss;
    const { elapsedMs, result } = await timed(client.send(request('/big/1000000000')));
    expect(result).toMatchObject({ httpStatus: 200, truncated: true, cut: true });
    expect((result as AgentAnswer).bodyBytes).toBeLessThan(9 * MIB);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * MIB);
    expect(elapsedMs).toBeLessThan(3_000);
  });

  it('cuts a packed bomb with flat memory', async () => {
    const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
    const bomb = brotliCompressSync(Buffer.alloc(200 * MIB), fast);
    expect(bomb.length).toBeLessThan(64 * 1024);
    const before = process.memoryUsage().rss;
    const head = `HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: ${bomb.length}\r\n\r\n`;
    await withRawServer(
      (socket) => {
        socket.write(head);
        socket.write(bomb);
      },
      async ({ url }) => {
        const result = (await client.send(request('/', { origin: url }))) as AgentAnswer;
        expect(result).toMatchObject({ cut: true, truncated: true, bodyBytes: bomb.length });
        expect(result.body).toHaveLength(64 * 1024);
      },
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * MIB);
  });

  it('unpacks what came packed although nobody asked, and says so when it cannot', async () => {
    const packed = gzipSync('{"a":1}');
    const answers = [
      ['gzip', packed, '{"a":1}'],
      ['identity', Buffer.from('plain'), 'plain'],
      ['gzip', Buffer.from('not gzip'), '(8 bytes of encoding gzip)'],
      ['zstd', Buffer.from('1234'), '(4 bytes of encoding zstd)'],
    ] as const;
    await withRawServer(
      (socket, count) => {
        const [encoding, body] = answers[count - 1]!;
        socket.write(
          `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`,
        );
        socket.write(body);
      },
      async ({ url }) => {
        for (const [, body, expected] of answers) {
          const result = await client.send(request('/', { origin: url }));
          expect(result).toMatchObject({ body: expected, bodyBytes: body.length, truncated: false });
        }
      },
    );
  });

  it('decodes invalid UTF-8 to replacement characters', async () => {
    await withRawServer(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n');
        socket.write(Buffer.from([0x61, 0xff, 0x62]));
      },
      async ({ url }) => {
        expect(await client.send(request('/', { origin: url }))).toMatchObject({ body: 'a\ufffdb' });
      },
    );
  });

  it('refuses 10,000 headers', async () => {
    expect(await client.send(request('/headers/10000'))).toMatchObject({ errorClass: 'too_large' });
  });

  it('does not follow redirects', async () => {
    const target = encodeURIComponent(`${agent.url}/target`);
    const result = await client.send(request(`/redirect/${target}`));
    expect(result).toMatchObject({ httpStatus: 302, headers: { location: `${agent.url}/target` } });
    expect(agent.calls.some((call) => call.path === '/target')).toBe(false);
  });

  it('reads over 1xx answers to the real one', async () => {
    await withRawServer(
      (socket) =>
        socket.write(
          'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n',
        ),
      async ({ url }) => {
        const result = await client.send(request('/', { origin: url }));
        expect(result).toMatchObject({ httpStatus: 201, headers: { 'content-length': '0' } });
      },
    );
  });

  it.each<[string, (socket: Socket) => void, string]>([
    [
      'resets in mid-body',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', () => socket.resetAndDestroy());
      },
      'The ',
    ],
    [
      'closes in mid-body',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
      'UND_ERR',
    ],
    ['closes before the headers', (socket) => socket.end(), 'UND_ERR_SOCKET'],
    ['does not speak HTTP', (socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'), 'valid HTTP'],
    [
      'sends a broken chunk',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n');
      },
      'valid HTTP',
    ],
  ])('calls it a network failure when the agent %s', async (_, onRequest, text) => {
    await withRawServer(onRequest, async (server) => {
      const result = (await client.send(request('/', { origin: server.url }))) as CallFailure;
      expect(result.errorClass).toBe('network');
      expect(result.message).toContain(text);
      expect(server.requestCount()).toBe(1);
    });
  });

  it('sends on a new connection when the idle one was closed before', async () => {
    await withRawServer(
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
      async (server) => {
        await client.send(request('/', { origin: server.url }));
        const closed = new Promise((resolve) => server.sockets[0]!.once('close', resolve));
        server.sockets[0]!.end();
        await closed;
        expect(await client.send(request('/', { origin: server.url }))).toMatchObject({ httpStatus: 200 });
        expect(server.requestCount()).toBe(2);
      },
    );
  });

  it.each(['GET', 'POST'] as const)(
    'never repeats a %s that was sent on a connection that then broke',
    async (method) => {
      await withRawServer(
        (socket, count) => {
          if (count === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
          else socket.destroy();
        },
        async (server) => {
          await client.send(request('/', { method, origin: server.url }));
          const second = await client.send(request('/', { method, origin: server.url }));
          expect(second).toMatchObject({ errorClass: 'network' });
          expect(server.requestCount()).toBe(2);
        },
      );
    },
  );

  it('gives up the connection of a call that timed out, also while it is opened', async () => {
    await withRawServer(
      () => {},
      async (server) => {
        // TLS towards a server that never answers: connected, and never ready.
        const origin = server.url.replace('http:', 'https:');
        expect(await client.send(request('/', { origin, timeoutMs: 200 }))).toMatchObject({
          errorClass: 'timeout',
        });
        await expect.poll(() => server.sockets.every((socket) => socket.destroyed)).toBe(true);
        expect(server.sockets).toHaveLength(1);
      },
    );
  });

  it('says what is wrong with a name, a port and a certificate', async () => {
    const message = async (origin: string) => {
      const result = (await client.send(request('/', { origin }))) as CallFailure;
      expect(result.errorClass).toBe('network');
      return result.message;
    };
    expect(await message('http://nowhere.invalid')).toMatch(/name of the agent .*\((ENOTFOUND|EAI_AGAIN)\)/);
    expect(await message('http://127.0.0.1:1')).toBe('The agent refused the connection (ECONNREFUSED)');
    expect(await message(agent.url.replace('http:', 'https:'))).toContain('The secure connection failed');
  });

  it('is cancelled from outside: before, while it runs, and not after', async () => {
    const running = new CallControl();
    const result = client.send(request('/hang'), running);
    const done = new CallControl();
    expect(await client.send(request('/'), done)).toMatchObject({ httpStatus: 200 });
    done.abort('cancelled');
    running.abort('cancelled');
    expect(await result).toMatchObject({ errorClass: 'cancelled' });
    const callsBefore = agent.calls.length;
    expect(await client.send(request('/'), running)).toMatchObject({ errorClass: 'cancelled' });
    expect(agent.calls).toHaveLength(callsBefore);
  });

  it.each(['lost', 'stopping'] as const)(
    'says that nobody knows the outcome when the worker is %s',
    async (reason) => {
      const control = new CallControl();
      const result = client.send(request('/hang'), control);
      control.abort(reason);
      expect(await result).toMatchObject({ errorClass: 'worker_lost' });
    },
  );

  it('turns a request that HTTP cannot carry into a result', async () => {
    for (const bad of [
      request('/ä ö'),
      request('/', { headers: ['x', 'a\r\nb'] }),
      request('/', { headers: ['a b', ''] }),
    ]) {
      expect(await client.send(bad)).toMatchObject({ errorClass: 'invalid_request' });
    }
  });

  it('keeps no connection after close', async () => {
    await withRawServer(
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
      async (server) => {
        await client.send(request('/', { origin: server.url }));
        client.close();
        await expect.poll(() => server.sockets[0]!.destroyed).toBe(true);
      },
    );
  });
});
