import { connect, createServer, type Server } from 'node:net';

/** Compose's network as part of the loopback, where every address can be listened on (on Linux). */
export const SUBNET = '127.77.0.0/24';
export const NAMES = { postgres: '127.77.0.2', redis: '127.77.0.3', 'mock-agent': '127.77.0.4' };

/** Passes on what comes to `address:port` to a port of 127.0.0.1. */
export async function forward(address: string, port: number, toPort: number): Promise<Server> {
  const server = createServer((socket) => {
    const onward = connect(toPort, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  return server;
}
