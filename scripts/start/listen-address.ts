import { ConfigError } from '@/lib/config/config-error';
import { listenProblem } from '../free-port';

const LOOPBACK = '127.0.0.1';

/** Where to find the web server that listens on `host`: `shown` to a person on this machine, `local` for our own requests. */
export function addressesOf(host: string, port: number): { local: string; shown: string } {
  if (host === LOOPBACK || host === '0.0.0.0') {
    return { local: `http://${LOOPBACK}:${port}`, shown: `http://localhost:${port}` };
  }
  const address = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
  return { local: address, shown: address };
}

/** @throws ConfigError when the web server could not listen there */
export async function requireFreeAddress(host: string, port: number): Promise<void> {
  const problem = (await listenProblem(port, host)) ?? (await otherLoopbackProblem(port, host));
  if (problem === null) return;
  if (problem === 'EADDRINUSE') {
    throw new ConfigError('PORT', `${port} is taken by another program; try PORT=${port + 1} npm start`);
  }
  if (problem === 'EACCES') throw new ConfigError('PORT', `this user may not listen on ${port}`);
  throw new ConfigError('HOST', `${host} can't be listened on (${problem})`);
}

/** "localhost" is ::1 too: somebody else there would be shown instead of us. */
async function otherLoopbackProblem(port: number, host: string): Promise<string | null> {
  const problem = host === LOOPBACK ? await listenProblem(port, '::1') : null;
  return problem === 'EADDRINUSE' ? problem : null;
}
