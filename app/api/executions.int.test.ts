import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Execution, executionPageSchema } from '@/lib/contracts/execution';
import type { Problem } from '@/lib/contracts/problem';
import { createTestDatabase, type TestDatabase } from '@/scripts/test-services/test-database';
import { callApi, sending } from './call-api.fixture';

let database: TestDatabase;
/** Of two schedules and agents: the second's is cancelled. */
let runs: Execution[];
beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCHEDULER_MODE: 'local' });
  runs = [];
  for (const name of ['One', 'Two']) {
    const agent = { agentId: `agent-${name}`, agentUrl: 'https://agents.example.com/run' };
    const body = { ...agent, cronExpression: '0 9 1 1 *', name };
    const { id } = (await (await callApi('/api/schedules', sending('POST', body))).json()) as { id: string };
    const run = await callApi(`/api/schedules/${id}/trigger`, { method: 'POST' });
    runs.push((await run.json()) as Execution);
  }
  await callApi(`/api/executions/${runs[1]!.id}/cancel`, { method: 'POST' });
});
afterAll(() => database.drop());

async function list(query: string): Promise<Execution[]> {
  const response = await callApi(`/api/executions?${query}`);
  expect(response.status).toBe(200);
  return executionPageSchema.parse(await response.json()).data;
}

async function refusal(query: string): Promise<Problem> {
  const response = await callApi(`/api/executions?${query}`);
  expect(response.status).toBe(422);
  return (await response.json()) as Problem;
}

describe('GET /api/executions', () => {
  it('shows those of all schedules with their names, so that a page needs no other request', async () => {
    const [two, one] = await list('');
    expect(two).toMatchObject({ agentId: 'agent-Two', scheduleName: 'Two', status: 'cancelled' });
    expect(one).toMatchObject({ agentId: 'agent-One', scheduleName: 'One', status: 'pending' });
  });

  it.each([
    ['status=cancelled', ['Two']],
    ['status=pending,cancelled', ['Two', 'One']],
    ['status=pending%2Cfailed', ['One']],
    ['agentId=agent-One', ['One']],
    ['agentId=agent-one', []],
    ['agentId=nobody', []],
    ['trigger=manual&status=cancelled', ['Two']],
    ['trigger=schedule', []],
    ['search=BEFORE+it', ['Two']],
    ['search=', ['Two', 'One']],
    ['search=%25', []],
    ['to=2020-01-01T00:00:00Z', []],
  ])('keeps to %s', async (query, names) => {
    expect((await list(query)).map(({ scheduleName }) => scheduleName)).toEqual(names);
  });

  it('keeps to a schedule, and finds none of an unknown one', async () => {
    expect(await list(`scheduleId=${runs[0]!.scheduleId}`)).toMatchObject([{ id: runs[0]!.id }]);
    expect(await list(`scheduleId=${runs[0]!.id}`)).toEqual([]);
  });

  it('goes on where a page ended', async () => {
    const first = await (await callApi('/api/executions?limit=1')).json();
    const second = await list(`limit=1&cursor=${(first as { nextCursor: string }).nextCursor}`);
    expect(second.map(({ id }) => id)).toEqual([runs[0]!.id]);
  });

  it.each([
    ['status=lost', 'status'],
    ['status=', 'status'],
    ['status=failed,', 'status'],
    ['trigger=magic', 'trigger'],
    ['scheduleId=1', 'scheduleId'],
    ['agentId=', 'agentId'],
    ['search=%00', 'search'],
    [`search=${'x'.repeat(256)}`, 'search'],
    ['from=yesterday', 'from'],
    ['from=0000-01-01T00:00:00Z', 'from'],
    ['from=0000-01-01T00:00:00%2B23:59', 'from'],
    ['to=9999-12-31T23:59:59-23:59', 'to'],
    ['limit=201', 'limit'],
    ['cursor=x', 'cursor'],
    ['sort=id', 'sort'],
    ['status=failed&status=cancelled', 'status'],
  ])('refuses %s by its name', async (query, path) => {
    expect((await refusal(query)).errors?.map((error) => error.path)).toEqual([path]);
  });
});

describe('POST /api/executions/{id}/cancel', () => {
  it('does nothing anew for the same Idempotency-Key, and answers the same', async () => {
    const run = await callApi(`/api/schedules/${runs[0]!.scheduleId}/trigger`, { method: 'POST' });
    const { id } = (await run.json()) as Execution;
    const cancel = () =>
      callApi(`/api/executions/${id}/cancel`, { headers: { 'Idempotency-Key': 'once' }, method: 'POST' });
    const [first, second] = [await cancel(), await cancel()];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(first.headers.get('location')).toBe(`/api/executions/${id}`);
    expect(await second.text()).toBe(await first.text());
  });
});
