import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@/lib/db/connect';
import { quantile } from '@/scripts/verify-once/quantile';
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

interface Lateness {
  p50: number;
  p99: number;
  max: number;
}

/** Many schedules at one instant: how late the calls come to the agent, by its own clock, at the third such instant of a new worker. */
export async function measureBurst(bed: TestBed): Promise<Measure[]> {
  const { sql, url } = await bed.createDatabase('burst');
  await seedSchedules(sql, Math.max(...SIZES), bed.sink.url);
  const bySize = new Map<number, Lateness[]>(SIZES.map((size) => [size, []]));
  for (let round = 1; round <= bed.run.options.rounds; round += 1) {
    for (const size of SIZES) {
      const worker = bed.startWorker(url);
      bySize.get(size)!.push(await thirdFire(bed, sql, worker, size));
      await worker.stop();
    }
  }
  await sql.end({ timeout: 1 });
  return [...bySize].flatMap(([size, lateness]) => measuresOf(size, lateness));
}

async function thirdFire(bed: TestBed, sql: Sql, worker: WorkerUnderTest, size: number): Promise<Lateness> {
  const all: Lateness[] = [];
  for (let fire = 1; fire <= FIRES; fire += 1) all.push(await oneFire(bed, sql, worker, size));
  const p99s = all.map(({ p99 }) => Math.round(p99)).join(', ');
  bed.run.say(`burst of ${size}: p99 of fires 1 … ${FIRES}: ${p99s} ms`);
  return all.at(-1)!;
}

async function oneFire(bed: TestBed, sql: Sql, worker: WorkerUnderTest, size: number): Promise<Lateness> {
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
  const lateness = (await bed.sink.take()).get(new Date(fireAt).toISOString()) ?? [];
  if (lateness.length !== size) throw new Error(`${lateness.length} calls of ${size} came to the agent`);
  lateness.sort((a, b) => a - b);
  return { max: lateness.at(-1)!, p50: quantile(lateness, 0.5), p99: quantile(lateness, 0.99) };
}

function measuresOf(size: number, lateness: readonly Lateness[]): Measure[] {
  return (['p50', 'p99', 'max'] as const).map((metric) => {
    const ours = spreadOf(lateness.map((each) => each[metric]));
    const isGoal = size === 1_000 && metric === 'p99';
    return {
      goal: isGoal ? `≤ ${P99_GOAL_MS} ms` : null,
      limit: null,
      metric: `lateness ${metric}`,
      ours,
      pass: isGoal ? ours.median <= P99_GOAL_MS : null,
      scenario: `burst of ${size.toLocaleString('en-US')}`,
      unit: 'ms',
    };
  });
}
