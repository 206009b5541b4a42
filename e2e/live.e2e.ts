import { expect, forgive, test } from './console-test';

test('a failing agent is seen, explained and called again', async ({ page, agent, makeSchedule }) => {
  const { id, name } = await makeSchedule({
    agentUrl: `${agent.url}/sequence/500,404`,
    retryPolicy: { initialDelayMs: 8_000 },
  });
  await page.goto(`/schedules/${id}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  const runs = page.getByRole('table', { name: 'Executions and skips' });
  await expect(runs.getByText('Retrying')).toBeVisible();
  await expect(runs.getByText('Failed')).toBeVisible();
  await expect(page.getByText('The last run failed')).toBeVisible();
  await expect(page).toHaveTitle(`● failing: ${name} — Scheduler`);

  await page.getByRole('link', { name: 'Open the last' }).click();
  await expect(
    page.getByRole('heading', { name: 'Failed after 2 attempts: the agent answered 404' }),
  ).toBeVisible();
  await expect(page.getByText('The agent refused the request: HTTP 404.')).toBeVisible();
  await expect(page.getByText('nothing more happens by itself')).toBeVisible();
  await page.getByRole('tab', { name: /Attempt 1/ }).click();
  await expect(page.getByText('The agent is there but failed to do it: HTTP 500.')).toBeVisible();
  await page.getByText('Headers', { exact: false }).first().click();
  await expect(page.getByText('application/json', { exact: true })).toBeVisible();
});

test('what an agent sends is text, whatever it looks like', async ({ page, agent, makeSchedule }) => {
  const payload = { html: '<img src=x onerror="document.title=\'pwned\'"><script>alert(1)</script>' };
  const { id, name } = await makeSchedule({
    agentUrl: `${agent.url}/`,
    name: '<b>bold</b> & "quoted"',
    payload,
  });
  await page.goto(`/schedules/${id}`);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByRole('table', { name: 'Executions and skips' }).getByText('Succeeded').click();
  await expect(page.getByRole('region', { name: 'Response body' })).toContainText(
    '<script>alert(1)</script>',
  );
  await expect(page.locator('main img, main b:text("bold")')).toHaveCount(0);
  await expect(page).toHaveTitle(/Succeeded at once/);
});

test('a lost network leaves the data on the page, says so, and is caught up with', async ({
  page,
  context,
  makeSchedule,
  request,
  complaints,
}) => {
  const { id, name } = await makeSchedule();
  await page.goto(`/schedules/${id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText(/^Offline since \d\d:\d\d/)).toBeVisible();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await request.patch(`/api/schedules/${id}`, { data: { enabled: false } });
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText(/^Offline since/)).toBeHidden();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  forgive(complaints, /ERR_INTERNET_DISCONNECTED/);
});

test('a schedule that somebody else deletes says so', async ({ page, makeSchedule, request, complaints }) => {
  const { id } = await makeSchedule();
  await page.goto(`/schedules/${id}`);
  await request.delete(`/api/schedules/${id}`);
  await expect(page.getByText('This schedule is deleted.')).toBeVisible();
  await expect(page.getByText(/^Not refreshed/)).toBeHidden();
  forgive(complaints, /404/);
});

test('times are shown in the zone that was chosen, also by the next first paint', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule();
  const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
  await page.goto(`/executions/${run.id}`);
  const utc = run.fireTime.replace('T', ' ').replace('Z', '');
  const shown = page.getByText('Fire time').locator('..').getByRole('time');
  await expect(shown).not.toHaveText(utc);
  await page.getByRole('button', { name: /Switch the zone/ }).click();
  await page.getByRole('menuitemradio', { name: 'UTC', exact: true }).click();
  await expect(shown).toHaveText(utc);
  const html = await (await page.context().request.get(`/executions/${run.id}`)).text();
  expect(html).toContain(utc);
});
