import path from 'node:path';
import { connect, type Sql } from '@/lib/db/connect';
import { migrate } from '@/lib/db/migrate';
import { bundle } from '@/scripts/build/bundle';
import { startThrowawayCluster } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { launchRedisServer } from '@/scripts/redis-server';
import { workerArguments } from '@/scripts/serve/worker-arguments';
import { requireRedisServer } from '@/scripts/test-services/require-redis';
import type { OwnedProcesses } from '@/scripts/verify-once/owned-processes';
import type { BenchOptions } from './options';
import { Sink } from './sink-process';
import { WorkerUnderTest } from './worker-under-test';

export interface Run {
  options: BenchOptions;
  /** For data, logs and the bundle; removed when the run ends. */
  folder: string;
  processes: OwnedProcesses;
  say(line: string): void;
}

/** PostgreSQL with its own durability, Redis, an agent, and the worker as it is built for production. */
export class TestBed {
  private workers = 0;

  private constructor(
    readonly run: Run,
    /** The cluster's own database: for an observer who must not be counted. */
    readonly admin: Sql,
    private readonly clusterUrl: string,
    readonly postgresPid: number,
    readonly redisUrl: string,
    readonly redisPid: number,
    readonly sink: Sink,
  ) {}

  static async setUp(run: Run): Promise<TestBed> {
    const { folder, processes } = run;
    const redisCommand = await requireRedisServer();
    await bundle(path.join(folder, 'dist'));
    const cluster = await startThrowawayCluster(folder, []);
    processes.own(cluster.process, 'SIGQUIT');
    const redisPort = await freePort();
    const redis = launchRedisServer(redisCommand, redisPort);
    processes.own(redis.process);
    await redis.ready;
    return new TestBed(
      run,
      connect(cluster.url, { applicationName: 'bench', max: 1 }),
      cluster.url,
      cluster.process.pid!,
      `redis://127.0.0.1:${redisPort}`,
      redis.process.pid!,
      await Sink.start(processes),
    );
  }

  /** A migrated database of its own. */
  async createDatabase(name: string): Promise<{ url: string; sql: Sql }> {
    await this.admin.unsafe(`CREATE DATABASE ${name}`);
    const url = new URL(this.clusterUrl);
    url.pathname = `/${name}`;
    await migrate(url.href);
    return { sql: connect(url.href, { applicationName: 'bench', max: 2 }), url: url.href };
  }

  startWorker(databaseUrl: string, redisUrl: string | null = this.redisUrl): WorkerUnderTest {
    const { folder, options, processes } = this.run;
    const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
    this.workers += 1;
    return WorkerUnderTest.start(processes, {
      args: [...profiling, ...workerArguments(path.join(folder, 'dist/worker.js'))],
      databaseUrl,
      logFile: path.join(folder, `worker-${this.workers}.log`),
      redisUrl,
    });
  }

  async close(): Promise<void> {
    await this.admin.end({ timeout: 1 });
  }
}
