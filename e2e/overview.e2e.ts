import { expect, test } from './console-test';

test('a failure leads from the overview to its cause', async ({ page, agent, makeSchedule, request }) => {
  const { id, name } = await makeSchedule({
    agentUrl: `${agent.url}/status/404`,
    retryPolicy: { maxAttempts: 1 },
  });
  await request.post(`/api/schedules/${id}/trigger`);
  const title = async () => /<title>([^<]*)</.exec(await (await request.get('/')).text())?.[1];
  await expect.poll(title).toMatch(/^● [\d,]+ failing — Scheduler$/);
  await page.goto('/');
  await page.getByRole('link', { name: `Last failure of ${name}` }).press('Enter');
  await expect(page.getByRole('heading', { name: /^Failed after 1 attempt/ })).toBeVisible();
});

test('what runs is shown while it runs', async ({ page, agent, makeSchedule, request }) => {
  const { id, name } = await makeSchedule({ agentUrl: `${agent.url}/delay/60000`, timeoutMs: 120_000 });
  await page.goto('/');
  const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
  const running = page
    .getByRole('list', { name: 'Running now' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(running).toContainText('Running');
  await request.post(`/api/executions/${run.id}/cancel`);
  await expect(running).toHaveCount(0);
});

test('charts go back as far as the URL says, and have their numbers as a table, by the keyboard alone', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule();
  await request.post(`/api/schedules/${id}/trigger`);
  const counted = async () => (await (await request.get('/api/stats')).json()).data[0].count;
  await expect.poll(counted, { timeout: 30_000 }).toBeGreaterThan(0);

  await page.goto('/?last=1h');
  await expect(page.getByRole('img', { name: /^Runs per 5 min of the last 1 h by outcome/ })).toBeVisible();
  await expect(
    page
      .getByRole('img', { name: /^Lateness over/ })
      .locator('svg')
      .first(),
  ).toBeVisible();
  const week = page.getByRole('radio', { name: '7 d' });
  await page.getByRole('radio', { name: '1 h' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '24 h' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(week).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(week).toBeChecked();
  await expect(page).toHaveURL('/?last=7d');
  await expect(page.getByRole('img', { name: /^Runs per hour of the last 7 d/ })).toBeVisible();

  const numbers = page.getByRole('button', { name: 'Numbers: How did runs end?' });
  await numbers.press('Enter');
  const table = page.getByRole('table', { name: /^Runs per hour of the last 7 d/ });
  await expect(table.getByRole('columnheader')).toHaveText(['Time', 'succeeded', 'cancelled', 'failed']);
  expect(await table.getByRole('row').count()).toBeGreaterThan(24 * 7);
  await numbers.press('Enter');
  await expect(table).toBeHidden();
});

test('who does the work, and the stores, stand beside', async ({ page, makeSchedule, request }) => {
  await makeSchedule();
  const html = await (await request.get('/')).text();
  expect(html).toContain('PostgreSQL');
  await page.goto('/');
  const lines = page.getByRole('list', { name: 'Workers and stores' }).getByRole('listitem');
  await expect(lines).toHaveText([/^Alive1 worker alive/, /^HealthyPostgreSQL/, /^HealthyRedis/]);
  await page.getByRole('link', { name: 'All workers' }).click();
  await expect(page).toHaveURL('/workers');
});
