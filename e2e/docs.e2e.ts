import { ok } from '@oazapfts/runtime';
import * as scheduler from '@/clients/typescript/scheduler-api';
import { PROBLEM_CODES } from '@/lib/contracts/problem-types';
import { expect, test } from './console-test';
import { expectNoViolations } from './expect-no-violations';

test('the document is shown to read, and nothing is asked of anybody else', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL!) && !url.startsWith('data:')) foreign.push(url);
  });
  await page.goto('/schedules');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API' }).click();
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Schedules', { exact: true }).click();
  await page.getByText('Create a schedule', { exact: true }).first().click();
  await expect(page.locator('openapi-explorer').getByText('Idempotency-Key').first()).toBeVisible();
  expect(foreign).toEqual([]);
});

test('the document follows the theme', async ({ page }) => {
  const background = () =>
    page.locator('openapi-explorer').evaluate((element) => getComputedStyle(element).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/docs');
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).not.toBe(light);
});

test('the document fits a phone', async ({ page }) => {
  await page.setViewportSize({ height: 844, width: 390 });
  await page.goto('/docs');
  const viewer = page.locator('openapi-explorer');
  await viewer.getByText('Schedules', { exact: true }).click();
  await viewer.getByText('Create a schedule', { exact: true }).first().click();
  await expect(viewer.getByText('Idempotency-Key').first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('the type of a problem leads to its explanation', async ({ page, request }) => {
  const { type, title } = await (await request.get('/api/schedules/nope')).json();
  await page.goto(type);
  await expect(page.locator(':target').getByRole('heading', { name: title })).toBeInViewport();
  for (const code of PROBLEM_CODES) await expect(page.locator(`#${code}`)).toBeAttached();
  await expectNoViolations(page);
});

test('the generated client speaks with the service', async ({ agent, baseURL }) => {
  const opts = { baseUrl: baseURL! };
  const made = await ok(
    scheduler.createSchedule(
      {
        agentId: 'client',
        agentUrl: `${agent.url}/typed`,
        cronExpression: '0 0 1 1 *',
        name: 'Typed client',
      },
      { idempotencyKey: crypto.randomUUID() },
      opts,
    ),
  );
  const run = await ok(scheduler.triggerSchedule(made.id, { payload: { by: 'client' } }, {}, opts));
  const ended = () => ok(scheduler.getExecution(run.id, {}, opts));
  await expect.poll(async () => (await ended()).status).toBe('succeeded');
  expect(agent.calls.find(({ path }) => path === '/typed')).toBeDefined();
  expect((await scheduler.deleteSchedule(made.id, {}, opts)).status).toBe(204);
});
