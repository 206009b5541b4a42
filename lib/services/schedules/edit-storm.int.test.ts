import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { ProcessUnderTest } from '@/worker/worker-process.fixture';
import { BODY, createServiceRig, databaseNow, findUnsettled, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { deleteSchedule } from './delete';
import { pauseSchedule } from './pause';
import { resumeSchedule } from './resume';
import { undeleteSchedule } from './undelete';
import { updateSchedule } from './update';

const SCHEDULES = 20;
const CHANGES_EACH = 50;
/** Apart by a part of a second, so that changes meet the fence at every phase. */
const APART_MS = 170;
const LONG_MS = 120_000;

/** Shorter than what passes until the next change, and longer. */
const PAUSES_MS = [400, 1_600, 700, 3_000, 1_000];
const KINDS = [
  ...(['edit', 'edit', 'pause', 'resume', 'edit', 'pause-until', 'edit'] as const),
  ...(['pause-until', 'resume', 'delete', 'undelete', 'pause-until'] as const),
];

interface Change {
  kind: (typeof KINDS)[number];
  /** null: it makes none. */
  version: number | null;
  requestedAt: number;
  answeredAt: number;
  /** Nothing fires from the answer until then. */
  silentUntil: number;
}

describe('1,000 edits, pauses and deletions of schedules that fire every second, beside two workers', () => {
  let rig: ServiceRig;
  let agent: MockAgent;
  let firedFrom: number;
  let firedUntil: number;
  const workers: ProcessUnderTest[] = [];
  const changes = new Map<string, Change[]>();

  async function change(id: string, index: number, lastVersion: number): Promise<Change> {
    const kind = KINDS[index % KINDS.length]!;
    const requestedAt = await databaseNow(rig.sql);
    const untilMs = requestedAt + PAUSES_MS[index % PAUSES_MS.length]!;
    const changed = await make(kind, id, index, untilMs);
    const pausedUntil = changed ? untilMs : 0;
    const silentUntil =
      { delete: Infinity, pause: Infinity, 'pause-until': pausedUntil }[kind as string] ?? 0;
    return {
      answeredAt: await databaseNow(rig.sql),
      kind,
      requestedAt,
      silentUntil,
      version: changed && changed.version > lastVersion ? changed.version : null,
    };
  }

  async function make(kind: Change['kind'], id: string, index: number, untilMs: number) {
    const { context } = rig;
    switch (kind) {
      case 'edit':
        return updateSchedule(context, id, { payload: { index } });
      case 'pause':
        return pauseSchedule(context, id);
      case 'pause-until':
        // On a machine that was held up for so long the end has come already.
        return pauseSchedule(context, id, { until: new Date(untilMs).toISOString() }).catch((error) => {
          if (error.code !== 'invalid') throw error;
        });
      case 'resume':
        return resumeSchedule(context, id);
      case 'delete':
        return deleteSchedule(context, id);
      case 'undelete':
        return undeleteSchedule(context, id);
    }
  }

  async function changeAgainAndAgain(id: string): Promise<void> {
    const made: Change[] = [];
    for (let index = 0; index < CHANGES_EACH; index += 1) {
      const lastVersion = Math.max(1, ...made.map(({ version }) => version ?? 1));
      made.push(await change(id, index, lastVersion));
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
    firedFrom = await databaseNow(rig.sql);
    await vi.waitFor(() => expect(agent.calls.length).toBeGreaterThan(0), { timeout: 30_000 });
    await Promise.all(schedules.map(({ id }) => changeAgainAndAgain(id)));
    firedUntil = await databaseNow(rig.sql);
    for (const { id } of schedules) {
      // What a pause without an end keeps from running is recorded when it ends.
      await resumeSchedule(rig.context, id);
      await pauseSchedule(rig.context, id);
    }
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
          if (change.version === null) continue;
          const tooNew = fireAt < change.requestedAt && version >= change.version;
          const tooOld = fireAt > change.answeredAt && version < change.version;
          if (tooNew || tooOld) wrong.push({ change, fireAt, id, version });
        }
    expect(wrong).toEqual([]);
  });

  it('called nothing for a fire time after a pause or a deletion was answered, until it was to fire again', () => {
    const wrong: unknown[] = [];
    for (const call of agent.calls) {
      const fireAt = Date.parse(String(call.headers['x-scheduler-fire-time']));
      const made = changes.get(String(call.headers['x-scheduler-schedule-id'])) ?? [];
      for (const [index, { answeredAt, silentUntil }] of made.entries()) {
        const next = made.slice(index + 1).find(({ kind }) => kind !== 'edit');
        const isSilent = fireAt > answeredAt && fireAt < Math.min(silentUntil, next?.requestedAt ?? Infinity);
        if (isSilent) wrong.push({ answeredAt, fireAt, silentUntil });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('ran each fire time, or recorded it in one skip that counts right', async () => {
    const rule = { cronExpression: '* * * * * *', timezone: 'UTC' };
    const faults: string[] = [];
    for (const id of changes.keys())
      faults.push(...(await findUnsettled(rig.sql, { id, ...rule }, firedFrom, firedUntil)));
    expect(faults).toEqual([]);
  });

  it('called each fire time once', () => {
    const keys = agent.calls.map(
      ({ headers }) => `${headers['x-scheduler-schedule-id']} ${headers['x-scheduler-fire-time']}`,
    );
    expect(keys.length).toBeGreaterThan(SCHEDULES);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
