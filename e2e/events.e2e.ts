import { rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { test as plainTest } from '@playwright/test';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { ChangesEvent } from '@/lib/contracts/event';
import { makeScratchFolder } from '@/scripts/embedded-postgres/throwaway';
import { freePort } from '@/scripts/free-port';
import { expect, test } from './console-test';
import { Instance } from './instance';

/** Below the limit after which whoever stops a web server kills it. */
const STOPS_WITHIN_MS = 4_500;

interface Stream {
  response: IncomingMessage;
  messages: EventSourceMessage[];
  /** Resolves when the server has ended it, or it was cut off. */
  ended: Promise<void>;
}

/** An event stream over real HTTP, by a client that would take it compressed. */
async function openStream(base: string, headers: Record<string, string> = {}): Promise<Stream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const address = `${base}/api/events?topics=schedules,executions`;
    get(address, { headers: { 'accept-encoding': 'gzip, br', ...headers } }, resolve).on('error', reject);
  });
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
  const ended = new Promise<void>((resolve) => response.once('close', () => resolve()));
  return { ended, messages, response };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const changesOf = ({ messages }: Stream) =>
  messages.filter(({ event }) => event === 'changes').map(({ data }) => JSON.parse(data) as ChangesEvent);

test('a stream is neither held back nor compressed on its way, and tells of a run as it goes', async ({
  baseURL,
  makeSchedule,
  request,
}) => {
  const stream = await openStream(baseURL!);
  expect(stream.response.statusCode).toBe(200);
  expect(stream.response.headers).toMatchObject({
    'cache-control': 'private, no-store, no-transform',
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  expect(stream.response.headers['content-encoding']).toBeUndefined();
  await expect.poll(() => stream.messages.map(({ event }) => event)).toEqual(['hello']);

  const { id } = await makeSchedule();
  await expect
    .poll(() => changesOf(stream).flatMap(({ schedules }) => schedules))
    .toContainEqual(expect.objectContaining({ deleted: false, id, version: 1 }));
  const run = await (await request.post(`/api/schedules/${id}/trigger`)).json();
  await expect
    .poll(() => changesOf(stream).flatMap(({ executions }) => executions))
    .toContainEqual(expect.objectContaining({ id: run.id, scheduleId: id, status: 'succeeded' }));
  stream.response.destroy();
});

test('a browser goes on where it was when its connection was cut', async ({
  page,
  context,
  makeSchedule,
  complaints,
}) => {
  await page.goto('/schedules');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const source = new EventSource('/api/events?topics=schedules');
    source.addEventListener('hello', () => heard.push('hello'));
    source.addEventListener('resync', () => heard.push('resync'));
    source.addEventListener('changes', ({ data }) => {
      for (const { id } of JSON.parse(data).schedules) heard.push(id);
    });
  });
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await expect.poll(heard).toEqual(['hello']);
  const before = await makeSchedule();
  await expect.poll(heard).toContain(before.id);
  await context.setOffline(true);
  const meanwhile = await makeSchedule();
  await context.setOffline(false);
  await expect.poll(heard, { timeout: 20_000 }).toContain(meanwhile.id);
  expect((await heard()).filter((text) => text === 'hello' || text === 'resync')).toEqual(['hello']);
  complaints.splice(0);
});

plainTest(
  'open streams don’t keep a server from stopping, and go on at the next one',
  async ({ request }) => {
    const data = await makeScratchFolder('scheduler-events-');
    const instance = new Instance(data);
    try {
      const base = await instance.start(await freePort());
      const streams = await Promise.all(Array.from({ length: 20 }, () => openStream(base)));
      // One that doesn't read.
      streams[0]!.response.pause();
      const made = await request.post(`${base}/api/schedules`, {
        data: { agentId: 'a', agentUrl: 'http://127.0.0.1:9/', cronExpression: '0 0 1 1 *', name: 'Before' },
      });
      const { id } = await made.json();
      await expect
        .poll(() => changesOf(streams[1]!).flatMap(({ schedules }) => schedules.map((change) => change.id)))
        .toContain(id);
      const lastEventId = streams[1]!.messages.at(-1)!.id!;
      await request.patch(`${base}/api/schedules/${id}`, { data: { name: 'Meanwhile' } });

      const pid = instance.pidOf('web server');
      const stoppedAt = Date.now();
      process.kill(pid, 'SIGTERM');
      await Promise.all(streams.slice(1).map(({ ended }) => ended));
      await expect.poll(() => isAlive(pid), { intervals: [50] }).toBe(false);
      expect(Date.now() - stoppedAt).toBeLessThan(STOPS_WITHIN_MS);

      // Whoever watches over the server starts it again.
      const live = () => request.get(`${base}/api/health/live`).catch(() => null);
      await expect.poll(async () => (await live())?.ok(), { timeout: 60_000 }).toBe(true);
      const stream = await openStream(base, { 'last-event-id': lastEventId });
      await expect
        .poll(() => changesOf(stream).flatMap(({ schedules }) => schedules))
        .toContainEqual(expect.objectContaining({ id, version: 2 }));
      expect(stream.messages.map(({ event }) => event)).not.toContain('hello');
      stream.response.destroy();
    } finally {
      await instance.stop();
      rmSync(data, { force: true, recursive: true });
    }
  },
);
