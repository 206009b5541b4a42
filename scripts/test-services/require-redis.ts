import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findRedisServer } from '../redis-server';

const run = promisify(execFile);

/** Path of a redis-server, installed by apt-get when it is missing and this is root. Throws one line that says what to install. */
export async function requireRedisServer(): Promise<string> {
  const found = findRedisServer();
  if (found) return found;
  const missing = 'A real Redis is needed: install redis-server (Debian: apt-get install redis-server)';
  if (process.getuid?.() !== 0) throw new Error(missing);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], { env });
  } catch (cause) {
    throw new Error(missing, { cause });
  }
  const installed = findRedisServer();
  if (!installed) throw new Error(missing);
  return installed;
}
