import { createServer } from 'node:net';

/** Below the ports that systems hand out by themselves, so that a port kept for the next start stays free. */
const FIRST_PORT = 21_000;
const LAST_PORT = 31_999;

/** A port of 127.0.0.1 that nobody listens on now: `preferred` if it is free, else any. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && !(await listenProblem(preferred))) return preferred;
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT + 1));
    if (!(await listenProblem(port))) return port;
  }
}

/** Why that port can't be listened on (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL` …), or null when it can. */
export function listenProblem(port: number, host = '127.0.0.1'): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
