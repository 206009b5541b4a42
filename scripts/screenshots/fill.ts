import { polled } from '@/bench/polled';
import type { CreateScheduleInput } from '@/lib/contracts/schedule';
import { seed } from '@/scripts/seed-demo/seed';
import type { Shown } from './pages';

const SEEDED = { executions: 6_000, schedules: 60 };
const ENDED_WITHIN_MS = 60_000;

interface Filled {
  agentUrl: string;
  base: string;
  databaseUrl: string;
}

/** Puts in what a company might have after some weeks, and what went wrong just now. */
export async function fill({ agentUrl, base, databaseUrl }: Filled): Promise<Shown> {
  const api = new Api(base);
  await seed(databaseUrl, { ...SEEDED, fireAt: `${agentUrl}/delay/180` }, () => {});
  const { data } = await api.get<{ data: { id: string }[] }>('/schedules?limit=200');
  for (const { id } of data.slice(0, 4)) await api.post(`/schedules/${id}/pause`, {});

  const busySchedule = await api.create({
    ...NIGHTLY,
    agentUrl: `${agentUrl}/delay/420`,
    headers: { Authorization: 'Bearer 3f9c1b77a2d04c51', 'X-Team': 'finance' },
  });
  for (const change of [
    { cronExpression: '45 6 * * 1-5' },
    { retryPolicy: { maxAttempts: 5 } },
    { tags: ['finance', 'month-end'] },
  ])
    await api.patch(`/schedules/${busySchedule}`, change);
  const failingSchedule = await api.create({ ...PAYMENTS, agentUrl: `${agentUrl}/status/503` });
  await api.create({ ...LONG_NAME, agentUrl: `${agentUrl}/` });
  const hanging = await api.create({ ...CRAWL, agentUrl: `${agentUrl}/hang` });
  const [failed, ...rest] = [
    await api.trigger(failingSchedule),
    await api.trigger(failingSchedule),
    await api.trigger(busySchedule),
    await api.trigger(busySchedule),
  ];
  await api.trigger(hanging);
  for (const id of [failed!, ...rest]) await api.ended(id);
  return { busySchedule, failedExecution: failed!, failingSchedule, succeededExecution: rest.at(-1)! };
}

const NIGHTLY = {
  name: 'Send invoices',
  description: 'Sends the invoices of the day before, once the ledger is closed.',
  cronExpression: '30 6 * * 1-5',
  timezone: 'Europe/Berlin',
  agentId: 'billing-agent',
  payload: { currency: 'EUR', day: '{{fireTime}}', dryRun: false },
  tags: ['finance'],
};
const PAYMENTS = {
  name: 'Capture card payments',
  cronExpression: '*/30 * * * *',
  agentId: 'payment-agent',
  payload: { batch: 200 },
  retryPolicy: { backoffMultiplier: 2, initialDelayMs: 500, maxAttempts: 3, maxDelayMs: 5_000 },
  tags: ['finance', 'p1'],
};
const LONG_NAME = {
  name: 'Compare the stock of every warehouse with the orders of the last ninety days, and propose what to reorder',
  cronExpression: '0 5 1-7 * MON#1',
  timezone: 'America/Argentina/Buenos_Aires',
  agentId: 'forecast-agent-of-the-southern-warehouses',
  tags: ['forecast', 'warehouse', 'southern-hemisphere', 'quarterly-review'],
};
const CRAWL = {
  name: 'Crawl help pages',
  cronExpression: '0 */4 * * *',
  agentId: 'search-agent',
  timeoutMs: 3_600_000,
  tags: ['search'],
};

/** The few requests that it takes. */
class Api {
  constructor(private readonly base: string) {}

  get<Body>(path: string): Promise<Body> {
    return this.send<Body>('GET', path);
  }

  post<Body>(path: string, body?: object): Promise<Body> {
    return this.send<Body>('POST', path, body);
  }

  patch(path: string, body: object): Promise<unknown> {
    return this.send('PATCH', path, body);
  }

  async create(input: CreateScheduleInput): Promise<string> {
    return (await this.post<{ id: string }>('/schedules', input)).id;
  }

  async trigger(id: string): Promise<string> {
    return (await this.post<{ id: string }>(`/schedules/${id}/trigger`)).id;
  }

  ended(id: string): Promise<void> {
    return polled(`execution ${id}`, ENDED_WITHIN_MS, async () =>
      ['failed', 'succeeded'].includes((await this.get<{ status: string }>(`/executions/${id}`)).status),
    );
  }

  private async send<Body>(method: string, path: string, body?: object): Promise<Body> {
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as Body;
  }
}
