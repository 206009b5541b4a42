import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@/lib/db/connect';
import { type LatenessMs, summarise } from '@/scripts/verify-once/lateness';
import { AskedProcess } from '../asked-process';
import type { LimitTask } from '../limits/limit-task';
import { type Measure, spreadOf } from '../measure';
import { polled } from '../polled';
import { makeDue, seedSchedules } from '../seed-schedules';
import type { TestBed } from '../test-bed';
import type { WorkerUnderTest } from '../worker-under-test';
import { checkRound } from './check-round';

const SIZES = [1_000, 10_000];
/** The first fires meet a cold compiler and open connections. */
const FIRES = 3;
/** Longer than a tick and its margin: the worker sees the fire time coming, and fences ahead of it. */
const AHEAD_MS = 2_500;
const CALLS_WITHIN_MS = 30_000;
const P99_GOAL_MS = 120;

interface Stage {
  bed: TestBed;
  sql: Sql;
  databaseUrl: string;
  limits: AskedProcess<string>;
}

/**
 * Many schedules at one instant: how late the calls come to the agent, by its own clock, at the third such instant of a new worker. The limit
 * is a warm process that makes as many calls at one instant, and nothing else.
 */
export async function measureBurst(bed: TestBed): Promise<Measure[]> {
  const { sql, url } = await bed.createDatabase('burst');
  await seedSchedules(sql, Math.max(...SIZES), bed.sink.url);
  const limits = await AskedProcess.start<string>(bed.run.processes, 'limits/limits-process.ts');
  const stage: Stage = { bed, databaseUrl: url, limits, sql };
  const bySize = SIZES.map((size) => ({ limit: [] as LatenessMs[], ours: [] as LatenessMs[], size }));
  for (let round = 1; round <= bed.run.options.rounds; round += 1) {
    for (const { limit, ours, size } of bySize) {
      limit.push(await last(() => limitOf(stage, size)));
      const worker = bed.startWorker(url);
      ours.push(await last(() => fire(stage, worker, size)));
      await worker.stop();
      bed.run.say(
        `burst of ${size}, round ${round}: p99 ${ours.at(-1)!.p99.toFixed()} ms, limit ${limit.at(-1)!.p99.toFixed()} ms`,
      );
    }
  }
  await sql.end({ timeout: 1 });
  return bySize.flatMap(measuresOf);
}

async function last(measure: () => Promise<LatenessMs>): Promise<LatenessMs> {
  for (let time = 1; time < FIRES; time += 1) await measure();
  return measure();
}

async function limitOf({ bed, databaseUrl, limits }: Stage, size: number): Promise<LatenessMs> {
  const fireAt = Date.now() + 200;
  const task: LimitTask = {
    agentUrl: bed.sink.url,
    databaseUrl,
    executions: size,
    fireAt,
    kind: 'post',
    locks: false,
    redisUrl: bed.redisUrl,
  };
  await bed.sink.take();
  await limits.ask<number>(task);
  return latenessOf(bed, fireAt, size);
}

async function fire({ bed, sql }: Stage, worker: WorkerUnderTest, size: number): Promise<LatenessMs> {
  await bed.sink.take();
  const fireAt = Math.ceil((Date.now() + AHEAD_MS) / 100) * 100;
  await makeDue(sql, size, fireAt);
  await sleep(fireAt - Date.now());
  await polled(`${size} calls`, CALLS_WITHIN_MS, async () => {
    worker.requireHealthy();
    return (await bed.sink.calls()) >= size;
  });
  await polled('stored outcomes', CALLS_WITHIN_MS, async () => {
    const [row] = await sql<{ live: boolean }[]>`SELECT EXISTS (SELECT FROM live_executions) AS live`;
    return !row!.live;
  });
  await checkRound(sql, { executions: size, fireAt });
  return latenessOf(bed, fireAt, size);
}

async function latenessOf({ sink }: TestBed, fireAt: number, size: number): Promise<LatenessMs> {
  const lateness = (await sink.take()).get(new Date(fireAt).toISOString()) ?? [];
  if (lateness.length !== size) throw new Error(`${lateness.length} calls of ${size} came to the agent`);
  return summarise(lateness);
}

function measuresOf(figures: { size: number; ours: LatenessMs[]; limit: LatenessMs[] }): Measure[] {
  const { size } = figures;
  return (['p50', 'p99', 'max'] as const).map((metric) => {
    const ours = spreadOf(figures.ours.map((each) => each[metric]));
    const isGoal = size === 1_000 && metric === 'p99';
    return {
      goal: isGoal ? `≤ ${P99_GOAL_MS} ms` : null,
      limit: spreadOf(figures.limit.map((each) => each[metric])),
      metric: `lateness ${metric}`,
      ours,
      pass: isGoal ? ours.median <= P99_GOAL_MS : null,
      scenario: `burst of ${size.toLocaleString('en-US')}`,
      unit: 'ms',
    };
  });
}
