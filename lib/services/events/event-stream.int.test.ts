import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '@/lib/observability/logger';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { WorkerProcess } from '@/worker/worker-process';
import { createSchedule } from '../schedules/create';
import { triggerSchedule } from '../schedules/trigger';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { EventClient } from './event-client.fixture';

const PATIENT = { timeout: 15_000 };

let rig: ServiceRig;
let worker: WorkerProcess | undefined;
let agent: MockAgent;

async function setUp(env: Record<string, string>): Promise<void> {
  rig = await createServiceRig(env);
  agent = await createMockAgent();
}
async function startWorker(): Promise<void> {
  worker = new WorkerProcess(rig.context.runtime.config, createLogger('test', 'silent'));
  void worker.run();
  await vi.waitFor(async () => {
    expect(await rig.sql`SELECT 1 FROM workers WHERE state = 'alive'`).toHaveLength(1);
  }, PATIENT);
}
afterEach(async () => {
  rig.context.runtime.eventHubs.close();
  await worker?.stop(100);
  worker = undefined;
  rig.context.runtime.redis?.disconnect();
  await agent.close();
  await rig.close();
});

describe.each([
  ['with Redis', () => ({ REDIS_URL: testRedisUrl() })],
  ['without Redis', () => ({})],
])('%s', (_, env) => {
  beforeEach(() => setUp(env() as Record<string, string>));

  it("a run's changes are at a listener well before it would look by itself", async () => {
    await startWorker();
    const { id } = await createSchedule(rig.context, { ...BODY, agentUrl: `${agent.url}/` });
    const client = await EventClient.open(rig.context, { query: { topics: 'executions' } });
    const delaysMs: number[] = [];
    client.listen(({ data, event }) => {
      if (event !== 'changes') return;
      for (const { completedAt } of JSON.parse(data).executions)
        if (completedAt) delaysMs.push(Date.now() - Date.parse(completedAt));
    });
    for (let run = 1; run <= 5; run += 1) {
      await triggerSchedule(rig.context, id);
      await vi.waitFor(() => expect(delaysMs).toHaveLength(run), PATIENT);
    }
    // One that comes with the next look comes after 2.5 s on average.
    expect(delaysMs.toSorted((a, b) => a - b)[2]).toBeLessThan(1_000);
    client.leave();
  });
});
