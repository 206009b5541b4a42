import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExecutionChange } from '@/lib/contracts/event';
import { positionText } from '@/lib/domain/change-position';
import { Session } from '../../session';
import { readEvents } from './read-events';
import { createTailWriter } from './tail-line';

const SEEN_AT_MS = Date.UTC(2026, 0, 31, 9);
const SEEN = positionText({ atMs: SEEN_AT_MS, transaction: 7 });
const LATER = positionText({ atMs: SEEN_AT_MS + 900_000, transaction: 9 });
const instant = (afterMs: number) => new Date(SEEN_AT_MS + afterMs).toISOString();

const succeeded = (id: string, completedAt: string): ExecutionChange => ({
  agentId: 'reporter',
  attempts: 1,
  completedAt,
  durationMs: 12,
  errorClass: null,
  fireTime: completedAt,
  httpStatus: 200,
  id,
  latenessMs: 1,
  nextAttemptAt: null,
  nextFireAt: null,
  scheduleId: 's',
  startedAt: completedAt,
  status: 'succeeded',
  trigger: 'manual',
  version: 1,
});
const changes = (position: string, ...executions: ExecutionChange[]) =>
  `id: ${position}\nevent: changes\ndata: ${JSON.stringify({ executions, schedules: [], workers: [] })}\n\n`;
const resync = `id: ${LATER}\nevent: resync\ndata: {"reason":"too_old"}\n\n`;

let server: Server;
let stdout: PassThrough;
let session: Session;
let stream: string;
/** What the list of executions has; null: it fails. */
let listed: ExecutionChange[] | null;
let lists: URLSearchParams[];

beforeEach(async () => {
  [stream, listed, lists] = ['', [], []];
  server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url!, 'http://scheduler.test');
    response.setHeader('x-request-id', 'r');
    if (pathname === '/api/events') return void response.end(stream);
    lists.push(searchParams);
    response.setHeader('content-type', listed ? 'application/json' : 'application/problem+json');
    response.statusCode = listed ? 200 : 503;
    response.end(
      JSON.stringify(listed ? { data: listed, nextCursor: null } : { status: 503, title: 'Unavailable' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stdout = new PassThrough();
  const env = { SCHEDULER_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  session = new Session({ env, nowMs: () => SEEN_AT_MS, root: '.', stderr, stdin, stdout }, { json: true });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const placeAt = (lastEventId: string | undefined) => ({ isKnown: true, lastEventId });
const read = (place: ReturnType<typeof placeAt>) =>
  readEvents(session, { place, scheduleId: 's' }, createTailWriter(session, 's'));
async function idsWritten(): Promise<string[]> {
  stdout.end();
  const lines = (await text(stdout)).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line).id);
}

it('a quiet stream is where its last heartbeat says', async () => {
  stream = `: heartbeat ${SEEN}\nid: ${SEEN}\n\n: heartbeat ${LATER}\nid: ${LATER}\n\n`;
  const place = placeAt(undefined);
  await read(place);
  expect(place.lastEventId).toBe(LATER);
});

it('what ended while changes were left out is told, in its place and once', async () => {
  const [old, known, missed, next] = [
    succeeded('old', instant(-600_000)),
    succeeded('known', instant(-1_000)),
    succeeded('missed', instant(300_000)),
    succeeded('next', instant(901_000)),
  ];
  stream = changes(SEEN, known) + resync + changes(LATER, missed, next);
  listed = [missed, known, old];
  const place = placeAt(undefined);
  await read(place);
  expect(await idsWritten()).toEqual(['known', 'missed', 'next']);
  expect(place.lastEventId).toBe(LATER);
  expect(lists.map((query) => [query.get('from'), query.get('scheduleId')])).toEqual([
    [instant(-3_600_000), 's'],
  ]);
});

it('a stream stays where it was while what was left out can not be read', async () => {
  stream = resync;
  listed = null;
  const place = placeAt(SEEN);
  await expect(read(place)).rejects.toThrow('Unavailable');
  expect(place.lastEventId).toBe(SEEN);
});
