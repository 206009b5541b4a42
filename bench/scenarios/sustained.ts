import { Redis } from 'ioredis';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import type { Sql } from '@/lib/db/connect';
import { AskedProcess } from '../asked-process';
import { processCpuSeconds, treeCpuSeconds } from '../cpu-time';
import type { LimitTask } from '../limits/limit-task';
import { type Measure, spreadOf } from '../measure';
import { polled } from '../polled';
import { makeDue, seedSchedules } from '../seed-schedules';
import type { TestBed } from '../test-bed';
import type { WorkerUnderTest } from '../worker-under-test';
import { checkRound } from './check-round';

const SCENARIO = 'sustained';
/** Of the limit by hand, with locks. */
const GOAL_SHARE = 0.75;
const ROUND_LIMIT_MS = 180_000;

/** What one run of `executions` cost. */
interface Cost {
  perSecond: number;
  callerCpuMs: number;
  postgresCpuMs: number;
  sinkCpuMs: number;
  redisCpuMs: number;
  walBytes: number;
}

interface Stage {
  bed: TestBed;
  sql: Sql;
  databaseUrl: string;
  redis: Redis;
  limits: AskedProcess<string>;
  worker: WorkerUnderTest;
}

type LimitName = 'post' | 'hand' | 'locked';
const LIMITS: Record<LimitName, Pick<LimitTask, 'kind' | 'locks'>> = {
  post: { kind: 'post', locks: false },
  hand: { kind: 'hand', locks: false },
  locked: { kind: 'hand', locks: true },
};

/**
 * One worker, every execution durable, Redis on: how many executions a second when more is due than it can take. In turn with the limits,
 * so that whatever else the machine does meets all of them.
 */
export async function measureSustained(bed: TestBed): Promise<Measure[]> {
  const { executions, rounds, warmUp } = bed.run.options;
  const stage = await setStage(bed, executions);
  const costs: Record<LimitName | 'ours', Cost[]> = { hand: [], locked: [], ours: [], post: [] };
  try {
    for (const name of Object.keys(LIMITS) as LimitName[]) await measureLimit(stage, name, warmUp);
    await measureOurs(stage, warmUp);
    for (let round = 1; round <= rounds; round += 1) {
      for (const name of Object.keys(LIMITS) as LimitName[])
        costs[name].push(await measureLimit(stage, name, executions));
      costs.ours.push(await measureOurs(stage, executions));
      const rates = Object.entries(costs).map(
        ([name, all]) => `${name} ${Math.round(all.at(-1)!.perSecond)}/s`,
      );
      bed.run.say(`${SCENARIO}, round ${round}: ${rates.join(', ')}`);
    }
  } finally {
    await stage.worker.stop();
    stage.redis.disconnect();
    await stage.sql.end({ timeout: 1 });
  }
  return measuresOf(costs);
}

async function setStage(bed: TestBed, schedules: number): Promise<Stage> {
  const { sql, url } = await bed.createDatabase('sustained');
  await seedSchedules(sql, schedules, bed.sink.url);
  return {
    bed,
    databaseUrl: url,
    limits: await AskedProcess.start(bed.run.processes, 'limits/limits-process.ts'),
    redis: new Redis(bed.redisUrl),
    sql,
    worker: bed.startWorker(url),
  };
}

async function measureLimit(stage: Stage, name: LimitName, executions: number): Promise<Cost> {
  const { bed, databaseUrl, limits, sql } = stage;
  await settle(stage);
  const before = await readCounters(stage, limits.pid);
  const tookMs = await limits.ask<number>({
    ...LIMITS[name],
    agentUrl: bed.sink.url,
    databaseUrl,
    executions,
    fireAt: null,
    redisUrl: bed.redisUrl,
  });
  const after = await readCounters(stage, limits.pid);
  await sql.unsafe('DROP TABLE IF EXISTS by_hand');
  return costOf(before, after, tookMs, executions);
}

