import { expect, test, uniqueName, untilLive } from './console-test';

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
  await untilLive(page);
  await run();
  await expect(rows.getByText('Succeeded')).toHaveCount(2);

  // Of this schedule alone: any other's run may come in above it at any instant.
  await page.goto(`/executions?schedule=${id}`);
  await expect(rows.getByText('Succeeded')).toHaveCount(2);
  await untilLive(page);
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
  await page.getByRole('combobox', { exact: true, name: 'Schedule' }).click();
  await page.getByRole('combobox', { name: 'Search schedules' }).fill(bad.name);
  await page.getByRole('option', { name: bad.name }).click();
  await expect(page).toHaveURL(new RegExp(`schedule=${bad.id}`));
  await page.reload();
  await expect(rowOf(bad).getByText('The agent answered 418')).toBeVisible();
  await expect(rowOf(good)).toHaveCount(0);
  await expect(page.getByLabel('Outcome')).toHaveValue('failed');

  await expect(page.getByRole('list', { name: 'Filters' })).toContainText(bad.name);
  await page.getByRole('button', { name: 'Remove the filter Failed' }).click();
  await expect(page).not.toHaveURL(/status/);
  await expect(page.getByLabel('Outcome')).toHaveValue('');

  await page.getByLabel('Search errors').fill('no such words');
  await expect(page.getByText('No execution matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rowOf(good).getByText('Succeeded')).toBeVisible();
  await expect(page).toHaveURL('/executions');
});

test('new runs wait while somebody reads the list, and come in when they are asked for', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id, name } = await makeSchedule();
  const run = () => request.post(`/api/schedules/${id}/trigger`);
  await run();
  await page.goto(`/executions?schedule=${id}`);
  const rows = page.getByRole('row').filter({ hasText: name });
  await expect(rows.getByText('Succeeded')).toHaveCount(1);
  await untilLive(page);
  await page.keyboard.press('j');
  await expect(rows.getByRole('link', { name: /succeeded/ })).toBeFocused();
  for (const count of ['1 new run', '2 new runs']) {
    await run();
    await expect(page.getByRole('button', { name: count })).toBeVisible();
  }
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: '2 new runs' }).click();
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('button', { name: /new run/ })).toHaveCount(0);
});

test('keeps to an agent and to the time between two instants', async ({ page, makeSchedule, request }) => {
  const agentId = uniqueName('agent');
  const { id, name } = await makeSchedule({ agentId });
  await request.post(`/api/schedules/${id}/trigger`);
  await page.goto('/executions');
  await page.getByRole('combobox', { exact: true, name: 'Agent' }).click();
  await page.getByRole('combobox', { name: 'Search agents' }).fill(agentId);
  await page.getByRole('option', { name: agentId }).click();
  await expect(page).toHaveURL(`/executions?agent=${agentId}`);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toHaveCount(1);

  await page.getByLabel('Time', { exact: true }).selectOption('Between two times…');
  await page.getByLabel('From').fill('2026-03-02T12:00');
  await page.getByLabel('Until').fill('2026-03-01T12:00');
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(page.getByText('It must be later than the other')).toBeVisible();
  await page.getByLabel('Until').fill('2026-03-03T12:00');
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(page).toHaveURL(/from=2026-03-02T11:00:00.000Z&to=2026-03-03T11:00:00.000Z/);
  await expect(page.getByText('No execution matches these filters')).toBeVisible();
  const filters = page.getByRole('list', { name: 'Filters' });
  await expect(filters).toContainText('From 2026-03-02 12:00');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/executions');
});

test('fire times that were skipped have a tab beside the runs', async ({ page, makeSchedule, request }) => {
  const { id, name } = await makeSchedule({ cronExpression: '* * * * *' });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await request.post(`/api/schedules/${id}/pause`, { data: { until } });
  await page.goto('/executions');
  await page
    .getByRole('navigation', { name: 'Lists of executions' })
    .getByRole('link', { name: 'Skips' })
    .click();
  await expect(page).toHaveURL('/executions/skips');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('paused');
  await page.getByLabel('Reason').selectOption('Excluded');
  await expect(page).toHaveURL('/executions/skips?reason=excluded');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove the filter Excluded' }).click();
  await expect(row).toBeVisible();
});
