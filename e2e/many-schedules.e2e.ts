import { expect, test, uniqueName, untilLive } from './console-test';
import { type ManySchedules, makeManySchedules } from './many-schedules';

const tag = uniqueName('many');
const SITE = 'Oslo';
let many: ManySchedules;

test.beforeAll(async ({ agent }) => {
  many = await makeManySchedules(tag, `${agent.url}/`);
});
test.afterAll(() => many.remove());
// So many take a busy machine a while, and how long they take is measured elsewhere.
test.setTimeout(300_000);

test('of ten thousand schedules those are found, sorted, chosen and paused that somebody means', async ({
  page,
  request,
}) => {
  const found = many.names.filter((name) => name.includes(SITE));
  const count = found.length.toLocaleString('en-US');
  const table = page.getByRole('table', { name: 'Schedules' });
  const names = table.locator('[data-row-focus]');
  const bar = page.getByRole('region', { name: 'Selected schedules' });

  await page.goto(`/schedules?tag=${tag}`);
  await untilLive(page);
  await expect(names).toHaveCount(50);
  await page.getByRole('button', { name: 'Name' }).click();
  await expect(page).toHaveURL(/sort=name/);
  const sorted = many.names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  await expect(names.first()).toHaveText(sorted[0]!);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(names.first()).toHaveText(sorted[50]!, { timeout: 30_000 });
  await expect(page).toHaveURL(/cursor=/);

  await page.getByLabel('Search schedules').fill(SITE);
  await expect(page).toHaveURL(new RegExp(`q=${SITE}`));
  await expect(page).not.toHaveURL(/cursor=/);
  await expect(names.filter({ hasNotText: SITE })).toHaveCount(0);
  await page.getByLabel('Select all on this page').check();
  await expect(bar.getByText('50 selected')).toBeVisible();
  await bar.getByRole('button', { name: 'Select all that match' }).click();
  await expect(bar.getByText(`${count} selected`)).toBeVisible({ timeout: 30_000 });

  await bar.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(`${count} schedules paused`, { exact: true })).toBeVisible({
    timeout: 150_000,
  });
  const left = async (query: string) =>
    (await (await request.get(`/api/schedules?tag=${tag}&limit=1&${query}`)).json()).data.length;
  expect(await left(`search=${SITE}&enabled=true`)).toBe(0);
  expect(await left('search=Kyoto&enabled=false')).toBe(0);
});

test('deleting many asks for their number, and can be undone', async ({ page }) => {
  await page.goto(`/schedules?tag=${tag}&q=Kyoto`);
  await untilLive(page);
  await page.getByLabel('Select all on this page').check();
  const bar = page.getByRole('region', { name: 'Selected schedules' });
  await bar.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete 50 schedules?' });
  const action = question.getByRole('button', { name: 'Delete 50 schedules' });
  await expect(action).toBeDisabled();
  await question.getByLabel('Type 50 to confirm').fill('50');
  await action.click();
  await expect(page.getByText('50 schedules deleted', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('50 schedules brought back', { exact: true })).toBeVisible({
    timeout: 150_000,
  });
});
