import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 10_000;
const POLL_MS = 20;
const ANSWER_LIMIT_MS = 1_000;

/** `redis-server` or `valkey-server` on the PATH, or null. */
export function findRedisServer(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const files = ['redis-server', 'valkey-server'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface RedisServer {
  process: ChildProcess;
  /** Resolves when it answers; rejects when it ended before. */
  ready: Promise<void>;
}

/**
 * Starts a Redis of our own on 127.0.0.1 that keeps nothing on disk.
 *
 * @param log descriptor that it writes its log to
 */
export function launchRedisServer(command: string, port: number, log?: number): RedisServer {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const child = spawn(command, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log ?? 'ignore', log ?? 'ignore'],
  });
  const died = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code} before it was ready`)));
  });
  const ready = Promise.race([answers(port), died]);
  // Who only waits for the exit doesn't have to look at this promise too.
  ready.catch(() => {});
  return { process: child, ready };
}

async function answers(port: number): Promise<void> {
  const endAt = performance.now() + START_LIMIT_MS;
  while (!(await ping(port))) {
    if (performance.now() > endAt) throw new Error('redis-server did not answer');
    await sleep(POLL_MS);
  }
}

function ping(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_LIMIT_MS, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
  });
}
