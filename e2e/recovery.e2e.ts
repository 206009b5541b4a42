import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type APIRequestContext, expect, test } from '@playwright/test';
import type { Execution, ExecutionDetail } from '@/lib/contracts/execution';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { Instance } from './instance';

/** ENGINE's bound after `kill -9`: the lease's 10 s and two ticks; then comes the call itself. */
const RECOVERED_WITHIN_MS = 12_000;
const CALL_MARGIN_MS = 2_000;

let data: string;
let instance: Instance;
let agent: Server;
let agentUrl: string;
/** Idempotency keys of the calls, in order. */
let calls: string[];

test.beforeAll(async () => {
  data = await makeScratchFolder('scheduler-recovery-');
  instance = new Instance(data);
  calls = [];
  // The first call hangs until the end, every later one is answered.
  agent = createServer((request, response) => {
    calls.push(String(request.headers['idempotency-key']));
    if (calls.length > 1) response.end('{}');
  });
  await new Promise<void>((resolve) => agent.listen(0, '127.0.0.1', resolve));
  agentUrl = `http://127.0.0.1:${(agent.address() as { port: number }).port}`;
});
test.afterAll(async () => {
  await instance.stop();
  agent.closeAllConnections();
  agent.close();
  rmSync(data, { force: true, recursive: true });
});

async function json<T>(request: APIRequestContext, url: string): Promise<T> {
  return (await request.get(url)).json() as Promise<T>;
}

test('after kill -9 of everything the next start has the data, goes on, and ends what was running', async ({
  request,
}) => {
  const before = await instance.start(await freePort());
  const { data: schedules } = await json<{ data: { id: string }[] }>(request, `${before}/api/schedules`);
  expect(schedules).toHaveLength(1);
  const sampleId = schedules[0]!.id;
  const samples = async (base: string) =>
    (await json<{ data: Execution[] }>(request, `${base}/api/schedules/${sampleId}/executions?limit=200`))
      .data;
  await expect
    .poll(() => samples(before), { timeout: 30_000 })
    .toContainEqual(expect.objectContaining({ status: 'succeeded' }));

  const created = await request.post(`${before}/api/schedules`, {
    data: { agentId: 'slow', agentUrl, cronExpression: '0 0 1 1 *', name: 'Runs at the kill' },
  });
  const { id } = await created.json();
  const triggered = await (await request.post(`${before}/api/schedules/${id}/trigger`)).json();
  await expect.poll(() => calls.length).toBe(1);
  const known = await samples(before);
  instance.killEverything();

  const after = await instance.start(await freePort());
  const startedAt = Date.now();
  expect(after).not.toBe(before);
  const detail = () => json<ExecutionDetail>(request, `${after}/api/executions/${triggered.id}`);
  await expect
    .poll(async () => (await detail()).status, { timeout: RECOVERED_WITHIN_MS + CALL_MARGIN_MS })
    .toBe('succeeded');
  expect(Date.now() - startedAt).toBeLessThan(RECOVERED_WITHIN_MS + CALL_MARGIN_MS);
  const { attemptDetails, attempts } = await detail();
  expect(attempts).toBe(2);
  expect(
    attemptDetails.map(({ number, status }) => ({ number, status })).sort((a, b) => a.number - b.number),
  ).toEqual([
    { number: 1, status: 'unknown' },
    { number: 2, status: 'succeeded' },
  ]);
  expect(calls).toEqual([triggered.id, triggered.id]);

  const newest = known[0]!.fireTime;
  await expect
    .poll(
      async () => (await samples(after)).find((run) => run.fireTime > newest && run.status === 'succeeded'),
      { timeout: 30_000 },
    )
    .toBeDefined();
  const all = await samples(after);
  expect(all.map((run) => run.id)).toEqual(expect.arrayContaining(known.map((run) => run.id)));
  expect(new Set(all.map((run) => run.fireTime)).size).toBe(all.length);
  expect(await instance.stop()).toBe(0);
});

test('a second start of the same folder says that the first one runs, and where', async () => {
  const address = await instance.start(await freePort());
  const second = new Instance(data);
  await expect(second.start(await freePort())).rejects.toThrow(`Already running at ${address}`);
  expect(await instance.stop()).toBe(0);
});
