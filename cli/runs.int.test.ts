import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Execution } from '@/clients/typescript/scheduler-api';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { ProcessUnderTest } from '@/worker/worker-process.fixture';
import { type CliRig, createCliRig } from './cli-rig.fixture';

let rig: CliRig;
beforeAll(async () => {
  rig = await createCliRig();
});
afterAll(() => rig.close());
afterEach(() => rig.clear());

const run = (...args: string[]) => rig.scheduler(args);
const json = <T>(...args: string[]) => rig.json<T>(...args);
const make = (name: string, fields: object = {}) => rig.make({ ...fields, name });

describe('runs', () => {
  let agent: MockAgent;
  let worker: ProcessUnderTest;
  beforeAll(async () => {
    agent = await createMockAgent();
    worker = new ProcessUnderTest(rig.database.url);
  });
  afterAll(async () => {
    await worker.end();
    await agent.close();
  });

  it('are triggered, waited for, listed and shown', async () => {
    const { id } = await make('Runner', { agentUrl: `${agent.url}/`, enabled: false });
    const good = await run('schedules', 'trigger', 'Runner', '--wait', '--json');
    const execution: Execution = JSON.parse(good.stdout);
    expect([good.code, execution.status]).toEqual([0, 'succeeded']);
    await run('schedules', 'edit', id, '--agent-url', `${agent.url}/status/404`);
    const bad = await run('schedules', 'trigger', id, '--wait');
    expect([bad.code, bad.stdout]).toEqual([1, expect.stringMatching(/^Status +failed$/m)]);
    expect(bad.stdout).toMatch(/^ATTEMPT +STATUS/m);

    const { data } = await json<{ data: Execution[] }>(
      'executions',
      'list',
      '--schedule',
      'Runner',
      '--status',
      'succeeded',
    );
    expect(data.map((one) => one.id)).toEqual([execution.id]);
    const table = await run('executions', 'list', '--schedule', id);
    expect(table.stdout).toMatch(/^ID +STATUS +DUE/);
    expect((await run('executions', 'show', execution.id)).stdout).toMatch(/^Status +succeeded$/m);
  });

  it('are followed as they happen, also when the service is restarted', async () => {
    const { id } = await make('Followed', { agentUrl: `${agent.url}/`, enabled: false });
    const tail = rig.start(['executions', 'tail', '--schedule', id, '--json']);
    const succeeded = new Set<string>();
    createInterface({ input: tail.stdout }).on('line', (line) => {
      const change: Execution = JSON.parse(line);
      if (change.status === 'succeeded') succeeded.add(change.id);
    });
    const isSeen = async () => {
      const { id: executionId } = await rig.trigger(id);
      await expect.poll(() => succeeded.has(executionId), { timeout: 20_000 }).toBe(true);
    };
    // What is triggered before the stream is open is not in it.
    await expect.poll(isSeenAtOnce, { timeout: 20_000 }).toBe(true);
    rig.cut();
    await isSeen();
    const exit = new Promise((resolve) => tail.once('exit', resolve));
    tail.kill('SIGINT');
    expect(await exit).toBe(130);

    async function isSeenAtOnce(): Promise<boolean> {
      await rig.trigger(id);
      return succeeded.size > 0;
    }
  });

  it('are cancelled', async () => {
    const { id } = await make('Slow', { agentUrl: `${agent.url}/delay/20000`, enabled: false });
    const { id: executionId } = await json<Execution>('schedules', 'trigger', id);
    const cancelled = await run('executions', 'cancel', executionId);
    expect(cancelled.code).toBe(0);
    await expect
      .poll(async () => (await json<Execution>('executions', 'show', executionId)).status, {
        timeout: 20_000,
      })
      .toBe('cancelled');
  });

  it('have their workers and their health', async () => {
    await expect.poll(async () => (await run('workers')).stdout, { timeout: 20_000 }).toMatch(/^alive/m);
    const health = await run('health');
    expect([health.code, health.stdout]).toEqual([0, expect.stringMatching(/^Status +ok\nDatabase +ok/)]);
    expect(await json('workers')).toMatchObject({ data: [{ state: 'alive' }], nextCursor: null });
  });
});
