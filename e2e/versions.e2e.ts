import type { APIRequestContext } from '@playwright/test';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { expect, test } from './console-test';
import { expectNoViolations } from './expect-no-violations';

const SECRET = 'Bearer 0123456789-first';

async function edit(request: APIRequestContext, id: string, change: object): Promise<Schedule> {
  const response = await request.patch(`/api/schedules/${id}`, { data: change });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}
const read = async (request: APIRequestContext, id: string): Promise<Schedule> =>
  (await request.get(`/api/schedules/${id}`)).json();

const FIRST = {
  cronExpression: '0 9 1 1 *',
  headers: { authorization: SECRET },
  payload: { batch: { size: 1 } },
  timezone: 'Europe/Berlin',
};

test('a version is found, read field by field, and restored', async ({ page, makeSchedule, request }) => {
  const { id, name } = await makeSchedule(FIRST);
  await edit(request, id, {
    cronExpression: '30 7 1 7 *',
    headers: { authorization: 'Bearer 0123456789-other' },
    payload: { batch: { size: 2 } },
  });
  await page.goto(`/schedules/${id}`);
  const pane = page.getByRole('region', { name: 'Versions' });
  await expect(pane).toContainText('Before: 0 9 1 1 *');
  await expect(pane).toContainText('After: 30 7 1 7 *');
  await pane.getByRole('link', { name: 'All 2' }).click();

  await expect(page.getByRole('heading', { name: 'v2', exact: true })).toBeVisible();
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs).toContainText('payload.batch.size');
  await expect(differs).toContainText('Before: ••••••••irst');
  await expect(differs).not.toContainText(SECRET);
  await page.getByRole('navigation', { name: 'Versions' }).getByRole('link', { name: /^v1/ }).click();
  await expect(page).toHaveURL(`/schedules/${id}/versions?v=1`);
  await expect(page.getByText('there is no version before it')).toBeVisible();
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('from v2, as it is now');
  await expect(page).toHaveURL(`/schedules/${id}/versions?v=1&against=2`);
  await expect(differs).toContainText('After: 0 9 1 1 *');

  await page.getByRole('button', { name: 'Restore v1' }).click();
  const dialog = page.getByRole('dialog', { name: `Restore v1 of ${name}` });
  await expect(dialog).toContainText(/moves from \w{3} 1 Jul.*, 07:30 to \w{3} 1 Jan.*, 09:00/);
  await expect(dialog).toContainText('After: 0 9 1 1 *');
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Restore v1' }).click();
  await expect(page.getByRole('heading', { name: 'v3', exact: true })).toBeVisible();
  await expect(page.getByText('This is what runs now')).toBeVisible();
  expect(await read(request, id)).toMatchObject({ cronExpression: '0 9 1 1 *', version: 3 });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await read(request, id)).cronExpression).toBe('30 7 1 7 *');
});

test('a restoration after which somebody else has saved is refused, and shown anew', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ ...FIRST, description: 'First' });
  await edit(request, id, { description: 'Second' });
  await page.goto(`/schedules/${id}`);
  await page.getByRole('button', { name: 'Restore v1' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Before: Second');
  await edit(request, id, { description: 'Third' });
  await dialog.getByRole('button', { name: 'Restore v1' }).click();
  await expect(dialog.getByRole('alert')).toContainText('It is at v3 now');
  await expect(dialog).toContainText('Before: Third');
  expect((await read(request, id)).description).toBe('Third');
  await dialog.getByRole('button', { name: 'Restore v1' }).click();
  await expect(dialog).toBeHidden();
  expect(await read(request, id)).toMatchObject({ description: 'First', version: 4 });
});

test('versions are gone through by keys, on a phone too', async ({ page, makeSchedule, request }) => {
  await page.setViewportSize({ height: 844, width: 390 });
  const { id } = await makeSchedule(FIRST);
  await edit(request, id, { priority: 5 });
  await page.goto(`/schedules/${id}/versions`);
  // The page listens a moment after it is seen.
  await expect(async () => {
    await page.keyboard.press('[');
    await expect(page).toHaveURL(`/schedules/${id}/versions?v=1`, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('heading', { name: 'v1', exact: true })).toBeVisible();
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { name: 'v2', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('After: 5');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await expectNoViolations(page);
});
