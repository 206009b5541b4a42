import type { Page } from '@playwright/test';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { expect, test, uniqueName, untilLive } from './console-test';

const rows = (page: Page) => page.getByRole('table', { name: 'Schedules' }).locator('tbody tr');
const bar = (page: Page) => page.getByRole('region', { name: 'Selected schedules' });

test('filters are in the URL and survive a reload', async ({ page, makeSchedule }) => {
  const tag = uniqueName('filtered');
  await makeSchedule({ tags: [tag] });
  const paused = await makeSchedule({ enabled: false, tags: [tag] });

  await page.goto(`/schedules?tag=${tag}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByLabel('State').selectOption('Paused');
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/enabled=false/);
  await page.getByRole('button', { name: 'Name' }).click();
  await expect(page).toHaveURL(/sort=name/);

  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('link', { name: paused.name })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByLabel('State')).toHaveValue('paused');

  await page.getByLabel('Search schedules').fill('nobody has this');
  await expect(page.getByText('No schedule has “nobody has this” in it')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/schedules\?sort=name$/);
});

test('many are paused at once, and undoing it resumes only those that were on', async ({
  page,
  makeSchedule,
  request,
}) => {
  const tag = uniqueName('bulk');
  const on = [await makeSchedule({ tags: [tag] }), await makeSchedule({ tags: [tag] })];
  const paused = await makeSchedule({ enabled: false, tags: [tag] });
  const isEnabled = async ({ id }: Schedule) =>
    ((await (await request.get(`/api/schedules/${id}`)).json()) as Schedule).enabled;

  await page.goto(`/schedules?tag=${tag}`);
  await page.getByLabel('Select all on this page').check();
  await expect(bar(page).getByText('3 selected')).toBeVisible();
  await bar(page).getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('3 schedules paused', { exact: true })).toBeVisible();
  expect(await Promise.all(on.map(isEnabled))).toEqual([false, false]);
  await expect(bar(page)).toBeHidden();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 schedules resumed', { exact: true })).toBeVisible();
  expect(await Promise.all([...on, paused].map(isEnabled))).toEqual([true, true, false]);
});

test('deleted schedules are brought back from their own list', async ({ page, makeSchedule }) => {
  const tag = uniqueName('deleted');
  const { name } = await makeSchedule({ tags: [tag] });
  await page.goto(`/schedules?tag=${tag}`);
  await page.getByLabel(`Select ${name}`).check();
  await bar(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 1 schedule' }).click();
  await expect(page.getByText('No schedule matches these filters')).toBeVisible();

  await page.getByLabel('State').selectOption('Deleted, last 24 h');
  await page.getByRole('button', { name: `Bring ${name} back` }).click();
  await expect(page.getByText('1 schedule brought back', { exact: true })).toBeVisible();
  await page.getByLabel('State').selectOption('Any state');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('a view is saved, opened, renamed and deleted', async ({ page, makeSchedule }) => {
  const tag = uniqueName('viewed');
  await makeSchedule({ tags: [tag] });
  await page.goto(`/schedules?tag=${tag}`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('Mine');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('button', { name: 'Mine' })).toBeVisible();

  await page.goto('/schedules');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Mine' }).click();
  await expect(page).toHaveURL(new RegExp(`tag=${tag}`));
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Mine' }).click();
  await page.getByRole('menuitem', { name: 'Rename this view' }).click();
  await page.getByLabel('Name of the view').fill('Ours');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ours' }).click();
  await page.getByRole('menuitem', { name: 'Delete this view' }).click();
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible();
});

test('rows are gone through and chosen by keys, and the strip leads to the run', async ({
  page,
  makeSchedule,
  request,
}) => {
  const tag = uniqueName('keys');
  const first = await makeSchedule({ name: uniqueName('a'), tags: [tag] });
  const second = await makeSchedule({ name: uniqueName('b'), tags: [tag] });
  const run = await (await request.post(`/api/schedules/${second.id}/trigger`)).json();
  await expect
    .poll(async () => (await (await request.get(`/api/executions/${run.id}`)).json()).status)
    .toBe('succeeded');

  await page.goto(`/schedules?tag=${tag}&sort=name`);
  await expect(page.getByRole('row', { name: new RegExp(second.name) })).toContainText(
    'Last outcome: 1 succeeded',
  );
  await untilLive(page);
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: first.name })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByLabel(`Select ${second.name}`)).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await page.locator(`a[href="/executions/${run.id}"]`).click();
  await expect(page).toHaveURL(`/executions/${run.id}`);
});

test('the menu of a row is opened by a key, and what it deleted is brought back', async ({
  page,
  makeSchedule,
}) => {
  const tag = uniqueName('menu');
  const { name } = await makeSchedule({ tags: [tag] });
  await page.goto(`/schedules?tag=${tag}`);
  await untilLive(page);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page
    .getByRole('alertdialog', { name: `Delete ${name}?` })
    .getByRole('button', { name: 'Delete schedule' })
    .click();
  await expect(page.getByText('No schedule matches these filters')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`tag=${tag}`));
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
});
