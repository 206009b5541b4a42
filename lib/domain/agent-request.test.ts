import { describe, expect, it } from 'vitest';
import { buildRequest, prepareRequest } from './agent-request';
import type { OwnedExecution } from './engine/ports';
import type { ScheduleDefinition } from './schedule-definition';

const definition: ScheduleDefinition = {
  name: 'Nightly "report"',
  description: null,
  tags: [],
  cronExpression: '* * * * *',
  timezone: 'UTC',
  agentId: 'report-agent-001',
  agentRef: 'a-1',
  agentUrl: 'https://agent.example:8443/run?x=1#part',
  httpMethod: 'POST',
  headers: {},
  payload: null,
  retryPolicy: { maxAttempts: 3, backoffMultiplier: 2, initialDelayMs: 1_000, maxDelayMs: 30_000 },
  timeoutMs: 30_000,
  onWorkerLoss: 'retry',
  pausedUntil: null,
  priority: 0,
  enabled: true,
};
const run: OwnedExecution = {
  id: '019b76da-a800-8abc-8def-0123456789ab',
  scheduleId: 's-1',
  workspaceId: 'w-1',
  version: 1,
  agentRef: 'a-1',
  trigger: 'schedule',
  fireAt: Date.UTC(2026, 0, 1),
  scheduledAt: Date.UTC(2026, 0, 1, 0, 0, 1),
  dueAt: Date.UTC(2026, 0, 1, 0, 0, 1),
  claim: 1,
  attempt: 2,
  losses: 0,
  firstStartedAt: null,
  overrides: null,
};

function build(more: Partial<ScheduleDefinition> = {}, moreRun: Partial<OwnedExecution> = {}) {
  const request = buildRequest(prepareRequest({ ...definition, ...more }), { ...run, ...moreRun }, () => 0.5);
  const headers: Record<string, string> = {};
  for (let n = 0; n < request.headers.length; n += 2) headers[request.headers[n]!] = request.headers[n + 1]!;
  return { ...request, headers, text: request.body && new TextDecoder().decode(request.body) };
}

describe('agent request', () => {
  it('has every header that an agent may rely on', () => {
    expect(build().headers).toEqual({
      'accept-encoding': 'identity',
      'user-agent': 'distributed-scheduler/1.0',
      'Idempotency-Key': run.id,
      'X-Scheduler-Schedule-Id': 's-1',
      'X-Scheduler-Execution-Id': run.id,
      'X-Scheduler-Fire-Time': '2026-01-01T00:00:00.000Z',
      'X-Scheduler-Attempt': '2',
      traceparent: '00-019b76daa8008abc8def0123456789ab-8000000080000000-01',
    });
  });

  it('never makes a span id of zeros', () => {
    for (const random of [() => 0, () => 0.999_999_999_999]) {
      const { headers } = buildRequest(prepareRequest(definition), run, random);
      expect(headers.at(-1)).toMatch(/^00-[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01$/);
    }
  });

  it('takes the address apart, without the fragment', () => {
    expect(build()).toMatchObject({ origin: 'https://agent.example:8443', path: '/run?x=1', method: 'POST' });
    expect(build({ agentUrl: 'http://mock-agent:5678' })).toMatchObject({
      origin: 'http://mock-agent:5678',
      path: '/',
    });
  });

  it('sends the payload as JSON and says so, unless the schedule says otherwise', () => {
    expect(build({ payload: { a: [1, 'ü'] } })).toMatchObject({
      text: '{"a":[1,"ü"]}',
      headers: { 'content-type': 'application/json' },
    });
    const own = { 'Content-Type': 'application/vnd.x+json', 'User-Agent': 'mine', 'Accept-Encoding': 'gzip' };
    expect(build({ payload: 1, headers: own }).headers).toMatchObject(own);
    expect(Object.keys(build({ payload: 1, headers: own }).headers)).toHaveLength(9);
  });

  it('sends no body without a payload, and none with GET and HEAD', () => {
    expect(build({ payload: null }).body).toBeNull();
    for (const httpMethod of ['GET', 'HEAD'] as const) {
      const request = build({ httpMethod, payload: { a: 1 } }, { overrides: { payload: 2 } });
      expect(request.body).toBeNull();
      expect(request.headers).not.toHaveProperty('content-type');
    }
    expect(build({ httpMethod: 'DELETE', payload: 0 }).text).toBe('0');
  });

  it('fills templates in, in the payload and in headers', () => {
    const { headers, text } = build({
      payload: { at: '{{fireTime}}', title: 'Run of {{scheduleName}}', n: '{{ attempt }}', other: '{{x}}' },
      headers: { 'X-Run': '{{executionId}}/{{scheduleId}}', Authorization: 'Bearer token123' },
    });
    expect(JSON.parse(text!)).toEqual({
      at: '2026-01-01T00:00:00.000Z',
      title: 'Run of Nightly "report"',
      n: '2',
      other: '{{x}}',
    });
    expect(headers).toMatchObject({ 'X-Run': `${run.id}/s-1`, Authorization: 'Bearer token123' });
  });

  it('takes the payload of a manual run instead of the schedule’s', () => {
    expect(build({ payload: { a: 1 } }, { overrides: { payload: { at: '{{scheduledAt}}' } } }).text).toBe(
      '{"at":"2026-01-01T00:00:01.000Z"}',
    );
    expect(build({ payload: { a: 1 } }, { overrides: { payload: null } }).body).toBeNull();
    expect(build({ payload: { a: 1 } }, { overrides: {} }).text).toBe('{"a":1}');
  });

  it('makes the body once for all calls of a version', () => {
    const prepared = prepareRequest({ ...definition, payload: { a: 1 } });
    const bodies = [1, 2].map((attempt) => buildRequest(prepared, { ...run, attempt }, () => 0).body);
    expect(bodies[0]).toBe(bodies[1]);
  });

  it('refuses a header that a template would break out of', () => {
    const headers = { 'X-Name': '{{scheduleName}}' };
    expect(() => build({ headers, name: 'a\r\nHost: evil' })).toThrow('must not contain line breaks');
    expect(() => build({ headers, name: '日本' })).toThrow("characters that HTTP can't carry");
    expect(() =>
      build({ headers: { 'X-Name': '{{scheduleName}}'.repeat(100) }, name: 'x'.repeat(200) }),
    ).toThrow('at most 8192 are sent');
  });

  it('refuses a definition that is older than the rules', () => {
    expect(() => build({ headers: { Host: 'internal' } })).toThrow("The header Host can't be set");
    expect(() => build({ agentUrl: 'nonsense' })).toThrow('The URL of the agent is not valid');
  });

  it('refuses a payload that its templates make too large', () => {
    const payload = '{{scheduleName}}'.repeat(50_000);
    expect(() => build({ payload, name: 'x'.repeat(1_000) })).toThrow('Filling in the templates makes');
  });
});
