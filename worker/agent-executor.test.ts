import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import { createEgressPolicy } from '@/lib/domain/egress-policy';
import { CallControl } from '@/lib/domain/engine/call-control';
import type { OwnedExecution } from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import { AgentClient } from '@/lib/transport/agent-client';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { AgentExecutor } from './agent-executor';

const NOW = Date.UTC(2026, 0, 1);

let agent: MockAgent;
let transport: AgentClient;
let executor: AgentExecutor;

beforeAll(async () => {
  agent = await createMockAgent();
});
afterAll(() => agent.close());
beforeEach(() => {
  agent.calls.length = 0;
  transport = new AgentClient({ policy: createEgressPolicy({ mode: 'local' }) });
  executor = new AgentExecutor({
    clock: { monotonicMs: () => performance.now() },
    databaseNow: () => NOW,
    random: () => 0,
    transport,
  });
});
afterEach(() => transport.close());

let executions = 0;
function newRun(more: Partial<OwnedExecution> = {}): OwnedExecution {
  executions += 1;
  return {
    id: `019b76da-a800-8abc-8def-${String(executions).padStart(12, '0')}`,
    scheduleId: '019b76da-0000-7000-8000-000000000001',
    workspaceId: 'w-1',
    version: 1,
    agentRef: 'a-1',
    trigger: 'schedule',
    fireAt: NOW,
    scheduledAt: NOW,
    dueAt: NOW,
    claim: 5,
    attempt: 1,
    losses: 0,
    firstStartedAt: null,
    overrides: null,
    ...more,
  };
}
function schedule(path: string, more: Partial<ScheduleDefinition> = {}): ScheduleDefinition {
  return {
    name: 'Report',
    description: null,
    tags: [],
    cronExpression: '* * * * *',
    timezone: 'UTC',
    agentId: 'report',
    agentRef: 'a-1',
    agentUrl: path.startsWith('http') ? path : agent.url + path,
    httpMethod: 'POST',
    headers: {},
    payload: null,
    retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
    timeoutMs: 5_000,
    pausedUntil: null,
    onWorkerLoss: 'retry',
    priority: 0,
    enabled: true,
    ...more,
  };
}

/** Makes attempts as the loop would, without its waits. */
async function runToItsEnd(definition: ScheduleDefinition, run = newRun()): Promise<AttemptVerdict[]> {
  const verdicts: AttemptVerdict[] = [];
  for (let attempt = 1; ; attempt++) {
    const verdict = await executor.execute({ ...run, attempt }, definition);
    verdicts.push(verdict);
    if ('finish' in verdict) return verdicts;
  }
}

