import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

const START_LIMIT_MS = 10_000;
const POLL_MS = 20;

/** `redis-server` or `valkey-server` on the PATH, or null. */
export function findRedisServer(): string | null {
  for (const name of ['redis-server', 'valkey-server']) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/** Starts a Redis of our own on 127.0.0.1 that keeps nothing on disk; resolves when it answers. */
export async function startRedisServer(command: string, port: number): Promise<ChildProcess> {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const child = spawn(command, args, { cwd: '/', detached: true, stdio: 'ignore' });
  const died = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code} before it was ready`)));
  });
  await Promise.race([answers(port), died]);
  return child;
}

async function answers(port: number): Promise<void> {
  const endAt = performance.now() + START_LIMIT_MS;
  while (!(await ping(port))) {
    if (performance.now() > endAt) throw new Error('redis-server did not answer');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Whether a Redis answers PING on that port of 127.0.0.1. */
export function ping(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
  });
}
