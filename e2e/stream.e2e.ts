import { rmSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { expect, forgive, test, untilLive } from './console-test';
import { Instance } from './instance';

/** Event streams that were opened and haven't ended. */
function countStreams(context: BrowserContext): { opened: () => number; polls: () => number } {
  let opened = 0;
  let polls = 0;
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/api/events') opened += 1;
    else if (pathname.startsWith('/api/schedules/')) polls += 1;
  });
  return { opened: () => opened, polls: () => polls };
}

test('two tabs are live over one stream, and the other one goes on when the first is closed', async ({
  context,
  page,
  makeSchedule,
  request,
}) => {
  const streams = countStreams(context);
  const { id } = await makeSchedule();
  const set = (enabled: boolean) => request.patch(`/api/schedules/${id}`, { data: { enabled } });
  const second = await context.newPage();
  await page.goto(`/schedules/${id}`);
  await untilLive(page);
  await expect.poll(streams.opened).toBe(1);
  await second.goto(`/schedules/${id}`);
  await untilLive(second);

  await set(false);
  // Sooner than any of them would ask by itself.
  for (const tab of [page, second]) await expect(tab.getByText('Paused', { exact: true })).toBeVisible();
  expect(streams.opened()).toBe(1);

  await page.close();
  await expect.poll(streams.opened).toBe(2);
  await set(true);
  await expect(second.getByText('Paused', { exact: true })).toBeHidden();
});

test('without the means to share a stream each tab has its own', async ({
  context,
  page,
  makeSchedule,
  request,
}) => {
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }),
  );
  const streams = countStreams(context);
  const { id } = await makeSchedule();
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await tab.goto(`/schedules/${id}`);
    await untilLive(tab);
  }
  await expect.poll(streams.opened).toBe(2);
  await request.patch(`/api/schedules/${id}`, { data: { enabled: false } });
  for (const tab of [page, second]) await expect(tab.getByText('Paused', { exact: true })).toBeVisible();
});

test('a page that the stream keeps up to date doesn’t poll', async ({ context, page, makeSchedule }) => {
  const { id } = await makeSchedule();
  const streams = countStreams(context);
  await page.clock.install();
  await page.goto(`/schedules/${id}`);
  await expect.poll(streams.opened).toBe(1);
  await untilLive(page);
  // What the page reads once when the stream has come.
  await page.clock.runFor(1_000);
  await expect.poll(streams.polls).toBeGreaterThan(0);
  const before = streams.polls();
  await page.clock.runFor(14_000);
  expect(streams.polls()).toBe(before);
  await page.clock.runFor(20_000);
  await expect.poll(streams.polls).toBeGreaterThan(before);
});

test('a server that is started anew under an open page leaves its data there, and is caught up with', async ({
  page,
  complaints,
  request,
}) => {
  const data = await makeScratchFolder('scheduler-restart-');
  const instance = new Instance(data);
  const port = await freePort();
  try {
    const base = await instance.start(port);
    const made = await request.post(`${base}/api/schedules`, {
      data: { agentId: 'a', agentUrl: 'http://127.0.0.1:9/', cronExpression: '0 0 1 1 *', name: 'Stays' },
    });
    const { id } = await made.json();
    await page.goto(`${base}/schedules/${id}`);
    await untilLive(page);
    await instance.stop();
    await expect(page.getByText(/^Offline since \d\d:\d\d/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Stays' })).toBeVisible();

    expect(await instance.start(port)).toBe(base);
    await request.patch(`${base}/api/schedules/${id}`, { data: { enabled: false } });
    await expect(page.getByText(/^Offline since/)).toBeHidden({ timeout: 20_000 });
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await untilLive(page);
    await request.patch(`${base}/api/schedules/${id}`, { data: { enabled: true } });
    await expect(page.getByText('Paused', { exact: true })).toBeHidden();
    await page.close();
    forgive(complaints, /ERR_|Failed to load resource/);
  } finally {
    await instance.stop();
    rmSync(data, { force: true, recursive: true });
  }
});