describe('AgentExecutor', () => {
  it('succeeds with the answer of the agent', async () => {
    const run = newRun();
    const verdict = await executor.execute(run, schedule('/ok', { payload: { report: 'daily' } }));
    expect(verdict).toMatchObject({
      finish: {
        executionId: run.id,
        claim: 5,
        outcome: 'succeeded',
        status: 'succeeded',
        httpStatus: 200,
        errorClass: null,
        startedAt: NOW,
      },
    });
    const { durationMs, response } = (verdict as { finish: { durationMs: number; response: string } }).finish;
    expect(Number.isInteger(durationMs)).toBe(true);
    expect(JSON.parse(response)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { received: { body: { report: 'daily' } } },
      truncated: false,
    });
  });

  it('makes three attempts of an agent that answers 500, 500, 200', async () => {
    const verdicts = await runToItsEnd(schedule('/sequence/500,500,200'));
    expect(verdicts).toMatchObject([
      { retry: { httpStatus: 500, errorClass: 'http', retryAt: expect.closeTo(NOW + 500, -3) } },
      { retry: { httpStatus: 500, errorClass: 'http', retryAt: expect.closeTo(NOW + 1_000, -3) } },
      { finish: { httpStatus: 200, outcome: 'succeeded' } },
    ]);
    expect(agent.calls.map((call) => call.headers['x-scheduler-attempt'])).toEqual(['1', '2', '3']);
    expect(new Set(agent.calls.map((call) => call.headers['idempotency-key'])).size).toBe(1);
  });

  it('fails for good when every attempt fails', async () => {
    const verdicts = await runToItsEnd(schedule('/status/503'));
    expect(verdicts).toHaveLength(3);
    expect(verdicts.at(-1)).toMatchObject({ finish: { outcome: 'failed', httpStatus: 503 } });
  });

  it('makes one attempt of an agent that answers 404', async () => {
    const verdicts = await runToItsEnd(schedule('/status/404'));
    expect(verdicts).toMatchObject([{ finish: { outcome: 'failed', httpStatus: 404, errorClass: 'http' } }]);
    expect(agent.calls).toHaveLength(1);
  });

  it.each([
    ['hangs', '/hang'],
    ['drips its answer', '/drip/40'],
  ])('times out over the whole exchange when the agent %s, and retries', async (_, path) => {
    const verdict = await executor.execute(newRun(), schedule(path, { timeoutMs: 300 }));
    expect(verdict).toMatchObject({ retry: { status: 'failed', errorClass: 'timeout' } });
    const { durationMs } = (verdict as { retry: { durationMs: number } }).retry;
    expect(durationMs).toBeGreaterThanOrEqual(299);
    expect(durationMs).toBeLessThan(550);
  });

  it('waits as long as a 429 asks for', async () => {
    const verdicts = await runToItsEnd(schedule('/retry-after/2'));
    expect(verdicts).toMatchObject([{ retry: { httpStatus: 429 } }, { finish: { outcome: 'succeeded' } }]);
    const { durationMs, retryAt } = (verdicts[0] as { retry: { durationMs: number; retryAt: number } }).retry;
    expect(retryAt - NOW - durationMs).toBeCloseTo(2_000, -1);
  });

  it('records a redirect with its target and does not follow it', async () => {
    const target = `${agent.url}/secret`;
    const [verdict] = await runToItsEnd(schedule(`/redirect/${encodeURIComponent(target)}`));
    expect(verdict).toMatchObject({
      finish: {
        outcome: 'failed',
        httpStatus: 302,
        errorClass: 'redirect',
        error: expect.stringContaining(target),
      },
    });
    expect(agent.calls).toHaveLength(1);
  });

  it('cuts an answer of 200 MB with flat memory and says so', async () => {
    const before = process.memoryUsage().rss;
    const [verdict] = await runToItsEnd(schedule('/big/200000000'));
    expect(verdict).toMatchObject({
      finish: { outcome: 'failed', httpStatus: 200, errorClass: 'too_large' },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  });

  it.each([
    ['does not resolve', 'http://nowhere.invalid/'],
    ['refuses connections', 'http://127.0.0.1:1/'],
    ['cuts connections', '/reset'],
  ])('retries when the agent %s', async (_, path) => {
    const verdict = await executor.execute(newRun(), schedule(path));
    expect(verdict).toMatchObject({ retry: { httpStatus: null, errorClass: 'network', response: null } });
  });

  it.each(['http://169.254.169.254/', 'http://10.0.0.1/', 'http://[::ffff:192.168.0.1]/'])(
    'does not call %s, nor try again',
    async (url) => {
      expect(await executor.execute(newRun(), schedule(url))).toMatchObject({
        finish: {
          outcome: 'failed',
          errorClass: 'egress',
          error: 'The address of the agent is not allowed',
          response: null,
        },
      });
    },
  );

  it('sends the real values of sensitive headers beside its own headers', async () => {
    const run = newRun();
    const headers = { Authorization: 'Bearer token-3f9c', 'X-Api-Key': 'k-123456789012' };
    await executor.execute(run, schedule('/ok?x=1', { headers, payload: { at: '{{fireTime}}' } }));
    const [call] = agent.calls;
    expect(call).toMatchObject({
      method: 'POST',
      path: '/ok?x=1',
      body: '{"at":"2026-01-01T00:00:00.000Z"}',
    });
    expect(call!.headers).toMatchObject({
      authorization: 'Bearer token-3f9c',
      'content-type': 'application/json',
      'idempotency-key': run.id,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      'user-agent': 'distributed-scheduler/1.0',
      'x-api-key': 'k-123456789012',
      'x-scheduler-attempt': '1',
      'x-scheduler-execution-id': run.id,
      'x-scheduler-fire-time': '2026-01-01T00:00:00.000Z',
      'x-scheduler-schedule-id': run.scheduleId,
    });
  });

  it.each(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const)(
    'calls with %s',
    async (method) => {
      const verdict = await executor.execute(
        newRun(),
        schedule('/ok', { httpMethod: method, payload: { a: 1 } }),
      );
      expect(verdict).toMatchObject({ finish: { outcome: 'succeeded' } });
      const body = method === 'GET' || method === 'HEAD' ? '' : '{"a":1}';
      expect(agent.calls).toMatchObject([{ method, body }]);
    },
  );

  it('writes the JSON of a schedule version once', async () => {
    let written = 0;
    const payload = {
      toJSON() {
        written += 1;
        return { a: 1 };
      },
    };
    const definition = schedule('/ok', { payload: payload as never });
    for (let n = 0; n < 3; n++) await executor.execute(newRun(), definition);
    expect(written).toBe(1);
    expect(agent.calls.map((call) => call.body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
  });

  it('ends a cancelled call as cancelled', async () => {
    const control = new CallControl();
    const verdict = executor.execute(newRun(), schedule('/hang'), control);
    await expect.poll(() => agent.calls.length).toBe(1);
    control.abort('cancelled');
    expect(await verdict).toMatchObject({
      finish: { outcome: 'cancelled', status: 'aborted', errorClass: 'cancelled' },
    });
  });

  it('hands a call on as unknown when its worker stops', async () => {
    const control = new CallControl();
    const verdict = executor.execute(newRun({ attempt: 3 }), schedule('/hang'), control);
    await expect.poll(() => agent.calls.length).toBe(1);
    control.abort('stopping');
    expect(await verdict).toMatchObject({ retry: { status: 'unknown', errorClass: 'worker_lost' } });
  });

  it('ends the execution when its worker stops and a lost call must not be repeated', async () => {
    const control = new CallControl();
    const verdict = executor.execute(newRun(), schedule('/hang', { onWorkerLoss: 'fail' }), control);
    await expect.poll(() => agent.calls.length).toBe(1);
    control.abort('stopping');
    expect(await verdict).toMatchObject({
      finish: { errorClass: 'worker_lost', outcome: 'failed', status: 'unknown' },
    });
  });

  it('keeps a success that came before the cancel', async () => {
    const control = new CallControl();
    const verdict = await executor.execute(newRun(), schedule('/ok'), control);
    control.abort('cancelled');
    expect(verdict).toMatchObject({ finish: { outcome: 'succeeded' } });
  });

  it('turns whatever is wrong with a definition into an outcome', async () => {
    const broken: [ScheduleDefinition, string][] = [
      [schedule('/ok', { headers: { Host: 'x' } }), "The header Host can't be set"],
      [schedule('/ok', { agentUrl: 'nonsense' }), 'The URL of the agent is not valid'],
      [schedule('/ok', { headers: null as never }), 'null'],
      [schedule('/status/500', { retryPolicy: null as never }), 'null'],
    ];
    for (const [definition, text] of broken) {
      expect(await executor.execute(newRun(), definition)).toMatchObject({
        finish: { outcome: 'failed', errorClass: 'invalid_request', error: expect.stringContaining(text) },
      });
    }
  });

  it('turns a transport that throws into an outcome', async () => {
    const deps = { clock: { monotonicMs: () => 0 }, databaseNow: () => NOW, random: () => 0 };
    const send = () => Promise.reject(new Error('broken'));
    const verdict = await new AgentExecutor({ ...deps, transport: { send } }).execute(
      newRun(),
      schedule('/ok'),
    );
    expect(verdict).toMatchObject({
      finish: { errorClass: 'invalid_request', error: 'broken', startedAt: null },
    });
  });

  it('stores what a hostile agent answers', async () => {
    const body = '{"a":"\\u0000\\ud800","n":1e999}';
    const server: Server = createServer((socket) => {
      socket.on('data', () => {
        socket.write(
          `HTTP/1.1 200 OK\r\nset-cookie: s=0123456789abc\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const verdict = await executor.execute(newRun(), schedule(`http://127.0.0.1:${port}/`));
    transport.close();
    await new Promise((resolve) => server.close(resolve));
    expect(JSON.parse((verdict as { finish: { response: string } }).finish.response)).toEqual({
      status: 200,
      headers: { 'set-cookie': '••••••••9abc', 'content-length': String(body.length) },
      body: { a: '\ufffd\ufffd', n: '1e999' },
      bodyBytes: body.length,
      truncated: false,
    });
  });
});
