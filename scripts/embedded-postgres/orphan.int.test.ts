import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Cluster, launchCluster, stopCluster } from './cluster';
import type { ClusterOptions } from './cluster-options';
import { initialiseCluster } from './initialise';
import { stopOrphanedServer } from './orphan';
import { makeScratchFolder, throwawayOptions } from './throwaway';

let folder: string;
let options: ClusterOptions;
let cluster: Cluster | undefined;

beforeEach(async () => {
  folder = await makeScratchFolder('orphan-test-');
  options = await throwawayOptions(folder, []);
  await initialiseCluster(options);
});
afterEach(async () => {
  if (cluster) await stopCluster(cluster.process);
  rmSync(folder, { force: true, recursive: true });
});

async function launch(): Promise<void> {
  cluster = launchCluster(options);
  await cluster.ready;
}

async function query(statement: string) {
  const { password, port, user } = options;
  const sql = postgres({ database: 'postgres', host: '127.0.0.1', max: 1, password, port, user });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

it('stops a server that still runs on the folder', async () => {
  await launch();
  await stopOrphanedServer(options.dataDirectory);
  await vi.waitUntil(() => hasEnded(cluster!.process));
});

it('starts on the data of a server that was killed', async () => {
  await launch();
  await query('CREATE TABLE kept AS SELECT 1');
  cluster!.process.kill('SIGKILL');
  await vi.waitUntil(() => hasEnded(cluster!.process));
  await stopOrphanedServer(options.dataDirectory);
  await launch();
  expect(await query('SELECT * FROM kept')).toHaveLength(1);
});

it('starts although the lock file names a process that has nothing to do with it, and leaves that one alone', async () => {
  await launch();
  cluster!.process.kill('SIGKILL');
  await vi.waitUntil(() => hasEnded(cluster!.process));
  const stranger = spawn('sleep', ['60'], { ...options.runAs });
  const lockFile = path.join(options.dataDirectory, 'postmaster.pid');
  writeFileSync(lockFile, readFileSync(lockFile, 'utf8').replace(/^\d+/, String(stranger.pid)));
  await stopOrphanedServer(options.dataDirectory);
  await launch();
  expect(hasEnded(stranger)).toBe(false);
  stranger.kill('SIGKILL');
});

it('begins again where an initialisation was cut short', async () => {
  rmSync(path.join(options.dataDirectory, 'initialised'));
  await initialiseCluster(options);
  await launch();
  expect(await query('SELECT 1')).toHaveLength(1);
});
