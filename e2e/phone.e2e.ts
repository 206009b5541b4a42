import type { Page } from '@playwright/test';
import { expect, test, uniqueName } from './console-test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Nothing sticks out at the right, and nothing to tap is smaller than 24 × 24. */
async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  const cut = await page.locator('main :is(a, button, input):visible').evaluateAll((elements) =>
    elements
      .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.right > window.innerWidth + 1 && box.left < window.innerWidth)
      .map(({ html }) => html),
  );
  expect(cut).toEqual([]);
}

test('every page fits a phone', async ({ page, makeSchedule, agent, request }) => {
  const { id } = await makeSchedule({
    name: 'a-name-that-is-rather-long-for-the-width-of-a-phone',
    agentUrl: `${agent.url}/status/404`,
    description: 'Reads the shared inbox and files every invoice with its cost centre.',
    tags: ['finance', 'p1'],
  });
  const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
  for (const path of [
    '/',
    '/schedules',
    '/schedules/new',
    `/schedules/${id}`,
    `/schedules/${id}/edit`,
    '/executions?status=failed&since=24h',
    '/executions/skips',
    `/executions/${run.id}`,
    '/workers',
  ]) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectFits(page);
    });
  }
});

test('a schedule is made and opened on a phone', async ({ page, agent, request }) => {
  const name = uniqueName('phone');
  await page.goto('/schedules');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Create' }).tap();
  await page.getByRole('button', { name: 'Weekdays at 09:00' }).tap();
  const line = page.getByRole('button', { name: /At 09:00, Monday to Friday/ });
  await expect(line).toBeVisible();
  await line.tap();
  await expect(page.getByRole('table', { name: 'Next fire times' }).getByRole('row')).toHaveCount(11);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Agent', { exact: true }).fill('phone-agent');
  await page.getByLabel('Agent URL').fill(`${agent.url}/`);
  await page.getByRole('button', { name: 'Create schedule' }).tap();
  await expect(page.getByRole('heading', { name })).toBeVisible();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Schedules' }).tap();
  await page.getByRole('row', { name: new RegExp(name) }).tap();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  const { data } = await (await request.get(`/api/schedules?search=${name}`)).json();
  await request.delete(`/api/schedules/${data[0].id}`);
});

test('rows are chosen on a phone, and paused', async ({ page, makeSchedule, request }) => {
  const tag = uniqueName('chosen');
  const { id, name } = await makeSchedule({ tags: [tag] });
  await makeSchedule({ tags: [tag] });
  await page.goto(`/schedules?tag=${tag}`);
  await page.getByRole('button', { name: 'Select', exact: true }).tap();
  await page.getByRole('row', { name: new RegExp(name) }).tap();
  await expect(page.getByLabel(`Select ${name}`)).toBeChecked();
  const bar = page.getByRole('region', { name: 'Selected schedules' });
  await expect(bar.getByText('1 selected')).toBeVisible();
  await expectFits(page);
  await bar.getByRole('button', { name: 'Pause' }).tap();
  await expect(page.getByText('1 schedule paused', { exact: true })).toBeVisible();
  expect((await (await request.get(`/api/schedules/${id}`)).json()).enabled).toBe(false);
});
