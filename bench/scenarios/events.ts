import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@/lib/db/connect';
import { summarise } from '@/scripts/verify-once/lateness';
import { treeCpuSeconds } from '../cpu-time';
import { EventListeners } from '../event-listeners';
import { type Measure, spreadOf } from '../measure';
import { OpenPages } from '../open-pages';
import { seedSchedules } from '../seed-schedules';
import type { TestBed } from '../test-bed';
import { startWeb, type WebUnderTest } from '../web-under-test';

const LISTENERS = 200;
const PER_SECOND = 50;
/** The servers compile for a while. */
const CALM_AFTER_MS = 10_000;
/** Longer than a tick and its margin: the worker sees each fire time coming. */
const AHEAD_MS = 3_000;
/** Each takes its turn every few seconds, since a cursor has one fire time ahead. */
const GROUPS = 6;
const CPU_GOAL_PERCENT = 20;
const DELAY_GOAL_MS = 1_000;

interface Window {
  cpuPercent: number;
  cpuPercentAlone: number;
  /** With all that open pages read besides. */
  cpuPercentPages: number;
  databaseListeners: number;
  delays: { p50: number; p99: number };
  messagesPerSecond: number;
}

/** Two hundred open event streams, and then the pages that hold them, while fifty executions a second run, evenly: what that costs the web server, and how late they hear. */
export async function measureEvents(bed: TestBed): Promise<Measure[]> {
  return [...(await measureWay(bed, 'Redis')), ...(await measureWay(bed, 'PostgreSQL'))];
}

async function measureWay(bed: TestBed, way: 'PostgreSQL' | 'Redis'): Promise<Measure[]> {
  const redisUrl = way === 'Redis' ? bed.redisUrl : null;
  const { sql, url } = await bed.createDatabase(`events_${way.toLowerCase()}`);
  await seedSchedules(sql, GROUPS * PER_SECOND, bed.sink.url);
  const worker = bed.startWorker(url, redisUrl);
  const web = await startWeb(bed.run, url, redisUrl);
  const load = keepRunning(sql);
  const windows: Window[] = [];
  try {
    for (let round = 1; round <= bed.run.options.rounds; round += 1) {
      worker.requireHealthy();
      windows.push(await passWindow(bed, web, sql));
    }
  } finally {
    await load.stop();
  }
  await web.stop();
  await worker.stop();
  await sql.end({ timeout: 1 });
  return measuresOf(way, windows);
}

/** Makes one group of schedules due each second, one schedule after the other. */
function keepRunning(sql: Sql): { stop(): Promise<void> } {
  let stopped = false;
  const run = async () => {
    for (let second = 0, atMs = Date.now() + AHEAD_MS; !stopped; second += 1, atMs += 1_000) {
      await sql.unsafe(
        `UPDATE schedule_cursors c SET next_fire_at = at, due_at = at, rev = rev + 1
           FROM (SELECT schedule_id, $1::timestamptz + row_number() OVER (ORDER BY schedule_id) * interval '${1_000 / PER_SECOND} ms' AS at
                   FROM (SELECT schedule_id FROM schedule_cursors ORDER BY schedule_id LIMIT $2::int OFFSET $3::int) g) n
          WHERE c.schedule_id = n.schedule_id`,
        [new Date(atMs).toISOString(), PER_SECOND, PER_SECOND * (second % GROUPS)],
      );
      await sleep(Math.max(0, atMs + 1_000 - AHEAD_MS - Date.now()));
    }
  };
  const running = run();
  return {
    stop: () => {
      stopped = true;
      return running;
    },
  };
}

async function passWindow(bed: TestBed, web: WebUnderTest, sql: Sql): Promise<Window> {
  const { idleWindowMs } = bed.run.options;
  const cpuOver = async () => {
    const before = treeCpuSeconds(web.pid);
    const startedAtMs = performance.now();
    await sleep(idleWindowMs);
    return (100_000 * (treeCpuSeconds(web.pid) - before)) / (performance.now() - startedAtMs);
  };
  const cpuPercentAlone = await cpuOver();
  const listeners = await EventListeners.open(web.api, LISTENERS);
  await sleep(CALM_AFTER_MS);
  listeners.take();
  const cpuPercent = await cpuOver();
  const { delaysMs, messages } = listeners.take();
  const pages = new OpenPages(web.api, LISTENERS);
  await sleep(CALM_AFTER_MS);
  const cpuPercentPages = await cpuOver();
  const databaseListeners = await countDatabaseListeners(sql);
  await pages.close();
  listeners.close();
  if (delaysMs.length === 0) throw new Error('No execution was heard of');
  return {
    cpuPercent,
    cpuPercentAlone,
    cpuPercentPages,
    databaseListeners,
    delays: summarise(delaysMs),
    messagesPerSecond: (1_000 * messages) / idleWindowMs,
  };
}

/** Connections that wait for notifications, of all processes. */
async function countDatabaseListeners(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'scheduler-listen'`;
  return row!.count;
}

function measuresOf(way: string, windows: readonly Window[]): Measure[] {
  const row = (
    metric: string,
    unit: string,
    figureOf: (window: Window) => number,
    goal?: number,
  ): Measure => {
    const ours = spreadOf(windows.map(figureOf));
    return {
      goal: goal === undefined ? null : `≤ ${goal} ${unit}`,
      limit: null,
      metric,
      ours,
      pass: goal === undefined ? null : ours.median <= goal,
      scenario: `events, ${way}`,
      unit,
    };
  };
  return [
    row('web CPU, no listener', '% core', ({ cpuPercentAlone }) => cpuPercentAlone),
    row(`web CPU, ${LISTENERS} listeners`, '% core', ({ cpuPercent }) => cpuPercent, CPU_GOAL_PERCENT),
    row(
      `web CPU, ${LISTENERS} open pages`,
      '% core',
      ({ cpuPercentPages }) => cpuPercentPages,
      CPU_GOAL_PERCENT,
    ),
    row(
      `database listeners, ${LISTENERS} open pages`,
      'connections',
      ({ databaseListeners }) => databaseListeners,
      1,
    ),
    row('messages', '1/s', ({ messagesPerSecond }) => messagesPerSecond),
    row('commit to listener p50', 'ms', ({ delays }) => delays.p50),
    row('commit to listener p99', 'ms', ({ delays }) => delays.p99, DELAY_GOAL_MS),
  ];
}
