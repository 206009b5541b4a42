import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { executionChangeSchema } from '@/lib/contracts/event';
import { type ChangePosition, positionText } from '@/lib/domain/change-position';
import { DEFAULT_WORKSPACE_ID } from '@/lib/domain/ids';
import { createLogger } from '@/lib/observability/logger';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { testRedisUrl } from '@/scripts/test-services/test-database';
import { WorkerProcess } from '@/worker/worker-process';
import type { ServiceContext } from '../context';
import { createRuntime } from '../runtime';
import { createSchedule } from '../schedules/create';
import { pauseSchedule } from '../schedules/pause';
import { triggerSchedule } from '../schedules/trigger';
import { updateSchedule } from '../schedules/update';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { read } from '../unit-of-work';
import { EventClient } from './event-client.fixture';
import type { ChangesRead } from './read-changes';
import { readMissed } from './read-missed';

const PATIENT = { timeout: 20_000 };
const MINUTE_MS = 60_000;

let rig: ServiceRig;
let agent: MockAgent;
let ends: (() => unknown)[];

async function setUp(env: Record<string, string> = {}): Promise<void> {
  ends = [];
  rig = await createServiceRig(env);
  agent = await createMockAgent();
}
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  rig.context.runtime.eventHubs.close();
  rig.context.runtime.redis?.disconnect();
  await agent.close();
  await rig.close();
});

async function startWorker(): Promise<void> {
  const worker = new WorkerProcess(rig.context.runtime.config, createLogger('test', 'silent'));
  ends.push(() => worker.stop(100));
  void worker.run();
  await vi.waitFor(async () => {
    expect(await rig.sql`SELECT 1 FROM workers WHERE state = 'alive'`).toHaveLength(1);
  }, PATIENT);
}

/** Another process on the same database, or the same one started again. */
function anotherServer(): ServiceContext {
  const runtime = createRuntime(rig.context.runtime.config);
  ends.push(() => {
    runtime.eventHubs.close();
    runtime.redis?.disconnect();
    return runtime.database.close();
  });
  return { ...rig.context, runtime };
}

async function listen(options: Parameters<typeof EventClient.open>[1] = {}, context = rig.context) {
  const client = await EventClient.open(context, options);
  ends.push(() => client.leave());
  return client;
}

const connections = async (applicationName: string): Promise<number> => {
  const rows = await rig.sql`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = ${applicationName}`;
  return rows.length;
};
const heardOf = (client: EventClient, id: string) => {
  const { executions, schedules, workers } = client.changes;
  return [...schedules, ...executions, ...workers].some((change) => change.id === id);
};
const untilHeardOf = (client: EventClient, id: string) =>
  vi.waitFor(() => expect(heardOf(client, id)).toBe(true), PATIENT);

describe.each([
  ['with Redis', () => ({ REDIS_URL: testRedisUrl() }), 0],
  ['without Redis', () => ({}), 1],
])('%s', (_, env, databaseListeners) => {
  beforeEach(() => setUp(env() as Record<string, string>));

  it("a run's changes are at a listener well before it would look by itself", async () => {
    await startWorker();
    const { id } = await createSchedule(rig.context, { ...BODY, agentUrl: `${agent.url}/` });
    const client = await listen({ query: { topics: 'executions' } });
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
  });

  it('two hundred listeners have at most one connection of the database, and give it back', async () => {
    const clients = await Promise.all(Array.from({ length: 200 }, () => listen()));
    await vi.waitFor(
      async () => expect(await connections('scheduler-listen')).toBe(databaseListeners),
      PATIENT,
    );
    const { id } = await createSchedule(rig.context, BODY);
    await vi.waitFor(
      () => expect(clients.filter((client) => heardOf(client, id))).toHaveLength(200),
      PATIENT,
    );
    for (const client of clients) client.leave();
    await vi.waitFor(async () => expect(await connections('scheduler-listen')).toBe(0), PATIENT);
  });
});

