import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, forgive, test, uniqueName, untilLive } from './console-test';

async function openImport(page: Page) {
  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Import a file' }).click();
  return page.getByRole('dialog', { name: 'Import schedules' });
}

test('what is exported as YAML is edited, previewed and imported again', async ({ page, makeSchedule }) => {
  const tag = uniqueName('exported');
  const [first, second] = [await makeSchedule({ tags: [tag] }), await makeSchedule({ tags: [tag] })];
  await page.goto(`/schedules?tag=${tag}`);
  await untilLive(page);
  await page.getByLabel('Select all on this page').check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'As YAML' }).click();
  const file = await (await download).path();
  await expect(page.getByText('2 schedules exported', { exact: true })).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(text).toContain(first.id);

  const dialog = await openImport(page);
  await dialog.getByLabel('Or paste its text').fill(text.replace(second.name, `${second.name}-renamed`));
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('status')).toHaveText('1 to update, 1 unchanged');
  await expect(dialog.getByRole('region', { name: 'What the import will do' })).toContainText(
    `name from ${second.name} to ${second.name}-renamed`,
  );
  await dialog.getByRole('button', { name: 'Import 1 schedule' }).click();
  await expect(dialog.getByRole('status')).toHaveText('1 updated, 1 unchanged');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('link', { name: `${second.name}-renamed` })).toBeVisible();
});

test('a file that is wrong says where, and nothing of it is written', async ({
  page,
  makeSchedule,
  complaints,
}) => {
  const { name } = await makeSchedule();
  await page.goto(`/schedules?q=${name}`);
  await untilLive(page);
  const dialog = await openImport(page);
  const body = { agentId: 'a', agentUrl: 'https://agent.example/', name: `${name}-new` };
  const buffer = Buffer.from(
    JSON.stringify(
      [
        { ...body, cronExpression: '0 75 * * *' },
        { ...body, cronExpression: '@daily' },
      ],
      null,
      1,
    ),
  );
  await dialog
    .getByLabel('File of schedules')
    .setInputFiles({ buffer, mimeType: 'application/json', name: 'schedules.json' });
  await expect(dialog.getByRole('alert')).toContainText('Nothing was imported');
  await expect(dialog.getByRole('region', { name: 'What is wrong' })).toContainText(
    /Line \d+, 0\.cronExpression: Hour/,
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table', { name: 'Schedules' }).locator('tbody tr')).toHaveCount(1);
  forgive(complaints, /422/);
});
