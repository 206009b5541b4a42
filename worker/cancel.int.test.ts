import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishWakeUp } from '@/lib/coordination/wake-up';
import { cancelExecution } from '@/lib/services/executions/cancel';
import { getExecution } from '@/lib/services/executions/get';
import { createSchedule } from '@/lib/services/schedules/create';
import { triggerSchedule } from '@/lib/services/schedules/trigger';
import { BODY, createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { ProcessUnderTest } from './worker-process.fixture';

const GIVE_UP_MS = 30_000;
const LONG_MS = 120_000;

/** An agent that takes calls and never answers. */
interface HangingAgent {
  server: Server;
  url: string;
  /** Calls that came, and those that the caller has given up. */
  calls: { came: number; givenUp: number };
}

async function createHangingAgent(): Promise<HangingAgent> {
  const calls = { came: 0, givenUp: 0 };
  const server = createServer((_, response) => {
    calls.came += 1;
    response.once('close', () => {
      calls.givenUp += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { calls, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Each with what its workers are told. Ticks that are a minute apart show that it is Redis that wakes them. */
const KINDS: [string, () => { redis: Record<string, string>; worker: Record<string, string> }][] = [
  [
    'with Redis, whose wake-up alone can tell',
    () => {
      const redis = { REDIS_URL: testRedisUrl() };
      return { redis, worker: { ...redis, SCHEDULER_TICK_INTERVAL: '60000' } };
    },
  ],
  ['without Redis, at the next tick', () => ({ redis: {}, worker: {} })],
];

describe.each(KINDS)('a cancel of what another process runs, %s', (_, environment) => {
  let agent: HangingAgent;
  let rig: ServiceRig;
  let processes: ProcessUnderTest[];

  beforeEach(async () => {
    const { redis, worker } = environment();
    agent = await createHangingAgent();
    rig = await createServiceRig(redis);
    processes = [1, 2].map(() => new ProcessUnderTest(rig.context.runtime.config.database.url, worker));
    await until('both workers are alive', async () => {
      const [row] = await rig.sql<{ n: number }[]>`
        SELECT count(*)::int AS n FROM workers WHERE state = 'alive' AND beat > 0`;
      return row!.n === 2;
    });
  }, LONG_MS);
  afterEach(async () => {
    await Promise.all(processes.map((it) => it.end()));
    agent.server.closeAllConnections();
    agent.server.close();
    rig.context.runtime.redis?.disconnect();
    await rig.close();
  }, LONG_MS);

  async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
    const giveUpAt = performance.now() + GIVE_UP_MS;
    while (!(await isSo())) {
      if (performance.now() > giveUpAt) throw new Error(`still not so after ${GIVE_UP_MS} ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('aborts the call at the agent and ends the execution as cancelled, which is not called again', {
    timeout: LONG_MS,
  }, async () => {
    const { id: scheduleId } = await createSchedule(rig.context, { ...BODY, agentUrl: agent.url });
    const { id } = await triggerSchedule(rig.context, scheduleId);
    // One from before a worker listened is lost.
    await until('it is called', () => {
      if (agent.calls.came === 0) publishWakeUp(rig.context.runtime.redis);
      return agent.calls.came > 0;
    });
    expect(await getExecution(rig.context, id)).toMatchObject({ cancelRequestedAt: null, status: 'running' });

    const answer = await cancelExecution(rig.context, id);
    expect(answer).toMatchObject({ id, status: 'running' });
    expect(answer.cancelRequestedAt).not.toBeNull();
    await until('the agent sees the call given up', () => agent.calls.givenUp === 1);
    await until('it has ended', async () => (await getExecution(rig.context, id)).status === 'cancelled');
    expect(await getExecution(rig.context, id)).toMatchObject({
      attemptDetails: [{ errorClass: 'cancelled', number: 1, status: 'aborted' }],
      attempts: 1,
      errorClass: 'cancelled',
    });
    expect(agent.calls.came).toBe(1);
    expect(await cancelExecution(rig.context, id)).toMatchObject({ id, status: 'cancelled' });
  });
});
