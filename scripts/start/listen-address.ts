import { ConfigError } from '@/lib/config/config-error';
import { listenProblem } from '../free-port';

/** Where a browser on this machine finds the web server. */
export function addressOf(host: string, port: number): string {
  return `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`;
}

/** @throws ConfigError when the web server could not listen there */
export async function requireFreeAddress(host: string, port: number): Promise<void> {
  const problem = await listenProblem(port, host);
  if (problem === null) return;
  if (problem === 'EADDRINUSE') {
    throw new ConfigError('PORT', `${port} is taken by another program; try PORT=${port + 1} npm start`);
  }
  if (problem === 'EACCES') throw new ConfigError('PORT', `this user may not listen on ${port}`);
  throw new ConfigError('HOST', `${host} can't be listened on (${problem})`);
}