/** From the commit that makes them due until the last outcome is stored. */
async function measureOurs(stage: Stage, executions: number): Promise<Cost> {
  const { bed, redis, sql, worker } = stage;
  await settle(stage);
  const fireAt = Date.now() - 1;
  await makeDue(sql, executions, fireAt);
  const before = await readCounters(stage, worker.pid);
  publishWakeUp(redis);
  await polled(`${executions} executions`, ROUND_LIMIT_MS, async () => {
    worker.requireHealthy();
    return (await bed.sink.calls()) >= executions;
  });
  await polled('stored outcomes', ROUND_LIMIT_MS, async () => {
    const [row] = await sql<{ live: boolean }[]>`SELECT EXISTS (SELECT FROM live_executions) AS live`;
    return !row!.live;
  });
  const after = await readCounters(stage, worker.pid);
  const endedAt = await checkRound(sql, { executions, fireAt });
  return costOf(before, after, endedAt - before.databaseMs, executions);
}

/** Every run begins with nothing left to write of the one before. */
async function settle({ bed, sql }: Stage): Promise<void> {
  await sql.unsafe('VACUUM schedule_cursors');
  await sql.unsafe('VACUUM live_executions');
  await sql.unsafe('CHECKPOINT');
  await bed.sink.take();
}

async function readCounters({ bed, sql }: Stage, callerPid: number) {
  const [row] = await sql<{ databaseMs: number; wal: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "databaseMs", (pg_current_wal_insert_lsn() - '0/0')::float8 AS wal`;
  return {
    caller: processCpuSeconds(callerPid),
    postgres: treeCpuSeconds(bed.postgresPid),
    redis: processCpuSeconds(bed.redisPid),
    sink: processCpuSeconds(bed.sink.pid),
    ...row!,
  };
}

type Counters = Awaited<ReturnType<typeof readCounters>>;

function costOf(before: Counters, after: Counters, tookMs: number, executions: number): Cost {
  const cpuMs = (name: 'caller' | 'postgres' | 'redis' | 'sink') =>
    ((after[name] - before[name]) * 1_000_000) / executions;
  return {
    callerCpuMs: cpuMs('caller'),
    perSecond: (executions * 1_000) / tookMs,
    postgresCpuMs: cpuMs('postgres'),
    redisCpuMs: cpuMs('redis'),
    sinkCpuMs: cpuMs('sink'),
    walBytes: (after.wal - before.wal) / executions,
  };
}

function measuresOf({ hand, locked, ours, post }: Record<LimitName | 'ours', Cost[]>): Measure[] {
  const perSecond = (costs: Cost[]) => spreadOf(costs.map((cost) => cost.perSecond));
  const rate = perSecond(ours);
  const limit = perSecond(locked);
  const against = (metric: string, costs: Cost[]): Measure => ({
    ...row(metric, '1/s'),
    limit: perSecond(costs),
    ours: rate,
  });
  const cost = (metric: string, unit: string, key: Exclude<keyof Cost, 'perSecond'>): Measure => ({
    ...row(metric, unit),
    limit: spreadOf(locked.map((each) => each[key])),
    ours: spreadOf(ours.map((each) => each[key])),
  });
  return [
    {
      ...against('executions, limit by hand with locks', locked),
      goal: `≥ ${GOAL_SHARE} × limit`,
      pass: rate.median >= GOAL_SHARE * limit.median,
    },
    against('executions, limit by hand', hand),
    against('executions, limit POST alone', post),
    cost('CPU of the worker, 1,000', 'ms', 'callerCpuMs'),
    cost('CPU of PostgreSQL, 1,000', 'ms', 'postgresCpuMs'),
    cost('CPU of Redis, 1,000', 'ms', 'redisCpuMs'),
    cost('CPU of the agent, 1,000', 'ms', 'sinkCpuMs'),
    cost('WAL an execution', 'bytes', 'walBytes'),
  ];
}

const row = (metric: string, unit: string): Measure => ({
  goal: null,
  limit: null,
  metric,
  ours: null,
  pass: null,
  scenario: SCENARIO,
  unit,
});
