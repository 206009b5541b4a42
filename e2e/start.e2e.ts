import { expect, test } from '@playwright/test';

test('a fresh start has its database, its Redis and one worker', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(await answer.json()).toMatchObject({
    database: 'ok',
    redis: 'ok',
    status: 'ok',
    workers: { alive: 1 },
  });
});

test('the first page is shown without an error in the console', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto('/');
  await expect(page).toHaveTitle(/Scheduler$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(problems).toEqual([]);
});
