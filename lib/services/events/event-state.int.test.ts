import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createLogger } from '@/lib/observability/logger';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { WorkerProcess } from '@/worker/worker-process';
import type { ServiceContext } from '../context';
import { createRuntime } from '../runtime';
import { createSchedule } from '../schedules/create';
import { deleteSchedule } from '../schedules/delete';
import { listSchedules } from '../schedules/list';
import { pauseSchedule } from '../schedules/pause';
import { resumeSchedule } from '../schedules/resume';
import { triggerSchedule } from '../schedules/trigger';
import { updateSchedule } from '../schedules/update';
import { createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { Mirror, readAll } from './mirror.fixture';

const SETTLED_WITHIN = { timeout: 30_000 };
const LIMIT_MS = 240_000;

let rig: ServiceRig;
let agent: MockAgent;
let worker: WorkerProcess;
beforeAll(async () => {
  rig = await createServiceRig({ REDIS_URL: testRedisUrl() });
  agent = await createMockAgent();
  worker = new WorkerProcess(rig.context.runtime.config, createLogger('test', 'silent'));
  void worker.run();
});
afterAll(async () => {
  await worker.stop(100);
  await agent.close();
  rig.context.runtime.redis?.disconnect();
  await rig.close();
});

/** What people, and the world, do; `which` chooses one of the schedules that there are. */
const stepArbitrary = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constant('create' as const), weight: 3 },
    { arbitrary: fc.constant('trigger' as const), weight: 4 },
    { arbitrary: fc.constantFrom('cut', 'delete', 'edit', 'pause', 'restart', 'resume'), weight: 6 },
  ),
  which: fc.nat(),
  fails: fc.boolean(),
  everySecond: fc.boolean(),
});
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** A web server; `stop` ends it with all its streams. */
function startServer(): { context: ServiceContext; stop: () => Promise<void> } {
  const runtime = createRuntime(rig.context.runtime.config);
  return {
    context: { ...rig.context, runtime },
    stop: async () => {
      runtime.eventHubs.close();
      runtime.redis?.disconnect();
      await runtime.database.close();
    },
  };
}

const sample = (step: Step) => ({
  agentId: 'a',
  agentUrl: `${agent.url}/${step.fails ? 'sequence/500,404' : ''}`,
  cronExpression: step.everySecond ? '* * * * * *' : '0 0 1 1 *',
  name: 'Any',
  retryPolicy: { initialDelayMs: 100 },
});

async function change(context: ServiceContext, step: Step): Promise<void> {
  const { data } = await listSchedules(context, { limit: 200 });
  const id = data[step.which % Math.max(data.length, 1)]?.id;
  if (step.what === 'create' || id === undefined) return void (await createSchedule(context, sample(step)));
  if (step.what === 'delete') return deleteSchedule(context, id);
  if (step.what === 'edit') await updateSchedule(context, id, { name: `Name ${step.which}` });
  if (step.what === 'pause') await pauseSchedule(context, id);
  if (step.what === 'resume') await resumeSchedule(context, id);
  if (step.what === 'trigger') await triggerSchedule(context, id);
}

it(
  "a listener's copy is what a fresh reading gives, whatever happened and however often it was cut off",
  async () => {
    const seen: string[] = [];
    const property = fc.asyncProperty(
      fc.array(stepArbitrary, { maxLength: 16, minLength: 4 }),
      async (steps) => {
        let server = startServer();
        const mirror = new Mirror();
        try {
          await mirror.connect(server.context);
          for (const step of steps) {
            if (step.what === 'cut') mirror.cut();
            else if (step.what === 'restart') {
              await server.stop();
              server = startServer();
            } else {
              await change(server.context, step);
              continue;
            }
            // Somebody else goes on meanwhile.
            await change(server.context, { ...step, what: 'trigger' });
            await mirror.connect(server.context);
          }
          const { data } = await listSchedules(server.context, { limit: 200 });
          for (const { id } of data) await pauseSchedule(server.context, id);
          await vi.waitFor(async () => {
            expect(await rig.sql`SELECT 1 FROM live_executions`).toHaveLength(0);
          }, SETTLED_WITHIN);
          const fresh = await readAll(server.context);
          await vi.waitFor(() => expect(mirror.copy).toEqual(fresh), SETTLED_WITHIN);
          seen.push(...mirror.readings);
        } finally {
          mirror.cut();
          for (const { id } of (await listSchedules(server.context, { limit: 200 })).data)
            await deleteSchedule(server.context, id);
          await server.stop();
        }
      },
    );
    await fc.assert(property, { endOnFailure: true, numRuns: 8 });
    // It read everything once for each run, at its beginning: all else came by the stream.
    expect(seen).toEqual(Array.from({ length: 8 }, () => 'hello'));
  },
  LIMIT_MS,
);
