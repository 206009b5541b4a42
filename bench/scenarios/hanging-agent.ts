import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@/lib/db/connect';
import { type LatenessMs, summarise } from '@/scripts/verify-once/lateness';
import { type Measure, spreadOf } from '../measure';
import { polled } from '../polled';
import { makeAgentsDue, seedSchedules } from '../seed-schedules';
import type { TestBed } from '../test-bed';
import type { WorkerUnderTest } from '../worker-under-test';

const HANGING_SCHEDULES = 2_000;
const OTHER_AGENTS = 50;
const HANGING = 'hangs';
/** Longer than a tick and its margin: the worker sees the fire time coming, and fences ahead of it. */
const AHEAD_MS = 2_500;
const CALLS_WITHIN_MS = 30_000;
const GOAL_MS = 100;

const others = Array.from({ length: OTHER_AGENTS }, (_, index) => `agent ${index + 1}`);

/**
 * One agent that takes calls and never answers has 2,000 schedules due at the instant at which fifty other agents have one each: how late are
 * those, with the hanging agent and (the limit) without it, in the same worker.
 */
export async function measureHangingAgent(bed: TestBed): Promise<Measure[]> {
  const { sql, url } = await bed.createDatabase('hanging_agent');
  const hanging = await listenAndNeverAnswer();
  const { port } = hanging.address() as AddressInfo;
  await seedSchedules(sql, HANGING_SCHEDULES, `http://127.0.0.1:${port}`, HANGING);
  for (const agentId of others) await seedSchedules(sql, 1, bed.sink.url, agentId);
  const without: LatenessMs[] = [];
  const beside: LatenessMs[] = [];
  for (let round = 1; round <= bed.run.options.rounds; round += 1) {
    const worker = bed.startWorker(url);
    // The first fire meets a cold compiler.
    await fire(bed, sql, worker, others);
    without.push(await fire(bed, sql, worker, others));
    beside.push(await fire(bed, sql, worker, [...others, HANGING]));
    await worker.stop();
    bed.run.say(
      `hanging agent, round ${round}: p99 of the others ${beside.at(-1)!.p99.toFixed()} ms, without it ${without.at(-1)!.p99.toFixed()} ms`,
    );
  }
  hanging.close();
  await sql.end({ timeout: 1 });
  return [measureOf(beside, without)];
}

async function fire(
  { sink }: TestBed,
  sql: Sql,
  worker: WorkerUnderTest,
  agentIds: readonly string[],
): Promise<LatenessMs> {
  await sink.take();
  const fireAt = Math.ceil((Date.now() + AHEAD_MS) / 100) * 100;
  await makeAgentsDue(sql, agentIds, fireAt);
  await sleep(fireAt - Date.now());
  await polled(`${OTHER_AGENTS} calls`, CALLS_WITHIN_MS, async () => {
    worker.requireHealthy();
    return (await sink.calls()) >= OTHER_AGENTS;
  });
  const lateness = (await sink.take()).get(new Date(fireAt).toISOString()) ?? [];
  if (lateness.length !== OTHER_AGENTS) throw new Error(`${lateness.length} calls of ${OTHER_AGENTS} came`);
  return summarise(lateness);
}

function measureOf(beside: readonly LatenessMs[], without: readonly LatenessMs[]): Measure {
  const ours = spreadOf(beside.map(({ p99 }) => p99));
  const limit = spreadOf(without.map(({ p99 }) => p99));
  return {
    goal: `≤ ${GOAL_MS} ms more than without it`,
    limit,
    metric: 'lateness p99 of 50 others',
    ours,
    pass: ours.median - limit.median <= GOAL_MS,
    scenario: '2,000 on an agent that hangs',
    unit: 'ms',
  };
}

async function listenAndNeverAnswer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {}); // the worker gives the call up
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
