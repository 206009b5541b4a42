import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestRequestInput } from '@/lib/contracts/test-request';
import { createMockAgent, type MockAgent } from '@/scripts/mock-agent/mock-agent';
import { BODY, createServiceRig, type ServiceRig } from '../service-rig.fixture';
import { createSchedule } from './create';
import { sendTestRequest } from './send-test-request';

const SECRET = 'Bearer 0123456789abcdef';

let rig: ServiceRig;
let agent: MockAgent;
beforeAll(async () => {
  [rig, agent] = await Promise.all([createServiceRig(), createMockAgent()]);
});
afterAll(() => Promise.all([rig.close(), agent.close()]));
beforeEach(() => {
  agent.calls.length = 0;
});

const send = (change: Partial<TestRequestInput> = {}, context = rig.context) =>
  sendTestRequest(context, {
    agentUrl: `${agent.url}/`,
    headers: {},
    httpMethod: 'POST',
    name: 'nightly',
    payload: null,
    scheduleId: null,
    timeoutMs: 5_000,
    ...change,
  });

describe('a test request', () => {
  it('is what a worker would send, and shows the answer', async () => {
    const result = await send({
      headers: { 'x-team': 'ml' },
      httpMethod: 'PUT',
      payload: { for: '{{scheduleName}}' },
    });
    expect(result).toMatchObject({
      status: 'succeeded',
      httpStatus: 200,
      errorClass: null,
      timeoutMs: 5_000,
    });
    expect(result.response).toMatchObject({ status: 200, truncated: false });
    const [call] = agent.calls;
    expect(call).toMatchObject({ method: 'PUT' });
    expect(call!.headers).toMatchObject({ 'x-team': 'ml', 'x-scheduler-attempt': '1' });
    expect(JSON.parse(call!.body)).toEqual({ for: 'nightly' });
  });

  it('sends the stored value of a header that was shown masked', async () => {
    const { id, headers } = await createSchedule(rig.context, {
      ...BODY,
      headers: { authorization: SECRET },
    });
    const result = await send({ headers, scheduleId: id });
    expect(agent.calls[0]!.headers).toMatchObject({
      authorization: SECRET,
      'x-scheduler-schedule-id': id,
    });
    expect(JSON.stringify(result)).not.toContain('0123456789');
  });

  it('fails as an attempt does, and is made once', async () => {
    expect(await send({ agentUrl: `${agent.url}/status/503` })).toMatchObject({
      status: 'failed',
      error: 'The agent answered 503',
      errorClass: 'http',
      httpStatus: 503,
    });
    expect(agent.calls).toHaveLength(1);
    expect(await send({ agentUrl: `${agent.url}/hang`, timeoutMs: 100 })).toMatchObject({
      errorClass: 'timeout',
      response: null,
    });
    expect(await send({ agentUrl: 'http://127.0.0.1:9/' })).toMatchObject({ errorClass: 'network' });
  });

  it('keeps to the guard of this process', async () => {
    const strict = await createServiceRig({ SCHEDULER_MODE: 'production' });
    try {
      await expect(send({}, strict.context)).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path: 'agentUrl', message: 'The address of the agent is not allowed' }],
      });
      expect(
        await send({ agentUrl: agent.url.replace('127.0.0.1', 'localhost') }, strict.context),
      ).toMatchObject({
        errorClass: 'egress',
      });
      expect(agent.calls).toEqual([]);
    } finally {
      await strict.close();
    }
  });

  it.each<[string, Partial<TestRequestInput>]>([
    ['agentUrl', { agentUrl: 'ftp://agent.example' }],
    ['headers.host', { headers: { host: 'elsewhere' } }],
    ['headers.x-api-key', { headers: { 'x-api-key': '••••••••' } }],
    ['timeoutMs', { timeoutMs: 1 }],
  ])('refuses a bad %s by name', async (path, change) => {
    await expect(send(change)).rejects.toMatchObject({ code: 'invalid', errors: [{ path }] });
  });
});
