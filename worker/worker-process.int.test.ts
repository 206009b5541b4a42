import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { EngineRig } from './engine-rig.fixture';
import { ProcessUnderTest } from './worker-process.fixture';

const CALLS = 50;
/** ENGINE's bound after `kill -9`: the lease's 10 s and two ticks. */
const TAKEN_OVER_WITHIN_MS = 12_000;
/** Starting a process, and a machine that does other things besides. */
const MARGIN_MS = 4_000;
const STOPPED_FOR_MS = 30_000;
const ONCE_A_YEAR = '0 0 1 1 *';
const LONG_MS = 120_000;

describe('a worker process', { timeout: LONG_MS }, () => {
  let rig: EngineRig;
  let agent: MockAgent;
  let processes: ProcessUnderTest[];

  beforeEach(async () => {
    rig = await EngineRig.create();
    agent = await createMockAgent();
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map((it) => it.end()));
    await agent.close();
    await rig.close();
  });

  function start(): ProcessUnderTest {
    const started = new ProcessUnderTest(rig.url);
    processes.push(started);
    return started;
  }

  async function workersAlive(count: number): Promise<void> {
    await rig.until(`${count} workers alive`, async () => {
      const [row] = await rig.sql<
        { n: number }[]
      >`SELECT count(*)::int AS n FROM workers WHERE state = 'alive' AND beat > 0`;
      return row!.n === count;
    });
  }

  /** Schedules that are due once, now. Returns their ids. */
  async function addDue(count: number, path: string, initialDelayMs = 100): Promise<string[]> {
    const nextFireAt = await rig.lastSecond();
    const retryPolicy = { backoffMultiplier: 1, initialDelayMs, maxAttempts: 3, maxDelayMs: 60_000 };
    return Promise.all(
      Array.from({ length: count }, () =>
        rig.addSchedule({
          agentUrl: `${agent.url}${path}`,
          cronExpression: ONCE_A_YEAR,
          nextFireAt,
          retryPolicy,
        }),
      ),
    );
  }

  const inState = async (status: string): Promise<string[]> => {
    const rows = await rig.sql<
      { id: string }[]
    >`SELECT id FROM live_executions WHERE status = ${status} ORDER BY id`;
    return rows.map((row) => row.id);
  };
  const outcomes = () =>
    rig.sql<{ id: string; status: string; losses: number; attempts: number }[]>`
      SELECT id, status, losses, attempts FROM finished_executions ORDER BY id`;
  const callsOf = (id: string) => agent.calls.filter((call) => call.headers['idempotency-key'] === id).length;

  it('killed in the middle of 50 calls and 50 retries: another finishes all of them, under the same ids', async () => {
    const killed = start();
    await workersAlive(1);
    // Half of the delay is drawn, so that every retry still waits when the worker is killed, and is due soon after.
    await addDue(CALLS, '/sequence/500,200', 10_000);
    const retrying = await rig.until('50 retries wait', async () => {
      const ids = await inState('retrying');
      return ids.length === CALLS && ids;
    });
    await addDue(CALLS, '/sequence/hang,200');
    await rig.until('50 calls are under way', () => agent.calls.length === 2 * CALLS);
    const running = (await inState('running')).filter((id) => !retrying.includes(id));
    start();
    await workersAlive(2);
    killed.signal('SIGKILL');
    const killedAt = performance.now();
    const ended = await rig.until(
      'all have ended',
      async () => {
        const rows = await outcomes();
        return rows.length === 2 * CALLS && rows;
      },
      TAKEN_OVER_WITHIN_MS + MARGIN_MS,
    );
    expect(performance.now() - killedAt).toBeLessThan(TAKEN_OVER_WITHIN_MS + MARGIN_MS);
    expect(new Set(ended.map((row) => row.status))).toEqual(new Set(['succeeded']));
    expect(ended.map((row) => row.id).sort()).toEqual([...retrying, ...running].sort());
    for (const id of running)
      expect((await rig.attempts(id)).map(({ status }) => status)).toEqual(['unknown', 'succeeded']);
    for (const id of running) expect(callsOf(id)).toBe(2);
  });

  it('terminated while calls run that end within its grace: nothing is called twice, and it exits with 0', async () => {
    const stopping = start();
    await workersAlive(1);
    await addDue(CALLS, '/delay/1500');
    await rig.until('50 calls are under way', () => agent.calls.length === CALLS);
    start();
    stopping.signal('SIGTERM');
    expect(await stopping.ended()).toBe(0);
    const ended = await rig.until('all have ended', async () => {
      const rows = await outcomes();
      return rows.length === CALLS && rows;
    });
    expect(ended.every((row) => row.status === 'succeeded' && row.attempts === 1 && row.losses === 0)).toBe(
      true,
    );
    expect(agent.calls).toHaveLength(CALLS);
  });

  it('terminated twice: exits at once', async () => {
    const stopping = start();
    await workersAlive(1);
    await addDue(1, '/delay/9000');
    await rig.until('the call is under way', () => agent.calls.length === 1);
    stopping.signal('SIGTERM');
    await rig.until('it takes nothing new', async () => (await inState('running')).length === 1);
    const secondAt = performance.now();
    stopping.signal('SIGTERM');
    expect(await stopping.ended()).toBe(1);
    expect(performance.now() - secondAt).toBeLessThan(2_000);
  });

  it('stopped for 30 s and continued: its late writes are dropped, and it starts no call', async () => {
    const frozen = start();
    await workersAlive(1);
    await addDue(10, '/delay/3000');
    await rig.until('10 calls are under way', () => agent.calls.length === 10);
    frozen.signal('SIGSTOP');
    const stoppedAt = performance.now();
    start();
    const ended = await rig.until(
      'the other has finished them',
      async () => {
        const rows = await outcomes();
        return rows.length === 10 && rows;
      },
      STOPPED_FOR_MS,
    );
    expect(ended.every((row) => row.status === 'succeeded' && row.attempts === 2 && row.losses === 1)).toBe(
      true,
    );
    // Due while it stands still: somebody else's.
    await addDue(10, '/');
    await rig.until(
      '30 s have passed',
      () => performance.now() - stoppedAt > STOPPED_FOR_MS,
      STOPPED_FOR_MS + MARGIN_MS,
    );
    const callsBefore = agent.calls.length;
    const before = await outcomes();
    frozen.signal('SIGCONT');
    await rig.until('it has begun again under a new id', async () => {
      const [row] = await rig.sql<
        { n: number }[]
      >`SELECT count(*)::int AS n FROM workers WHERE state = 'alive'`;
      return row!.n === 2;
    });
    expect(agent.calls).toHaveLength(callsBefore);
    expect(await outcomes()).toEqual(before);
    expect(before).toHaveLength(20);
  });
});
