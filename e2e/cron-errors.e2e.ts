import { expect, test } from './console-test';

test.beforeEach(async ({ page }) => {
  await page.goto('/schedules/new');
  await expect(page.getByLabel('Time zone')).toContainText('Europe/Berlin');
});

test('a bad expression is told at its field and at its characters, while it is typed', async ({ page }) => {
  const field = page.getByLabel('Expression');
  await field.pressSequentially('*/5 75 * * *');
  await expect(page.getByText('Hour must be 0–23; got 75')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Hour must be 0–23; got 75/);
  await expect(page.locator('.decoration-wavy')).toHaveText('75');

  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page).toHaveURL('/schedules/new');
  await field.fill('*/5 7 * * *');
  await expect(page.getByText('Hour must be 0–23; got 75')).toBeHidden();
});

test('what never fires and what fires in a gap of the clocks is said before it is saved', async ({
  page,
}) => {
  const preview = page.getByRole('complementary', { name: 'Preview' });
  await page.getByLabel('Expression').fill('0 0 30 2 *');
  await expect(preview).toContainText('No call, ever');
  await expect(preview).toContainText('never runs');

  await page.getByLabel('Expression').fill('30 2 * * *');
  await expect(preview).toContainText('has no 02:30');
  await page.getByLabel('Time zone').click();
  await page.getByPlaceholder('Search time zones').fill('utc');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Time zone')).toContainText('UTC');
  await expect(preview).not.toContainText('has no 02:30');
});

test('every field that is wrong says so, and the first gets the focus', async ({ page }) => {
  await page.getByLabel('Payload').fill('{\n  "a": 1,\n}');
  await page.getByLabel('Timeout').fill('20 h');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  for (const message of [
    'Cron expression is required',
    'Name is required',
    'Agent id is required',
    'Agent URL is required',
    'Line 2, column 9: No comma may stand before “}”',
    'Timeout must be 100 ms–1 h; got 20 h',
  ]) {
    await expect(page.getByText(message)).toBeVisible();
  }
  await expect(page.getByLabel('Expression')).toBeFocused();
});

test('what only the server can refuse is told at its field', async ({ page }) => {
  await page.getByLabel('Expression').fill('0 9 * * *');
  await page.getByLabel('Name', { exact: true }).fill('metadata');
  await page.getByLabel('Agent', { exact: true }).fill('metadata');
  await page.getByLabel('Agent URL').fill('http://169.254.169.254/latest');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByLabel('Agent URL')).toHaveAccessibleDescription(
    'The address of the agent is not allowed',
  );
  await expect(page).toHaveURL('/schedules/new');
});

test('what was typed isn’t left without a question', async ({ page }) => {
  await page.getByLabel('Name', { exact: true }).fill('half done');
  await page.getByRole('link', { name: 'Cancel' }).click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('half done');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL('/schedules');
});
