import { connect, type Sql } from '@/lib/db/connect';
import { migrate } from '@/lib/db/migrate';
import { startThrowawayCluster } from '../embedded-postgres/throwaway';
import { freePort } from '../free-port';
import { findRedisServer } from '../redis-server';
import { AgentProcess } from './agent-process';
import { FlappingRedis } from './flapping-redis';
import type { VerifyOptions } from './options';
import type { OwnedProcesses } from './owned-processes';
import { WorkerFleet } from './worker-fleet';

export interface Run {
  options: VerifyOptions;
  /** For data and logs; removed when the run ends. */
  folder: string;
  processes: OwnedProcesses;
  say(line: string): void;
  /** Aborted when the run is cut short. */
  signal: AbortSignal;
}

/** What a run needs beside its workers: all of its own, none shared with anything on this machine. */
export interface TestBed {
  agent: AgentProcess;
  databaseUrl: string;
  /** No worker in it yet. */
  fleet: WorkerFleet;
  /** null: PostgreSQL alone coordinates. */
  redis: FlappingRedis | null;
  sql: Sql;
}

export async function setUpTestBed(run: Run): Promise<TestBed> {
  const databaseUrl = await startDatabase(run);
  const redis = await startRedis(run);
  return {
    agent: await AgentProcess.start(run.processes),
    databaseUrl,
    fleet: new WorkerFleet({ ...run, databaseUrl, redisUrl: redis?.url ?? null }),
    redis,
    sql: connect(databaseUrl, { applicationName: 'verify-once', max: 1 }),
  };
}

/** PostgreSQL with the durability of a real one. */
async function startDatabase({ folder, processes }: Run): Promise<string> {
  const cluster = await startThrowawayCluster(folder, ['max_connections=1000']);
  processes.own(cluster.process, 'SIGQUIT');
  await migrate(cluster.url);
  return cluster.url;
}

async function startRedis({ options, processes, say }: Run): Promise<FlappingRedis | null> {
  if (options.redis === 'off') return null;
  const command = findRedisServer();
  if (!command) {
    throw new Error('There is no redis-server on the PATH: install it, or run with --redis off');
  }
  const redis = new FlappingRedis(command, await freePort(), processes);
  await redis.start();
  say(`Redis on port ${redis.url.split(':').at(-1)}`);
  return redis;
}
