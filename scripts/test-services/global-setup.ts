import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { copyPostgres, installedPostgres, linkLibraries } from '../embedded-postgres/binaries';
import { type Cluster, startCluster, stopCluster } from '../embedded-postgres/cluster';
import { canReach, type RunAs, unprivilegedUser } from '../embedded-postgres/run-as';
import { freePort } from '../free-port';
import { launchRedisServer } from '../redis-server';
import { requireRedisServer } from './require-redis';
import { makeTemplate } from './template-database';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    redisUrl: string;
  }
}

/** One real PostgreSQL and one real Redis for the whole run; each test file takes a database of its own. */
export default async function setup(project: TestProject) {
  const redisCommand = await requireRedisServer();
  const runAs = await unprivilegedUser();
  const folder = await scratchFolder(runAs);
  const processes: ChildProcess[] = [];
  // Also when the run is cut short: neither is a child that dies with its parent.
  const killAll = () => {
    for (const child of processes) child.kill('SIGQUIT');
  };
  process.once('exit', killAll);

  const cluster = await startTestCluster(folder, runAs);
  processes.push(cluster.process);
  const redisPort = await freePort();
  const redis = launchRedisServer(redisCommand, redisPort);
  processes.push(redis.process);
  await redis.ready;
  await makeTemplate(cluster.url);
  project.provide('postgresUrl', cluster.url);
  project.provide('redisUrl', `redis://127.0.0.1:${redisPort}`);
  return async () => {
    await stopCluster(cluster.process);
    killAll();
    process.off('exit', killAll);
    await rm(folder, { recursive: true, force: true });
  };
}

/** As root the temporary folder must be one that user postgres can enter. */
async function scratchFolder(runAs: RunAs | undefined): Promise<string> {
  const parent = !runAs || canReach(tmpdir(), runAs) ? tmpdir() : '/var/tmp';
  const folder = await mkdtemp(path.join(parent, 'scheduler-test-'));
  if (runAs) await chmod(folder, 0o755);
  return folder;
}

async function startTestCluster(
  folder: string,
  runAs: RunAs | undefined,
): Promise<Cluster & { url: string }> {
  let native = installedPostgres();
  await linkLibraries(native);
  if (runAs && !canReach(native, runAs)) {
    const copy = path.join(folder, 'postgresql');
    await copyPostgres(native, copy);
    native = copy;
  }
  const port = await freePort();
  const password = randomUUID();
  const cluster = await startCluster({
    dataDirectory: path.join(folder, 'data'),
    native,
    password,
    port,
    runAs,
    settings: ['fsync=off', 'max_connections=300', 'full_page_writes=off', 'synchronous_commit=off'],
    user: 'scheduler',
  });
  return { ...cluster, url: `postgres://scheduler:${password}@127.0.0.1:${port}/postgres` };
}
