import { expect, test } from './console-test';

test('a run of any schedule comes into the list by itself, and is opened by keys', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id, name } = await makeSchedule();
  const run = () => request.post(`/api/schedules/${id}/trigger`);
  await run();
  await page.goto('/executions');
  const rows = page.getByRole('row').filter({ hasText: name });
  await expect(rows.getByText('Succeeded')).toHaveCount(1);
  await expect(page.getByRole('banner').getByText('Live')).toBeVisible();
  await run();
  await expect(rows.getByText('Succeeded')).toHaveCount(2);

  await page.keyboard.press('j');
  await expect(rows.first().getByRole('link', { name: /succeeded/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Succeeded at once' })).toBeVisible();
});

test('what failed is found by its outcome and by a part of its error, under a URL that shows the same again', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const good = await makeSchedule();
  const bad = await makeSchedule({
    agentUrl: `${agent.url}/status/418`,
    retryPolicy: { maxAttempts: 1 },
  });
  for (const { id } of [good, bad]) await request.post(`/api/schedules/${id}/trigger`);
  await page.goto('/executions');
  const rowOf = ({ name }: { name: string }) => page.getByRole('row').filter({ hasText: name });
  await expect(rowOf(good).getByText('Succeeded')).toBeVisible();
  await expect(rowOf(bad).getByText('Failed')).toBeVisible();

  await page.getByLabel('Outcome').selectOption('Failed');
  await expect(rowOf(good)).toHaveCount(0);
  await page.getByLabel('Search errors').fill('answered 418');
  await expect(page).toHaveURL(/status=failed/);
  await expect(page).toHaveURL(/q=answered/);
  await page.getByRole('combobox', { exact: true, name: 'Schedule' }).selectOption(bad.name);
  await page.reload();
  await expect(rowOf(bad).getByText('The agent answered 418')).toBeVisible();
  await expect(rowOf(good)).toHaveCount(0);
  await expect(page.getByLabel('Outcome')).toHaveValue('failed');

  await page.getByLabel('Search errors').fill('no such words');
  await expect(page.getByText('No execution matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rowOf(good).getByText('Succeeded')).toBeVisible();
  await expect(page).toHaveURL('/executions');
});
