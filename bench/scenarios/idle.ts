import { setTimeout as sleep } from 'node:timers/promises';
import { processCpuSeconds } from '../cpu-time';
import { type Measure, spreadOf } from '../measure';
import { seedSchedules } from '../seed-schedules';
import type { TestBed } from '../test-bed';
import type { WorkerUnderTest } from '../worker-under-test';

const SCHEDULES = 100_000;
/** A new worker compiles for a while. */
const CALM_AFTER_MS = 10_000;
/** Per cent of a core. */
const GOAL_DIFFERENCE = 0.2;

interface Place {
  name: string;
  worker: WorkerUnderTest;
}
interface Window {
  workerPercent: number;
  postgresPercent: number;
  statementsPerSecond: number;
}

/** Two workers side by side through the same windows, one without schedules, one with a hundred thousand of which none is due. */
export async function measureIdle(bed: TestBed): Promise<Measure[]> {
  const none = await open(bed, 'idle_none', 0);
  const many = await open(bed, 'idle_many', SCHEDULES);
  await sleep(CALM_AFTER_MS);
  const windows: { none: Window; many: Window }[] = [];
  for (let round = 1; round <= bed.run.options.rounds; round += 1)
    windows.push(await passWindow(bed, { many, none }));
  await Promise.all([none.worker.stop(), many.worker.stop()]);
  return [
    ...measuresOf(
      'none',
      windows.map((window) => window.none),
    ),
    ...measuresOf(
      '100,000',
      windows.map((window) => window.many),
    ),
    difference(windows),
  ];
}

async function open(bed: TestBed, name: string, schedules: number): Promise<Place> {
  const { sql, url } = await bed.createDatabase(name);
  if (schedules > 0) await seedSchedules(sql, schedules, bed.sink.url);
  await sql.end({ timeout: 1 });
  return { name, worker: bed.startWorker(url) };
}

async function passWindow(bed: TestBed, places: { none: Place; many: Place }) {
  const before = { many: await counters(bed, places.many), none: await counters(bed, places.none) };
  await sleep(bed.run.options.idleWindowMs);
  const after = { many: await counters(bed, places.many), none: await counters(bed, places.none) };
  return { many: windowOf(before.many, after.many), none: windowOf(before.none, after.none) };
}

async function counters(bed: TestBed, { name, worker }: Place) {
  worker.requireHealthy();
  const backends = await bed.admin<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = ${name} AND backend_type = 'client backend'`;
  const [row] = await bed.admin<{ commits: number }[]>`
    SELECT xact_commit::float8 AS commits FROM pg_stat_database WHERE datname = ${name}`;
  return {
    atMs: performance.now(),
    commits: row!.commits,
    postgres: backends.reduce((sum, { pid }) => sum + processCpuSeconds(pid), 0),
    worker: processCpuSeconds(worker.pid),
  };
}

type Counters = Awaited<ReturnType<typeof counters>>;

function windowOf(before: Counters, after: Counters): Window {
  const seconds = (after.atMs - before.atMs) / 1_000;
  return {
    postgresPercent: (100 * (after.postgres - before.postgres)) / seconds,
    statementsPerSecond: (after.commits - before.commits) / seconds,
    workerPercent: (100 * (after.worker - before.worker)) / seconds,
  };
}

function measuresOf(schedules: string, windows: readonly Window[]): Measure[] {
  const row = (metric: string, unit: string, figureOf: (window: Window) => number): Measure => ({
    goal: null,
    limit: null,
    metric,
    ours: spreadOf(windows.map(figureOf)),
    pass: null,
    scenario: `idle, ${schedules}`,
    unit,
  });
  return [
    row('CPU of the worker', '% core', (window) => window.workerPercent),
    row('CPU of its connections', '% core', (window) => window.postgresPercent),
    row('statements', '1/s', (window) => window.statementsPerSecond),
  ];
}

/** What a hundred thousand schedules cost while none is due, in the worker and in PostgreSQL together. */
function difference(windows: readonly { none: Window; many: Window }[]): Measure {
  const total = ({ postgresPercent, workerPercent }: Window) => postgresPercent + workerPercent;
  const ours = spreadOf(windows.map(({ many, none }) => total(many) - total(none)));
  return {
    goal: `≤ ${GOAL_DIFFERENCE} %`,
    limit: null,
    metric: 'CPU more than with none',
    ours,
    pass: ours.median <= GOAL_DIFFERENCE,
    scenario: 'idle, 100,000',
    unit: '% core',
  };
}