describe('a listener that comes back', () => {
  beforeEach(() => setUp());

  /** While an older transaction is open anywhere in the cluster, what is newer than it may be told again. */
  const untilSettled = (id: string) =>
    vi.waitFor(async () => {
      const [row] = await rig.sql<{ settled: boolean }[]>`
        SELECT pg_snapshot_xmin(pg_current_snapshot()) > xmin::text::xid8 AS settled FROM schedules WHERE id = ${id}`;
      expect(row!.settled).toBe(true);
    }, 10_000);

  it('is told by any server what changed since, and nothing of before', async () => {
    const before = await createSchedule(rig.context, BODY);
    await untilSettled(before.id);
    const first = await listen();
    const seen = await createSchedule(rig.context, BODY);
    await untilHeardOf(first, seen.id);
    first.leave();
    const missed = await createSchedule(rig.context, BODY);
    await pauseSchedule(rig.context, seen.id);

    const second = await listen({ lastEventId: first.lastEventId }, anotherServer());
    await untilHeardOf(second, missed.id);
    const { schedules } = second.changes;
    expect(schedules.find(({ id }) => id === seen.id)).toMatchObject({ enabled: false, version: 2 });
    expect(second.events).not.toContain('hello');
    expect(heardOf(second, before.id)).toBe(false);
    const later = await createSchedule(rig.context, BODY);
    await untilHeardOf(second, later.id);
  });

  it('may name its position in the query', async () => {
    const first = await listen();
    await vi.waitFor(() => expect(first.lastEventId).toBeDefined());
    const missed = await createSchedule(rig.context, BODY);
    const second = await listen({ query: { lastEventId: first.lastEventId! } });
    await untilHeardOf(second, missed.id);
  });

  const now = () => read(rig.context, ({ changes }) => changes.position());
  const addExecutions = async (count: number) => {
    await createSchedule(rig.context, BODY);
    await rig.sql`
    INSERT INTO live_executions (id, schedule_id, workspace_id, version, fire_time, trigger, run_key, agent_id, status, due_at, scheduled_at)
    SELECT gen_random_uuid(), gen_random_uuid(), ${DEFAULT_WORKSPACE_ID}, 1, t, 'manual', n::text, a.id, 'pending', t, t
      FROM (SELECT id FROM agents LIMIT 1) a,
           (SELECT n, date_trunc('milliseconds', now()) AS t FROM generate_series(1, ${count}::int) n) t`;
  };

  it.each([
    [
      'older than ten minutes',
      'too_old',
      (atMs: number) => ({ atMs: atMs - 11 * MINUTE_MS, transaction: 3 }),
    ],
    ['of another database', 'unknown_position', (atMs: number) => ({ atMs, transaction: 10 ** 12 })],
    ['from the future', 'unknown_position', (atMs: number) => ({ atMs: atMs + MINUTE_MS, transaction: 3 })],
  ])('with a position %s reads anew: %s', async (_, reason, positionAt) => {
    const { atMs } = await now();
    const client = await listen({ lastEventId: positionText(positionAt(atMs)) });
    const toReadAnew = { data: JSON.stringify({ reason }), event: 'resync' };
    await vi.waitFor(() => expect(client.messages[0]).toMatchObject(toReadAnew));
    const { id } = await createSchedule(rig.context, BODY);
    await untilHeardOf(client, id);
  });

  it('gets what is after its own position, also when others with older ones are read for together', async () => {
    const missed = (...positions: ChangePosition[]) =>
      read(rig.context, ({ changes }) => readMissed(changes, positions));
    const old = await now();
    const { id } = await createSchedule(rig.context, BODY);
    const heard = (told: ChangesRead | null) =>
      told?.kind === 'changes' && told.entries.some((entry) => entry.id === id);
    // A transaction of anybody that is under way keeps a position back.
    await vi.waitFor(async () => {
      const recent = await now();
      const bad = { atMs: 1, transaction: 1 };
      const ahead = { atMs: recent.atMs, transaction: 10 ** 12 };
      const told = await missed(recent, old, bad, ahead);
      expect(told.map(heard)).toEqual([false, true, false, false]);
      expect(told.map((one) => (one?.kind === 'resync' ? one.reason : null))).toEqual([
        null,
        null,
        'too_old',
        'unknown_position',
      ]);
    }, PATIENT);
  });

  it('is not told to read anew because others have missed more than can be read', async () => {
    const old = await now();
    await addExecutions(5_000);
    const missed = (...positions: ChangePosition[]) =>
      read(rig.context, ({ changes }) => readMissed(changes, positions));
    await vi.waitFor(async () => {
      const recent = await now();
      expect(await missed(recent, old)).toMatchObject([null, { kind: 'resync', reason: 'too_many' }]);
      expect(await missed(recent)).toMatchObject([{ entries: [], kind: 'changes' }]);
    }, PATIENT);
  });

  it('is told 1,000 changes, and of more than that to read anew', async () => {
    const since = positionText(await now());
    await addExecutions(1_000);
    const client = await listen({ lastEventId: since, query: { topics: 'executions' } });
    // What an open transaction elsewhere in the cluster keeps unsettled may be told once more.
    const told = () => new Set(client.changes.executions.map(({ id }) => id));
    await vi.waitFor(() => expect(told().size).toBe(1_000), PATIENT);
    expect(client.messages.filter(({ event }) => event === 'resync')).toEqual([]);
    await addExecutions(1);
    const other = await listen({ lastEventId: since, query: { topics: 'executions' } });
    const toReadAnew = { data: '{"reason":"too_many"}', event: 'resync' };
    // What is still in reach of its position may be told once more behind it.
    await vi.waitFor(() => expect(other.messages[0]).toMatchObject(toReadAnew));
  });
});

describe('what is told', () => {
  beforeEach(() => setUp());

  it('is committed, even when its transaction was under way for long while others came and went', async () => {
    const late = await createSchedule(rig.context, BODY);
    const client = await listen({ query: { topics: 'schedules' } });
    await rig.sql.begin(async (tx) => {
      await tx`UPDATE schedules SET name = 'late', version = 7, updated_at = now() WHERE id = ${late.id}`;
      for (let n = 0; n < 3; n += 1) {
        const { id } = await createSchedule(rig.context, BODY);
        await untilHeardOf(client, id);
      }
      expect(client.changes.schedules.some(({ version }) => version === 7)).toBe(false);
    });
    await vi.waitFor(() => {
      expect(client.changes.schedules.some(({ version }) => version === 7)).toBe(true);
    }, PATIENT);
  });

  it('has neither headers nor payloads nor answers', async () => {
    const secrets = { headers: { Authorization: 'Bearer hush' }, payload: { word: 'hush' } };
    const client = await listen();
    await startWorker();
    const { id } = await createSchedule(rig.context, { ...BODY, ...secrets, agentUrl: `${agent.url}/` });
    await updateSchedule(rig.context, id, { payload: { word: 'hush-hush' } });
    const run = await triggerSchedule(rig.context, id, { payload: { word: 'hush' } });
    await vi.waitFor(() => {
      const last = client.changes.executions.findLast((execution) => execution.id === run.id);
      expect(executionChangeSchema.parse(last).status).toBe('succeeded');
    }, PATIENT);
    expect(JSON.stringify(client.messages)).not.toContain('hush');
    expect(client.changes.workers).toMatchObject([{ state: 'alive' }]);
  });
});
