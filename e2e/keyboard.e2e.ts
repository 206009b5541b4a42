import type { Page } from '@playwright/test';
import { expect, forgive, test, uniqueName } from './console-test';

/** Presses Tab until something of that name has the focus; a person would give up too at some point. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = page.locator(':focus');
    if ((await focused.count()) > 0 && (await matches(focused, name))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

async function matches(focused: ReturnType<Page['locator']>, name: RegExp | string): Promise<boolean> {
  try {
    await expect(focused).toHaveAccessibleName(name, { timeout: 50 });
    return true;
  } catch {
    return false;
  }
}

test('a schedule is made, paused, run and deleted without a mouse', async ({
  page,
  agent,
  request,
  complaints,
}) => {
  const name = uniqueName('by-keyboard');
  await page.goto('/schedules/new');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');

  await tabTo(page, 'Expression');
  await page.keyboard.type('0 9 * * 1-5');
  await tabTo(page, /^Time zone/);
  await page.keyboard.press('Enter');
  await expect(page.getByPlaceholder('Search time zones')).toBeFocused();
  await page.keyboard.type('kathmandu');
  await expect(page.getByRole('listbox', { name: 'time zones' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Time zone')).toContainText('Asia/Kathmandu');
  await tabTo(page, 'Name');
  await page.keyboard.type(name);
  await tabTo(page, 'Agent');
  await page.keyboard.type('keyboard-agent');
  await tabTo(page, 'Method');
  await page.keyboard.type('PUT');
  await tabTo(page, 'Agent URL');
  await page.keyboard.type(`${agent.url}/keyboard`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();

  await tabTo(page, `${name} enabled`);
  await page.keyboard.press('Space');
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await tabTo(page, 'Run now');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('table', { name: 'Executions and skips' }).getByText('Succeeded'),
  ).toBeVisible();
  expect(agent.calls.find(({ path }) => path === '/keyboard')?.method).toBe('PUT');

  await tabTo(page, 'More');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  // The menu listens a moment after it is seen.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem').last()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toContainText('its 1 execution');
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await tabTo(page, 'Delete schedule');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/schedules');
  const { data } = await (await request.get(`/api/schedules?search=${name}`)).json();
  expect(data).toEqual([]);
  forgive(complaints, /404/);
});

test('/ goes to the search, which the URL keeps', async ({ page, makeSchedule }) => {
  const { name } = await makeSchedule({ name: uniqueName('needle') });
  await makeSchedule({ name: uniqueName('hay') });
  await page.goto('/schedules');
  // The page listens a moment after it is seen.
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.getByLabel('Search schedules')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(name);
  await expect(page).toHaveURL(`/schedules?q=${name}`);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByRole('link', { name: /^hay-/ })).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('Search schedules')).toHaveValue(name);
  await expect(page.getByRole('link', { name: /^hay-/ })).toHaveCount(0);
});
