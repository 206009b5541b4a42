import type { APIRequestContext, Page } from '@playwright/test';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { expect, forgive, test, untilLive } from './console-test';
import { expectNoViolations } from './expect-no-violations';

const read = async (request: APIRequestContext, id: string): Promise<Schedule> =>
  (await request.get(`/api/schedules/${id}`)).json();

async function choose(page: Page, item: string): Promise<void> {
  await expect(page.getByRole('banner').getByText('Live')).toBeAttached();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a schedule is run with another payload, which is checked while it is typed', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id, name } = await makeSchedule({
    agentUrl: `${agent.url}/other-payload`,
    payload: { day: 'own' },
  });
  await page.goto(`/schedules/${id}`);
  await choose(page, 'Run with another payload');
  const dialog = page.getByRole('dialog', { name: `Run ${name} with another payload` });
  const payload = dialog.getByLabel('Payload');
  await expect(payload).toBeFocused();
  await expect(payload).toHaveValue('{\n  "day": "own"\n}');
  await payload.fill('{ "day": "other", }');
  await expect(dialog).toContainText('Line 1, column 17');
  await expect(dialog.getByRole('button', { name: 'Run now' })).toBeDisabled();
  await payload.fill('{ "day": "other" }');
  await expectNoViolations(page);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => agent.calls.find(({ path }) => path === '/other-payload')?.body)
    .toEqual(expect.stringContaining('"other"'));
  expect((await read(request, id)).payload).toEqual({ day: 'own' });
});

test('a schedule is paused until an end in its zone, and resumed with what it missed', async ({
  page,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ cronExpression: '* * * * * *', timezone: 'Asia/Tokyo' });
  await page.goto(`/schedules/${id}`);
  await choose(page, 'Pause until');
  const pause = page.getByRole('dialog', { name: /^Pause / });
  await pause.getByLabel('Until, in Asia/Tokyo').fill('2020-01-01T09:00');
  await expect(pause).toContainText('Must lie in the future');
  await pause.getByRole('button', { name: 'Tomorrow 09:00' }).click();
  await expect(pause).toContainText(/Fires again by itself from .*, 09:00 UTC\+9/);
  await pause.getByRole('switch', { name: 'Cancel what waits' }).click();
  await expectNoViolations(page);
  await pause.getByRole('button', { name: 'Pause until then' }).click();
  await expect(pause).toBeHidden();
  await expect(page.getByText(/Paused, resumes in/)).toBeVisible();
  expect((await read(request, id)).pausedUntil).toMatch(/T00:00:00\.000Z$/);

  // By the keyboard alone.
  await page.keyboard.press('p');
  const resume = page.getByRole('dialog', { name: /^Resume / });
  await expect(resume).toContainText(
    /\d+ fire times passed in the pause|1 fire time passed in the pause|Nothing was due/,
  );
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(resume).toBeHidden();
});

test('what a pause missed is counted, and caught up when that is wanted', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ agentUrl: `${agent.url}/caught-up`, cronExpression: '* * * * * *' });
  await request.post(`/api/schedules/${id}/pause`);
  const before = agent.calls.filter(({ path }) => path === '/caught-up').length;
  await page.goto(`/schedules/${id}`);
  const resume = page.getByRole('dialog', { name: /^Resume / });
  // Until the pause is long enough to have missed something.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await choose(page, 'Resume, with what was missed');
    await expect(resume).toContainText(/\d+ fire times passed in the pause/, { timeout: 2_000 });
  }).toPass();
  await expect(resume).toContainText(/run at once/);
  await resume.getByRole('radio', { name: 'From now on' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(resume.getByRole('radio', { name: 'Catch up' })).toBeChecked();
  await resume.getByRole('button', { name: 'Resume' }).click();
  await expect(resume).toBeHidden();
  await expect
    .poll(() => agent.calls.filter(({ path }) => path === '/caught-up').length)
    .toBeGreaterThan(before + 1);
  expect((await read(request, id)).enabled).toBe(true);
});

test('the definition is copied as JSON, curl and CLI, and a duplicate begins from it', async ({
  page,
  makeSchedule,
}) => {
  const { id, name } = await makeSchedule({ tags: ['copied'] });
  await page.goto(`/schedules/${id}`);
  await untilLive(page);
  await page.getByRole('radio', { name: 'CLI' }).click();
  const cli = page.getByRole('region', { name: 'Definition as CLI' });
  await expect(cli).toContainText('npx scheduler schedules create --file -');
  await expect(cli).toContainText(`--name '${name}'`);
  await page.getByRole('radio', { name: 'curl' }).click();
  await expect(page.getByRole('region', { name: 'Definition as curl' })).toContainText('curl -X POST');
  await choose(page, 'Duplicate');
  await expect(page).toHaveURL(`/schedules/new?from=${id}`);
});

test('a deleted schedule says so on its page, and is brought back', async ({
  page,
  makeSchedule,
  request,
  complaints,
}) => {
  const { id, name } = await makeSchedule();
  await page.goto(`/schedules/${id}`);
  await choose(page, 'Delete');
  await page.getByRole('button', { name: 'Delete schedule' }).click();
  await expect(page).toHaveURL('/schedules');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${name} is back`, { exact: true })).toBeVisible();
  expect((await read(request, id)).name).toBe(name);

  await request.delete(`/api/schedules/${id}`);
  for (const path of ['', '/versions', '/edit']) {
    await page.goto(`/schedules/${id}${path}`);
    await expect(page.getByRole('heading', { name: `${name} is deleted` })).toBeVisible();
  }
  await page.goto(`/schedules/${id}`);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run now' })).toBeVisible();
  expect((await read(request, id)).enabled).toBe(true);
  forgive(complaints, /404/);
});

test('a schedule that is deleted under an open page is brought back from there', async ({
  page,
  makeSchedule,
  request,
  complaints,
}) => {
  const { id } = await makeSchedule();
  await page.goto(`/schedules/${id}`);
  await untilLive(page);
  await request.delete(`/api/schedules/${id}`);
  await expect(page.getByText('This schedule is deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByText('This schedule is deleted.')).toBeHidden();
  expect((await read(request, id)).enabled).toBe(true);
  forgive(complaints, /404/);
});
