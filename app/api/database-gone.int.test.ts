import { beforeAll, expect, it } from 'vitest';
import { callApi, sending } from './call-api.fixture';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://scheduler:hunter2@127.0.0.1:1/scheduler',
    LOG_LEVEL: 'silent',
    SCHEDULER_MODE: 'local',
  });
});

const BODY = { name: 'x', cronExpression: '0 9 * * *', agentId: 'a', agentUrl: 'https://example.com' };
const ID = '01890000-0000-7000-8000-000000000001';

it.each([
  ['GET', '/api/schedules', undefined],
  ['POST', '/api/schedules', BODY],
  ['GET', `/api/schedules/${ID}`, undefined],
  ['PATCH', `/api/schedules/${ID}`, { name: 'y' }],
  ['DELETE', `/api/schedules/${ID}`, undefined],
  ['POST', `/api/schedules/${ID}/trigger`, undefined],
  ['GET', `/api/executions/${ID}`, undefined],
])('%s %s says 503 and when to come back, and tells nothing of the database', async (method, path, body) => {
  const response = await callApi(path, body ? sending(method, body) : { method });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.text()).not.toMatch(/hunter2|127\.0\.0\.1|ECONN|postgres/);
});

it('says so in health, with 503, and in readiness; the process itself lives', async () => {
  const health = await callApi('/api/health');
  expect([health.status, await health.json()]).toMatchObject([
    503,
    { database: 'unreachable', status: 'unavailable' },
  ]);
  expect((await callApi('/api/health/ready')).status).toBe(503);
  expect((await callApi('/api/health/live')).status).toBe(200);
});

it('still says first what is wrong with a request', async () => {
  expect((await callApi('/api/schedules', sending('POST', {}))).status).toBe(422);
});

it('previews without a database', async () => {
  expect((await callApi('/api/cron/preview?expression=0+9+*+*+*')).status).toBe(200);
});
