import { expect, test } from './console-test';

test('one header is edited beside a masked one, which keeps its value', async ({
  page,
  agent,
  makeSchedule,
}) => {
  const { id } = await makeSchedule({
    agentUrl: `${agent.url}/headers-kept`,
    headers: { Authorization: 'Bearer 0123456789abcdef', 'X-Team': 'one' },
  });
  await page.goto(`/schedules/${id}/edit`);
  const secret = page.getByLabel(/Header \d value, secret/);
  await expect(secret).toHaveValue('••••••••cdef');
  await expect(page.locator('body')).not.toContainText('0123456789');
  await page.getByLabel(/^Header \d value$/).fill('two');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page).toHaveURL(`/schedules/${id}`);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(
    page.getByRole('table', { name: 'Executions and skips' }).getByText('Succeeded'),
  ).toBeVisible();
  const call = agent.calls.find(({ path }) => path === '/headers-kept');
  expect(call?.headers).toMatchObject({ authorization: 'Bearer 0123456789abcdef', 'x-team': 'two' });
});

test('a header is removed, and one that may not be set is refused by name', async ({
  page,
  makeSchedule,
}) => {
  const { id } = await makeSchedule({ headers: { 'X-Old': 'old', 'X-Team': 'one' } });
  await page.goto(`/schedules/${id}/edit`);
  await page.getByRole('button', { name: 'Remove header X-Old' }).click();
  await page.getByRole('button', { name: 'Add header' }).click();
  await page.getByLabel('Header 2 name').fill('Host');
  await page.getByLabel('Header 2 value').fill('evil.test');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText("The header Host can't be set: the connection sets it")).toBeVisible();

  await page.getByRole('button', { name: 'Remove header Host' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(`/schedules/${id}`);
  await expect(page.getByRole('region', { name: 'Definition as JSON' })).not.toContainText('X-Old');
});

test('an edit that somebody else overtook is refused', async ({ page, makeSchedule, request }) => {
  const { id } = await makeSchedule();
  await page.goto(`/schedules/${id}/edit`);
  await request.patch(`/api/schedules/${id}`, { data: { description: 'from elsewhere' } });
  await page.getByLabel('Tags').fill('mine');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was edited' })).toBeVisible();
  await expect(page.getByLabel('Tags')).toHaveValue('mine');
});
