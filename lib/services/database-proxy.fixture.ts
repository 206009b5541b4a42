import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to the database that can be cut and frozen. */
export interface DatabaseProxy {
  url: string;
  /** Ends all connections and takes no new ones. */
  cut(): void;
  /** Keeps connections open and carries nothing, until `heal`. */
  freeze(): void;
  heal(): void;
  close(): void;
}

export async function createDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let state: 'cut' | 'frozen' | 'healthy' = 'healthy';
  const server: Server = createServer((near) => {
    if (state === 'cut') return near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => {}); // a cut is told by 'close'
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (state === 'frozen') from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  const url = new URL(databaseUrl);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    cut: () => {
      state = 'cut';
      destroyAll();
    },
    freeze: () => {
      state = 'frozen';
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    heal: () => {
      state = 'healthy';
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    close: () => {
      destroyAll();
      server.close();
    },
  };
}
