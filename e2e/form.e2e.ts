import type { Page } from '@playwright/test';
import { expect, test, uniqueName } from './console-test';
import { expectNoViolations } from './expect-no-violations';

/** The form listens a moment after it is seen: it knows the browser's zone then. */
async function openForm(page: Page, path = '/schedules/new'): Promise<void> {
  await page.goto(path);
  await expect(
    page.getByText(/^(Proposed by this browser|This browser is in Europe\/Berlin)$/),
  ).toBeVisible();
}
const preview = (page: Page) => page.getByRole('complementary', { name: 'Preview' });

test('plain words become a schedule', async ({ page, agent, request }) => {
  const name = uniqueName('by-words');
  await openForm(page);
  await page.getByLabel('In words').pressSequentially('every wekday at 9am');
  await expect(page.locator('.decoration-wavy')).toHaveText('wekday');
  await expect(page.getByLabel('Expression')).toHaveValue('');
  await page.getByLabel('In words').fill('every weekday at 9am in Tokyo');
  await expect(page.getByText('0 9 * * 1-5 · At 09:00, Monday to Friday · Asia/Tokyo')).toBeVisible();
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByLabel('Expression')).toHaveValue('0 9 * * 1-5');
  await expect(page.getByLabel('Time zone')).toContainText('Asia/Tokyo');
  await expect(preview(page).getByRole('columnheader', { name: 'Asia/Tokyo' })).toBeVisible();
  await expect(preview(page).getByRole('row', { name: /09:00 00:00/ })).toHaveCount(10);

  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Agent', { exact: true }).fill('words-agent');
  await page.getByLabel('Agent URL').fill(`${agent.url}/`);
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  const id = page.url().split('/').at(-1);
  expect(await (await request.get(`/api/schedules/${id}`)).json()).toMatchObject({
    cronExpression: '0 9 * * 1-5',
    timezone: 'Asia/Tokyo',
  });
  await request.delete(`/api/schedules/${id}`);
});

test('the builder and the expression say the same, whichever is changed', async ({ page }) => {
  await openForm(page);
  await page.getByRole('radio', { name: 'Builder' }).click();
  await page.getByLabel('Repeat').selectOption('Weekly');
  await expect(page.getByLabel('Expression')).toHaveValue('0 9 * * 1-5');
  await page.getByRole('button', { name: 'Saturday' }).click();
  await page.getByLabel('At', { exact: true }).fill('18:30');
  await expect(page.getByLabel('Expression')).toHaveValue('30 18 * * 1-6');
  await expect(preview(page)).toContainText('At 18:30, Monday to Saturday');

  await page.getByLabel('Expression').fill('15 4 L * *');
  await expect(page.getByLabel('Repeat')).toHaveValue('monthly');
  await expect(page.getByLabel('On', { exact: true })).toHaveValue('last');
  await page.getByLabel('Expression').fill('0 9 1 * 1');
  await expect(page.getByLabel('Repeat')).toHaveValue('custom');
  await expect(page.getByLabel('Expression')).toHaveValue('0 9 1 * 1');
});

