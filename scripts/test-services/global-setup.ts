import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { stopCluster } from '../embedded-postgres/cluster';
import { makeScratchFolder, startThrowawayCluster } from '../embedded-postgres/throwaway';
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

/** Nothing here outlives the run. */
const FAST = ['fsync=off', 'max_connections=300', 'full_page_writes=off', 'synchronous_commit=off'];

/** One real PostgreSQL and one real Redis for the whole run; each test file takes a database of its own. */
export default async function setup(project: TestProject) {
  const redisCommand = await requireRedisServer();
  const folder = await makeScratchFolder('scheduler-test-');
  const processes: ChildProcess[] = [];
  // Also when the run is cut short: neither is a child that dies with its parent.
  const killAll = () => {
    for (const child of processes) child.kill('SIGQUIT');
  };
  process.once('exit', killAll);

  const cluster = await startThrowawayCluster(folder, FAST);
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
