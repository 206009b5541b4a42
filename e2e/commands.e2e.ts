import type { Page } from '@playwright/test';
import { expect, test, uniqueName, untilLive } from './console-test';
import { expectNoViolations } from './expect-no-violations';

const menu = (page: Page) => page.getByRole('dialog', { name: 'Command menu' });

async function openMenu(page: Page): Promise<void> {
  // The page listens a moment after it is seen.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(menu(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('the command menu finds a schedule, runs it, pauses it with a way back, and goes there', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id, name } = await makeSchedule({ name: uniqueName('menu-target') });
  const read = async () => (await request.get(`/api/schedules/${id}`)).json();
  await page.goto('/schedules');
  await openMenu(page);
  await page.keyboard.type(name);
  await expect(menu(page).getByRole('option', { name, exact: false }).first()).toBeVisible();
  await menu(page)
    .getByRole('option', { name: `Run ${name} now` })
    .click();
  await expect(menu(page)).toBeHidden();
  await expect(page.getByText(`${name} runs now`, { exact: true })).toBeVisible();
  await expect.poll(async () => (await read()).lastExecution?.status).toBe('succeeded');

  await openMenu(page);
  await page.keyboard.type(name);
  await menu(page)
    .getByRole('option', { name: `Pause ${name}` })
    .click();
  await expect.poll(async () => (await read()).enabled).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await read()).enabled).toBe(true);

  await openMenu(page);
  await page.keyboard.type(name);
  await expect(menu(page).getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/schedules/${id}`);
  await openMenu(page);
  await expect(menu(page).getByText(`Actions on ${name}`)).toBeVisible();
});

test('the command menu goes to an execution by its id, and says when nothing is found', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule();
  const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
  await page.goto('/workers');
  await untilLive(page);
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.getByRole('combobox').fill('no such thing at all');
  await expect(menu(page).getByText('Nothing is called “no such thing at all”')).toBeVisible();
  await page.getByRole('combobox').fill(run.id);
  await menu(page).getByRole('option', { name: run.id }).click();
  await expect(page).toHaveURL(`/executions/${run.id}`);
});

test('the theme and the zone are changed from the command menu', async ({ page }) => {
  await page.goto('/schedules');
  await openMenu(page);
  await expectNoViolations(page);
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openMenu(page);
  await page.keyboard.type('times own');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /each schedule’s own zone/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /each schedule’s own zone/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('times of a schedule are shown in its own zone, by the first paint already', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ timezone: 'Asia/Tokyo' });
  const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
  await page.context().addCookies([
    {
      name: 'scheduler-zone',
      url: test.info().project.use.baseURL!,
      value: 'schedule:Europe%2FBerlin',
    },
  ]);
  await page.goto(`/executions/${run.id}`);
  const shown = page.getByText('Fire time').locator('..').getByRole('time');
  const inTokyo = new Date(Date.parse(run.fireTime) + 9 * 3_600_000)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '');
  await expect(shown).toHaveText(inTokyo);
});

test('shortcuts are listed by ?, lead to places, stay off in fields, and can be switched off for good', async ({
  page,
}) => {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.goto('/schedules');
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(sheet).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(sheet.getByText('Create schedule')).toBeVisible();
  await expectNoViolations(page);
  // Keys belong to what is open.
  await page.keyboard.press('c');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page).toHaveURL('/workers');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL('/schedules');
  await page.keyboard.press('c');
  await expect(page).toHaveURL('/schedules/new');
  await page.getByLabel('Name').first().fill('');
  await page.keyboard.type('c?gw');
  await expect(page.getByLabel('Name').first()).toHaveValue('c?gw');
  await page.getByLabel('Name').first().fill('');

  await page.goto('/workers');
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(sheet).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('switch', { name: 'Shortcuts of single keys' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await openMenu(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.keyboard.press('c');
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL('/workers');
});