test('an edit says what it changes, what the clocks do to it, and which days it fires', async ({
  page,
  makeSchedule,
}) => {
  const { id } = await makeSchedule({ cronExpression: '0 9 * * *', timezone: 'Europe/Berlin' });
  await openForm(page, `/schedules/${id}/edit`);
  const changes = page.getByRole('region', { name: 'What changes' }).first();
  await expect(changes).toBeHidden();
  await page.getByLabel('Expression').fill('30 2 * * 0');
  await expect(preview(page)).toContainText('has no 02:30 in Europe/Berlin');
  await expect(changes).toContainText('0 9 * * * → 30 2 * * 0');
  await expect(changes).toContainText(/Next run moves from \w{3} \d+ \w{3} 09:00 to Sun \d+ \w{3} 02:30/);
  const days = preview(page).getByRole('region', { name: 'Days on which it fires' });
  await expect(days.getByRole('grid')).toHaveCount(3);
  await expect(days.getByRole('gridcell', { name: /^Sunday .*, 1 call$/ }).first()).toBeVisible();
  await expect(days.getByRole('gridcell', { name: /^Monday .*call/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Pause and priority' }).click();
  await page.getByRole('switch', { name: 'Enabled' }).click();
  await expect(changes).toContainText('does not come');
  await page.getByLabel('Paused until').fill(`${new Date().getUTCFullYear() + 2}-01-04T09:00`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(`/schedules/${id}`);
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
});

test('a draft survives a reload without its secrets, and goes when it is discarded', async ({ page }) => {
  await openForm(page);
  await page.getByLabel('Name', { exact: true }).fill('half done');
  await page.getByLabel('Expression').fill('*/7 * * * *');
  await page.getByRole('button', { name: 'Add header' }).click();
  await page.getByLabel('Header 1 name').fill('Authorization');
  await page.getByLabel(/^Header 1 value/).fill('Bearer never-stored');
  await expect(page.getByText('Draft kept in this browser')).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('never-stored');

  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText(/^Your draft of \d\d:\d\d/)).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('half done');
  await expect(page.getByLabel('Expression')).toHaveValue('*/7 * * * *');
  await expect(preview(page)).toContainText('calls a month');
  await expect(page.getByLabel('Header 1 name')).toHaveValue('Authorization');
  await expect(page.getByLabel(/^Header 1 value/)).toHaveValue('');

  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
  await page.reload();
  await expect(page.getByLabel('Time zone')).toContainText('Europe/Berlin');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
});

test('a test request makes one real call and shows the answer', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({
    agentUrl: `${agent.url}/tried`,
    headers: { Authorization: 'Bearer 0123456789abcdef' },
  });
  await openForm(page, `/schedules/${id}/edit`);
  await page.getByRole('button', { name: 'Send test request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Test request' });
  await expect(dialog.getByText('The agent answered 200')).toBeVisible();
  const calls = agent.calls.filter(({ path }) => path === '/tried');
  expect(calls).toHaveLength(1);
  expect(calls[0]!.headers.authorization).toBe('Bearer 0123456789abcdef');
  expect((await (await request.get(`/api/executions?scheduleId=${id}`)).json()).data).toEqual([]);

  await dialog.getByRole('button', { name: 'Back to the form' }).click();
  await page.getByLabel('Agent URL').fill(`${agent.url}/status/503`);
  await page.getByRole('button', { name: 'Send test request' }).click();
  await expect(dialog.getByText('The agent answered 503')).toBeVisible();
  await expect(dialog).toContainText('tried again');
  await page.keyboard.press('Escape');
  await page.getByLabel('Agent URL').fill('http://169.254.169.254/latest');
  await page.getByRole('button', { name: 'Send test request' }).click();
  await expect(dialog).toContainText('The address of the agent is not allowed');
});

test('a duplicate begins as the other one is, its secrets too', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const source = await makeSchedule({
    agentUrl: `${agent.url}/duplicated`,
    headers: { Authorization: 'Bearer 0123456789abcdef' },
    payload: { size: 1 },
    timezone: 'Asia/Tokyo',
  });
  await openForm(page, `/schedules/new?from=${source.id}`);
  await expect(page.getByRole('heading', { name: `Duplicate ${source.name}` })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`${source.name} copy`);
  await expect(page.getByLabel('Time zone')).toContainText('Asia/Tokyo');
  await expect(page.getByLabel('Payload')).toHaveValue(/"size": 1/);
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByRole('heading', { name: `${source.name} copy` })).toBeVisible();
  const id = page.url().split('/').at(-1);
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect
    .poll(() => agent.calls.find(({ path }) => path === '/duplicated')?.headers.authorization)
    .toBe('Bearer 0123456789abcdef');
  await page.goto('about:blank');
  await request.delete(`/api/schedules/${id}`);
});

test('an edit on top of somebody else’s keeps both', async ({ page, makeSchedule, request }) => {
  const { id } = await makeSchedule({ tags: ['old'] });
  await openForm(page, `/schedules/${id}/edit`);
  await page.getByLabel('Tags').fill('mine');
  await request.patch(`/api/schedules/${id}`, { data: { description: 'from elsewhere', tags: ['theirs'] } });
  await page.getByRole('button', { name: 'Save changes' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Changed there' });
  await expect(alert).toContainText('Description – → from elsewhere');
  await expect(alert).toContainText('Tags old → theirs · you changed it too: yours will hold');
  await page.getByRole('button', { name: 'Save on top of version 2' }).click();
  await expect(page).toHaveURL(`/schedules/${id}`);
  expect(await (await request.get(`/api/schedules/${id}`)).json()).toMatchObject({
    description: 'from elsewhere',
    tags: ['mine'],
    version: 3,
  });
});

test('axe finds nothing in what the form opens, in either theme', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ agentUrl: `${agent.url}/status/404` });
  const inBothThemes = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoViolations(page);
    }
  };
  await openForm(page, `/schedules/${id}/edit`);
  await page.getByRole('button', { name: 'Pause and priority' }).click();
  await page.getByRole('radio', { name: 'Builder' }).click();
  await page.getByLabel('Repeat').selectOption('Weekly');
  await expect(preview(page).getByText(/^Next run moves/)).toBeVisible();
  await expect(preview(page).getByRole('grid')).toHaveCount(3);
  await expect(preview(page).getByRole('img', { name: /^Try 2 begins/ })).toBeVisible();
  await request.patch(`/api/schedules/${id}`, { data: { description: 'from elsewhere' } });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Changed there:')).toBeVisible();
  await inBothThemes();

  await page.getByRole('button', { name: 'Send test request' }).click();
  await expect(page.getByText('The agent answered 404')).toBeVisible();
  await inBothThemes();
});
