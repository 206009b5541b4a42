import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext } from '@playwright/test';
import { expect, test, untilLive } from './console-test';

async function runOnce(request: APIRequestContext, scheduleId: string, data?: object): Promise<string> {
  const run = await (await request.post(`/api/schedules/${scheduleId}/trigger`, { data })).json();
  return run.id;
}

/** An agent that answers when it is told to. */
async function slowAgent() {
  const waiting: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    waiting.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    answer: async () => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      for (const response of waiting.splice(0)) response.end('done');
    },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('what failed says why, and runs again with the same payload until it is green', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({
    agentUrl: `${agent.url}/status/404`,
    retryPolicy: { maxAttempts: 1 },
  });
  const failed = await runOnce(request, id, { payload: { invoice: 'A-17' } });
  await page.goto(`/executions/${failed}`);
  await expect(
    page.getByRole('heading', { name: 'Failed after 1 attempt: the agent answered 404' }),
  ).toBeVisible();
  const meaning = page.getByRole('region', { name: 'What it means' });
  await expect(meaning).toContainText('The agent refused the request: HTTP 404.');
  await expect(meaning).toContainText('it isn’t retried');
  await page.getByRole('button', { name: 'v1: show this version of the schedule' }).click();
  await expect(page.getByRole('dialog')).toContainText('/status/404');
  await page.keyboard.press('Escape');

  await request.patch(`/api/schedules/${id}`, { data: { agentUrl: `${agent.url}/mended` } });
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByRole('heading', { name: 'Succeeded at once' })).toBeVisible();
  await expect(page).not.toHaveURL(`/executions/${failed}`);
  expect(agent.calls.filter(({ path }) => path === '/mended').map(({ body }) => JSON.parse(body))).toEqual([
    { invoice: 'A-17' },
  ]);

  await page.keyboard.press('j');
  await expect(page).toHaveURL(`/executions/${failed}`);
  await expect(page.getByRole('heading', { name: /^Failed/ })).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'Succeeded at once' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(page.getByRole('heading', { name: /^Failed/ })).toBeVisible();
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { name: 'Succeeded at once' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next run' })).toBeDisabled();

  const newest = await runOnce(request, id);
  await page.getByRole('link', { name: 'Next run' }).click();
  await expect(page).toHaveURL(`/executions/${newest}`);
});

test('what was triggered turns green under the eyes of whoever watches, and runs again with another payload', async ({
  page,
  makeSchedule,
}) => {
  await using slow = await slowAgent();
  const { id } = await makeSchedule({ agentUrl: slow.url, payload: { batch: 1 } });
  await page.goto(`/schedules/${id}`);
  await untilLive(page);
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByRole('button', { name: 'Open the run' }).click();
  await expect(page.getByRole('heading', { name: 'Attempt 1 is running' })).toBeVisible();
  const run = page.url();
  await slow.answer();
  await expect(page.getByRole('heading', { name: 'Succeeded at once' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('succeeded +');

  await page.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('menuitem', { name: /another payload/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Run again with another payload' });
  const payload = dialog.getByLabel('Payload');
  await expect(payload).toHaveValue('{\n  "batch": 1\n}');
  await payload.fill('{ "batch": 2, }');
  await dialog.getByRole('button', { name: 'Run with this' }).click();
  await expect(dialog).toContainText('Line 1, column 13: No comma may stand before “}”');
  await payload.fill('{ "batch": 2 }');
  await dialog.getByRole('button', { name: 'Run with this' }).click();
  await expect(page).not.toHaveURL(run);
  await expect(page.getByRole('heading', { name: 'Attempt 1 is running' })).toBeVisible();
  await slow.answer();
  await expect(page.getByRole('heading', { name: 'Succeeded at once' })).toBeVisible();
  await page.getByRole('radio', { name: 'Request' }).click();
  await expect(page.getByRole('region', { name: 'Request body' })).toContainText('"batch": 2');
});

test('a running one is cancelled after a question, which can be answered with no', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({ agentId: 'sleeper', agentUrl: `${agent.url}/hang` });
  const run = await runOnce(request, id);
  await page.goto(`/executions/${run}`);
  await expect(page.getByRole('heading', { name: 'Attempt 1 is running' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Cuts off attempt 1 at sleeper');
  await question.getByRole('button', { name: 'Keep it' }).click();
  expect((await (await request.get(`/api/executions/${run}`)).json()).cancelRequestedAt).toBeNull();

  await page.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Cancel execution' }).click();
  await expect(page.getByRole('heading', { name: /^Cancelled/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
});

test('each part of the timeline says what it is when it has the focus', async ({
  page,
  agent,
  makeSchedule,
  request,
}) => {
  const { id } = await makeSchedule({
    agentUrl: `${agent.url}/sequence/503,200`,
    retryPolicy: { initialDelayMs: 500, maxAttempts: 2 },
  });
  await page.goto(`/executions/${await runOnce(request, id)}`);
  await expect(page.getByRole('heading', { name: 'Succeeded on attempt 2' })).toBeVisible();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: /^Attempt 1, 503/ }).focus();
  await page.keyboard.press('Tab');
  await expect(timeline.getByRole('button', { name: /^Wait .*By the retry policy/ })).toBeFocused();
  await expect(page.getByRole('tooltip').filter({ hasText: 'By the retry policy' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Attempt 1' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'What it means' })).toContainText('HTTP 503');
});

test('what an agent sends stays text', async ({ page, agent, makeSchedule, request }) => {
  const hostile = '<img src=x onerror="document.title=1"></pre><script>document.title=1</script>';
  const { id } = await makeSchedule({ agentUrl: `${agent.url}/hostile`, payload: { hostile } });
  await page.goto(`/executions/${await runOnce(request, id)}`);
  const title = 'Succeeded at once';
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const body = page.getByRole('region', { name: 'Response body' });
  await expect(body).toContainText('<img src=x onerror=');
  await page.getByRole('radio', { name: 'Raw' }).click();
  await expect(body).toContainText('</pre><script>');
  expect(await page.locator('main img, main script').count()).toBe(0);
  await expect(page).toHaveTitle(`${title} — Scheduler`);
});
