import { expect, forgive, test } from './console-test';
import { expectNoViolations } from './expect-no-violations';

test.beforeEach(async ({ request }) => {
  const { data } = await (await request.get('/api/schedules?limit=200')).json();
  for (const { id } of data) await request.delete(`/api/schedules/${id}`);
});

/** Whether an element has the colour of success, whichever theme it is. */
function isGreen(element: HTMLElement | SVGElement): boolean {
  const probe = document.createElement('span');
  probe.style.color = 'var(--success-fg)';
  document.body.append(probe);
  const green = getComputedStyle(probe).color;
  probe.remove();
  return getComputedStyle(element).color === green;
}

test('a newcomer makes the first schedule, sees it run, edits it and deletes it', async ({
  page,
  agent,
  complaints,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Overview — Scheduler');
  await expect(page.getByRole('heading', { name: 'Nothing is scheduled' })).toBeVisible();
  await page.getByRole('link', { name: 'Create schedule' }).click();

  await page.getByLabel('Expression').fill('*/2 * * * * *');
  const preview = page.getByRole('complementary', { name: 'Preview' });
  await expect(preview).toContainText('Every 2 seconds');
  await expect(preview).toContainText('calls a month');
  await expect(preview.getByRole('table', { name: 'Next fire times' }).getByRole('row')).toHaveCount(11);
  await expect(page.getByLabel('Time zone')).toContainText('Europe/Berlin');
  await expect(page.getByText('Proposed by this browser')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('first-schedule');
  await page.getByLabel('Agent', { exact: true }).fill('first-agent');
  await page.getByLabel('Agent URL').fill(`${agent.url}/`);
  await page.getByRole('button', { name: 'Create schedule' }).click();

  await expect(page.getByRole('heading', { name: 'first-schedule' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  const outcome = page.getByRole('table', { name: 'Executions and skips' }).getByText('Succeeded').first();
  await expect(outcome).toBeVisible();
  expect(await outcome.evaluate(isGreen)).toBe(true);
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  expect(agent.calls.length).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Expression').fill('0 9 * * 1-5');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(/\/schedules\/[0-9a-f-]{36}$/);
  await expect(page.getByText('At 09:00, Monday to Friday')).toBeVisible();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete first-schedule?' });
  await expect(dialog).toContainText(/Deletes the schedule and its [\d,]+ executions?\./);
  await dialog.getByRole('button', { name: 'Delete schedule' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is scheduled' })).toBeVisible();
  // A read of the page that was under way when its schedule went.
  forgive(complaints, /404/);
});

test('an example fills the form in', async ({ page }) => {
  await page.goto('/schedules');
  await page.getByRole('link', { name: /Nightly batch/ }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('nightly-batch');
  await expect(page.getByLabel('Expression')).toHaveValue('30 2 * * *');
  await expect(page.getByLabel('Attempts')).toHaveValue('5');
  await expect(page.getByLabel('Timeout')).toHaveValue('10 min');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the empty list in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/schedules');
    await expect(page.getByRole('heading', { name: 'Nothing is scheduled' })).toBeVisible();
    await expectNoViolations(page);
  });
}

test('the overview says what is wrong while it is, and that all is good when it isn’t', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id, name } = await makeSchedule({ retryPolicy: { maxAttempts: 1 } });
  const call = async (path: string) => {
    await request.patch(`/api/schedules/${id}`, { data: { agentUrl: `${agent.url}${path}` } });
    await request.post(`/api/schedules/${id}/trigger`);
  };
  await call('/');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^All good: [\d,]+ runs? in the last hour, next in \d+ d/,
  );
  await expect(page).toHaveTitle('Overview — Scheduler');
  await expect(page.getByText('Nothing: no schedule’s last run failed.')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  await call('/status/404');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 schedule failing');
  await expect(page).toHaveTitle('● 1 failing — Scheduler');
  await expect(page.getByText(/runs? in the last hour: .*1 failed/)).toBeVisible();
  const failing = page.getByRole('list', { name: 'Failing schedules' }).getByRole('listitem');
  await expect(failing).toHaveCount(1);
  await expect(failing).toContainText(`${name}e2e-agent answered 404`);
  await expect(page.getByRole('list', { name: 'Due next' })).toContainText(name);

  await call('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Nothing fails now: .*1 failed/);
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  const html = await (await request.get('/')).text();
  expect(html).toMatch(/(Nothing fails now|All good): /);
});
