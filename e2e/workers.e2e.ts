import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Execution } from '@/lib/contracts/execution';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { expect, test } from './console-test';
import { expectNoViolations } from './expect-no-violations';
import { Instance } from './instance';

/** A worker in its place has to start first; then the lease's 10 s and two ticks, and the page's next look. */
const TAKEN_OVER_WITHIN_MS = 30_000;
const CALLS = 3;

test('the page says who does the work, at the first paint and from then on', async ({ page, request }) => {
  const html = await (await request.get('/workers')).text();
  expect(html).toContain('1 worker alive');
  await page.goto('/schedules');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Workers' }).press('Enter');
  await expect(page).toHaveURL('/workers');
  await expect(page).toHaveTitle('Workers — Scheduler');
  await expect(page.getByRole('heading', { name: '1 worker alive' })).toBeVisible();
  const row = page.getByRole('table', { name: 'Workers' }).getByRole('row').nth(1);
  await expect(row).toContainText('Alive');
  await expect(row).toContainText(/\d+ \/ 1,000/);

  const beatsSeen = new Set<string>();
  await expect
    .poll(
      async () =>
        beatsSeen.add(await row.getByRole('time').first().getAttribute('datetime').then(String)).size,
    )
    .toBeGreaterThan(1);
});

test.describe('a worker that is killed', () => {
  let data: string;
  let instance: Instance;
  let agent: Server;
  /** Idempotency keys of the calls, in order. */
  let calls: string[];

  test.beforeAll(async () => {
    data = await makeScratchFolder('scheduler-workers-');
    instance = new Instance(data);
    calls = [];
    // The first calls hang until the end, every later one is answered.
    agent = createServer((request, response) => {
      calls.push(String(request.headers['idempotency-key']));
      if (calls.length > CALLS) response.end('{}');
    });
    await new Promise<void>((resolve) => agent.listen(0, '127.0.0.1', resolve));
  });
  test.afterAll(async () => {
    await instance.stop();
    agent.closeAllConnections();
    agent.close();
    rmSync(data, { force: true, recursive: true });
  });

  test('is shown as gone, with what was taken over', async ({ page, request }) => {
    test.setTimeout(180_000);
    const base = await instance.start(await freePort());
    const { data: samples } = await (await request.get(`${base}/api/schedules`)).json();
    for (const { id } of samples) await request.delete(`${base}/api/schedules/${id}`);
    await page.goto(`${base}/workers`);
    await expect(page.getByRole('heading', { name: '1 worker alive' })).toBeVisible();

    const agentUrl = `http://127.0.0.1:${(agent.address() as { port: number }).port}`;
    const created = await request.post(`${base}/api/schedules`, {
      data: { agentId: 'hangs', agentUrl, cronExpression: '0 0 1 1 *', name: 'Runs at the kill' },
    });
    const { id: scheduleId } = await created.json();
    for (let n = 0; n < CALLS; n += 1) await request.post(`${base}/api/schedules/${scheduleId}/trigger`);
    await expect(page.getByRole('cell', { name: `${CALLS} / 1,000` })).toBeVisible();

    const { parts } = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8'));
    process.kill(parts.worker.pid, 'SIGKILL');
    const rows = page.getByRole('table', { name: 'Workers' }).getByRole('row');
    const dead = rows.filter({ hasText: `pid ${parts.worker.pid}` });
    await expect(dead).toContainText(`Dead${CALLS} executions taken over`, { timeout: TAKEN_OVER_WITHIN_MS });
    // Who took them over is the worker that was started in its place.
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(1)).toContainText('Alive');
    await expect(rows.nth(2)).toContainText('Dead');
    await expect(page.getByText(`${CALLS} executions taken over from it`)).toBeVisible();

    const runs = async () =>
      (await (await request.get(`${base}/api/schedules/${scheduleId}/executions`)).json())
        .data as Execution[];
    await expect
      .poll(async () => (await runs()).map(({ attempts, status }) => `${status} ${attempts}`), {
        timeout: 20_000,
      })
      .toEqual(Array(CALLS).fill('succeeded 2'));
    expect(new Set(calls).size).toBe(CALLS);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoViolations(page);
    }
  });
});
