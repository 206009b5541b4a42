import { expect, test, untilLive } from './console-test';

test('a day of the heat map leads to its runs, and the list of them is kept in the URL', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({
    agentUrl: `${agent.url}/status/404`,
    retryPolicy: { maxAttempts: 1 },
  });
  await request.post(`/api/schedules/${id}/trigger`);
  const counted = async () => (await (await request.get(`/api/stats?scheduleId=${id}`)).json()).data[0].count;
  await expect.poll(counted, { timeout: 30_000 }).toBe(1);

  const html = await (await request.get(`/schedules/${id}`)).text();
  expect(html).toContain('1 run, 1 failed');
  await page.goto(`/schedules/${id}`);
  await untilLive(page);
  const grid = page.getByRole('grid', { name: 'Failed share by day' });
  const today = grid.getByRole('link', { name: /: 1 run, 1 failed$/ });
  await today.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(grid.getByRole('img', { name: /: no execution$/ }).and(page.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(today).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]from=.*[?&]to=/);

  const list = page.getByRole('region', { name: 'Executions' });
  await expect(list.getByRole('link', { name: /^failed, due/ })).toHaveCount(1);
  await list.getByLabel('Outcome').selectOption('Succeeded');
  await expect(page).toHaveURL(/status=succeeded/);
  await expect(list.getByText('No execution matches these filters')).toBeVisible();
  await list.getByRole('button', { name: 'Show all', exact: true }).click();
  await expect(page).toHaveURL(`/schedules/${id}#executions`);
  await expect(list.getByRole('link', { name: /^failed, due/ })).toHaveCount(1);
});

test('skips stand in the list, and by themselves where the URL says so', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ cronExpression: '* * * * * *' });
  await request.post(`/api/schedules/${id}/pause`);
  const resumed = async () => {
    await request.post(`/api/schedules/${id}/resume`);
    await request.post(`/api/schedules/${id}/pause`);
    return (await (await request.get(`/api/schedules/${id}/skips`)).json()).data.length;
  };
  await expect.poll(resumed, { intervals: [1_500], timeout: 30_000 }).toBeGreaterThan(0);
  await request.post(`/api/schedules/${id}/trigger`);

  await page.goto(`/schedules/${id}`);
  await untilLive(page);
  const list = page.getByRole('region', { name: 'Executions' });
  await expect(list.getByText(/skipped: paused/).first()).toBeVisible();
  await expect(list.getByRole('link', { name: /, due / }).first()).toBeVisible();
  await list.getByRole('button', { name: 'Skips only' }).press('Enter');
  await expect(page).toHaveURL(/show=skips/);
  await expect(list.getByRole('link', { name: /, due / })).toHaveCount(0);
  await page.reload();
  await expect(list.getByRole('button', { name: 'Skips only', pressed: true })).toBeVisible();
  await expect(list.getByText(/skipped: paused/).first()).toBeVisible();
});

test('charts and the hours of the week are chosen and read by the keyboard alone', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ cronExpression: '0 9 * * *', timezone: 'Asia/Tokyo' });
  await request.post(`/api/schedules/${id}/trigger`);
  const counted = async () => (await (await request.get(`/api/stats?scheduleId=${id}`)).json()).data[0].count;
  await expect.poll(counted, { timeout: 30_000 }).toBe(1);
  await page.goto(`/schedules/${id}?last=24h`);
  await untilLive(page);
  await expect(page.getByRole('list', { name: 'Next runs' }).getByRole('listitem')).toHaveCount(10);
  await expect(page.getByRole('img', { name: /^Duration over the last 24 h/ })).toBeVisible();

  const points = page.getByRole('slider', { name: 'Points: How long do runs take?' });
  await points.focus();
  await page.keyboard.press('End');
  await expect(points).toHaveAttribute('aria-valuetext', /: p50 .+, p99 /);

  await page.getByRole('radio', { name: '24 h' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '7 d' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/schedules/${id}`);
  await expect(page.getByRole('img', { name: /^Duration over the last 7 d/ })).toBeVisible();
  await page.getByRole('button', { name: 'Numbers: How late do they begin?' }).press('Enter');
  await expect(page.getByRole('table', { name: /^Lateness over the last 7 d/ })).toBeVisible();

  await page.getByRole('radio', { name: 'Hour × weekday' }).press('Enter');
  await expect(page).toHaveURL(/by=hour/);
  const hours = page.getByRole('grid', { name: 'Failed share by hour of the week' });
  await expect(hours.getByRole('img', { name: /: 1 run, none failed$/ })).toHaveCount(1);
});
