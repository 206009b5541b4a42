import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { ProcessUnderTest } from '@/worker/worker-process.fixture';
import { BODY, createServiceRig, databaseNow, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { pauseSchedule } from './pause';
import { resumeSchedule } from './resume';
import { updateSchedule } from './update';

const SCHEDULES = 20;
const CHANGES_EACH = 50;
/** Apart by a part of a second, so that changes meet the fence at every phase. */
const APART_MS = 170;
const LONG_MS = 120_000;

interface Change {
  kind: 'edit' | 'pause' | 'resume';
  version: number;
  requestedAt: number;
  answeredAt: number;
}

describe('1,000 edits, pauses and resumes of schedules that fire every second, beside two workers', () => {
  let rig: ServiceRig;
  let agent: MockAgent;
  const workers: ProcessUnderTest[] = [];
  const changes = new Map<string, Change[]>();

  async function change(id: string, index: number): Promise<Change> {
    const kind = (['edit', 'edit', 'pause', 'resume', 'edit'] as const)[index % 5]!;
    const requestedAt = await databaseNow(rig.sql);
    const changed =
      kind === 'edit'
        ? await updateSchedule(rig.context, id, { payload: { index } })
        : await (kind === 'pause' ? pauseSchedule : resumeSchedule)(rig.context, id);
    return { answeredAt: await databaseNow(rig.sql), kind, requestedAt, version: changed.version };
  }

  async function changeAgainAndAgain(id: string): Promise<void> {
    const made: Change[] = [];
    for (let index = 0; index < CHANGES_EACH; index += 1) {
      made.push(await change(id, index));
      await sleep(APART_MS);
    }
    changes.set(id, made);
  }

  beforeAll(async () => {
    rig = await createServiceRig();
    agent = await createMockAgent({ keepCalls: 100_000 });
    workers.push(...[1, 2].map(() => new ProcessUnderTest(rig.context.runtime.config.database.url)));
    const schedules = await Promise.all(
      Array.from({ length: SCHEDULES }, () =>
        createSchedule(rig.context, { ...BODY, agentUrl: agent.url, cronExpression: '* * * * * *' }),
      ),
    );
    await vi.waitFor(() => expect(agent.calls.length).toBeGreaterThan(0), { timeout: 30_000 });
    await Promise.all(schedules.map(({ id }) => changeAgainAndAgain(id)));
    for (const { id } of schedules) await pauseSchedule(rig.context, id);
    await vi.waitFor(async () => expect(await rig.sql`SELECT 1 FROM live_executions`).toHaveLength(0), {
      timeout: 20_000,
    });
  }, LONG_MS);
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end()));
    await agent.close();
    await rig.close();
  });

  const executions = (id: string) =>
    rig.sql<{ fireAt: number; version: number }[]>`
      SELECT (extract(epoch FROM fire_time) * 1000)::float8 AS "fireAt", version FROM finished_executions
       WHERE schedule_id = ${id} AND trigger = 'schedule' ORDER BY fire_time`;

  it('made all of them', () => {
    expect([...changes.values()].flat()).toHaveLength(SCHEDULES * CHANGES_EACH);
  });

  it('ran the older version for fire times before a request, and the newer one for those after its answer', async () => {
    const wrong: unknown[] = [];
    for (const [id, made] of changes)
      for (const { fireAt, version } of await executions(id))
        for (const change of made) {
          const tooNew = fireAt < change.requestedAt && version >= change.version;
          const tooOld = fireAt > change.answeredAt && version < change.version;
          if (tooNew || tooOld) wrong.push({ change, fireAt, id, version });
        }
    expect(wrong).toEqual([]);
  });

  it('called nothing for a fire time after a pause was answered, until a resume was asked for', () => {
    const wrong: unknown[] = [];
    for (const call of agent.calls) {
      const fireAt = Date.parse(String(call.headers['x-scheduler-fire-time']));
      const made = changes.get(String(call.headers['x-scheduler-schedule-id'])) ?? [];
      for (const [index, { answeredAt, kind }] of made.entries()) {
        const resumedAt = made.slice(index).find((later) => later.kind === 'resume')?.requestedAt ?? Infinity;
        if (kind === 'pause' && fireAt > answeredAt && fireAt < resumedAt) wrong.push({ answeredAt, fireAt });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('called each fire time once', () => {
    const keys = agent.calls.map(
      ({ headers }) => `${headers['x-scheduler-schedule-id']} ${headers['x-scheduler-fire-time']}`,
    );
    expect(keys.length).toBeGreaterThan(SCHEDULES);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
