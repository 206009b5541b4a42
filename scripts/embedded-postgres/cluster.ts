import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Binaries, binariesIn } from './binaries';
import type { RunAs } from './run-as';

const START_LIMIT_MS = 60_000;

export interface ClusterOptions {
  dataDirectory: string;
  /** Folder with bin, lib and share that the user can enter. */
  native: string;
  password: string;
  port: number;
  runAs?: RunAs | undefined;
  /** Further `name=value` settings. */
  settings?: readonly string[];
  user: string;
}

/** A PostgreSQL that belongs to this process; nothing stops it but `stop`. */
export interface Cluster {
  process: ChildProcess;
  /** Fast shutdown: clients are cut, data is written. */
  stop(): Promise<void>;
}

/**
 * Makes the cluster when the folder has none, then starts it on 127.0.0.1.
 *
 * @throws Error whose message is what PostgreSQL said, in one line
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = binariesIn(options.native);
  if (!(await isInitialised(options.dataDirectory))) await initialise(binaries, options);
  const child = await startServer(binaries, options);
  return { process: child, stop: () => stopServer(child) };
}

export async function isInitialised(dataDirectory: string): Promise<boolean> {
  return stat(path.join(dataDirectory, MARKER)).then(
    () => true,
    () => false,
  );
}

/** Written last: an initdb that was killed half-way left no marker, and is done again. */
const MARKER = 'initialised';

async function initialise(binaries: Binaries, options: ClusterOptions): Promise<void> {
  const { dataDirectory, runAs } = options;
  await rm(dataDirectory, { recursive: true, force: true });
  await mkdir(dataDirectory, { recursive: true });
  const passwordFile = `${dataDirectory}.password`;
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (runAs) {
    await Promise.all([dataDirectory, passwordFile].map((file) => chown(file, runAs.uid, runAs.gid)));
  }
  const args = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  args.push(`--pgdata=${dataDirectory}`, `--pwfile=${passwordFile}`, `--username=${options.user}`);
  try {
    const said = await output(binaries.initdb, args, runAs);
    if (said.code !== 0) throw new Error(`PostgreSQL could not make its data folder: ${reason(said.text)}`);
    await writeFile(path.join(dataDirectory, MARKER), '');
  } catch (error) {
    await rm(dataDirectory, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function output(command: string, args: readonly string[], runAs: RunAs | undefined) {
  return new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    const child = spawn(command, args, { ...runAs, cwd: '/', env: serverEnvironment() });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text }));
  });
}

function startServer(binaries: Binaries, options: ClusterOptions): Promise<ChildProcess> {
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
  const child = spawn(binaries.postgres, args, {
    ...options.runAs,
    cwd: '/',
    // A group of its own: Ctrl-C goes to the supervisor alone, which stops the database last.
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => {
      child.kill('SIGQUIT');
      reject(new Error(`PostgreSQL was not ready after ${START_LIMIT_MS / 1_000} s: ${reason(log)}`));
    }, START_LIMIT_MS);
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4_000);
      if (log.includes('database system is ready to accept connections')) {
        clearTimeout(timer);
        resolve(child);
      }
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL did not start: ${reason(log)}`));
    });
  });
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await gone;
}

/** PostgreSQL reads PG* variables; ours must not change it. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', PATH: process.env.PATH, TZ: 'UTC' };
}

/** The line that says most: a FATAL, PANIC or error, else the last. */
function reason(log: string): string {
  const lines = log.split('\n').map((line) => line.trim());
  const told = lines.filter(Boolean);
  const worst = told.find((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? told.at(-1);
  return worst?.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, '') ?? 'it said nothing';
}
