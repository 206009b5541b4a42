import { type ChildProcess, spawn } from 'node:child_process';
import { binariesIn } from './binaries';
import type { ClusterOptions } from './cluster-options';
import { initialiseCluster, isInitialised } from './initialise';
import { reasonIn } from './reason';
import { serverEnvironment } from './server-environment';

const START_LIMIT_MS = 60_000;
const LOG_KEPT_CHARACTERS = 8_000;

/** A PostgreSQL on 127.0.0.1 that belongs to this process; nothing stops it but `stopCluster`. */
export interface Cluster {
  process: ChildProcess;
  /** Resolves when it takes connections; rejects with one line of what PostgreSQL said. */
  ready: Promise<void>;
}

/** Makes the cluster if the folder has none, and starts it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  if (!(await isInitialised(options.dataDirectory))) await initialiseCluster(options);
  const cluster = launchCluster(options);
  await cluster.ready;
  return cluster;
}

/** Starts an initialised cluster. */
export function launchCluster(options: ClusterOptions): Cluster {
  const settings = [
    'listen_addresses=127.0.0.1',
    // A socket file in /tmp would collide with another PostgreSQL on the same port number.
    'unix_socket_directories=',
    'lc_messages=C',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(options.settings ?? []),
  ];
  const args = ['-D', options.dataDirectory, '-p', String(options.port)];
  for (const setting of settings) args.push('-c', setting);
  const child = spawn(binariesIn(options.native).postgres, args, {
    ...options.runAs,
    cwd: '/',
    // A group of its own: Ctrl-C goes to the supervisor alone, which stops the database last.
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ready = whenReady(child, options.onLog);
  // Who only waits for the exit doesn't have to look at this promise too.
  ready.catch(() => {});
  return { process: child, ready };
}

function whenReady(child: ChildProcess, onLog: ClusterOptions['onLog']): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => {
      child.kill('SIGQUIT');
      reject(new Error(`PostgreSQL was not ready after ${START_LIMIT_MS / 1_000} s: ${reasonIn(log)}`));
    }, START_LIMIT_MS);
    child.stderr?.on('data', (chunk: Buffer) => {
      onLog?.(chunk);
      log = (log + chunk.toString()).slice(-LOG_KEPT_CHARACTERS);
      if (!log.includes('database system is ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL did not start: ${reasonIn(log)}`));
    });
  });
}

/** Fast shutdown: clients are cut, data is written. */
export async function stopCluster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await gone;
}
