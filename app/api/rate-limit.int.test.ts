import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceRig, type ServiceRig } from '@/lib/services/service-rig.fixture';
import { callApi } from './call-api.fixture';

let rig: ServiceRig;
beforeAll(async () => {
  rig = await createServiceRig();
  const DATABASE_URL = rig.context.runtime.config.database.url;
  Object.assign(process.env, { DATABASE_URL, LOG_LEVEL: 'silent', RATE_LIMIT: '2', SCHEDULER_MODE: 'local' });
});
afterAll(() => rig.close());

it('tells each client what it has left, and when it has nothing left', async () => {
  const ask = (client: string, path = '/api/workers') =>
    callApi(path, { headers: { 'X-Scheduler-Client': client } });
  const limits = ({ headers, status }: Response) => [
    status,
    headers.get('ratelimit-policy'),
    headers.get('ratelimit'),
  ];
  const left = (count: number) => expect.stringMatching(new RegExp(`^"default";r=${count};t=[1-9]\\d?$`));
  const policy = '"default";q=2;w=60';
  // A minute may end in between: then the first answers again are those of a new one.
  await expect
    .poll(async () => {
      const client = crypto.randomUUID();
      return [await ask(client), await ask(client), await ask(client)].map(limits);
    })
    .toEqual([
      [200, policy, left(1)],
      [200, policy, left(0)],
      [429, policy, left(0)],
    ]);

  const spent = crypto.randomUUID();
  await Promise.all([1, 2, 3].map(() => ask(spent)));
  const refused = await ask(spent);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ status: 429, title: 'Too many requests' });
  expect(limits(await ask(spent, '/api/health'))).toEqual([200, null, null]);
  expect((await ask(crypto.randomUUID())).status).toBe(200);
});
