import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, BEHAVIOURS, NAME, type Visit } from './behaviours';
import { type ReceivedCall, receiveCall } from './received-call';

export interface MockAgent {
  /** As in `http://127.0.0.1:5678`. */
  url: string;
  /** The last calls, oldest first; also those that are not answered yet. */
  calls: ReceivedCall[];
  /** Cuts what is under way. */
  close(): Promise<void>;
}

export interface MockAgentOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: a free one. */
  port?: number;
  /** Calls that are remembered; default 10,000. */
  keepCalls?: number;
}

/** Starts an agent to try schedules with: answers 200 and says what it received, or misbehaves as its path asks. */
export async function createMockAgent(options: MockAgentOptions = {}): Promise<MockAgent> {
  const { host = '127.0.0.1', keepCalls = 10_000, port = 0 } = options;
  const calls: ReceivedCall[] = [];
  const server = createServer((request, response) => {
    receiveCall(request)
      .then((call) => {
        calls.push(call);
        if (calls.length > keepCalls) calls.shift();
        respond({ call, response, earlierCalls: () => countLike(calls, call) - 1 });
      })
      // The caller went away, or the path asks for what can't be done.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const hostInUrl = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${hostInUrl}:${address.port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond(visit: Omit<Visit, 'argument'>): void {
  const { call, response } = visit;
  const [, name = '', ...rest] = call.path.split('?')[0]!.split('/');
  const behaviour = Object.hasOwn(BEHAVIOURS, name) ? BEHAVIOURS[name] : undefined;
  if (behaviour) behaviour.run({ ...visit, argument: rest.join('/') });
  else if (call.path === '/' && call.method === 'GET') describeItself(response);
  else answer(visit, 200);
}

function describeItself(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      agent: NAME,
      answers: 'every path with 200 and what it received, but for these',
      paths: Object.values(BEHAVIOURS).map(({ usage }) => usage),
    }),
  );
}

function countLike(calls: readonly ReceivedCall[], call: ReceivedCall): number {
  const key = call.headers['idempotency-key'];
  return calls.filter((other) => other.headers['idempotency-key'] === key && other.path === call.path).length;
}
