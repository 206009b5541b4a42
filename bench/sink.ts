// The agent of the benchmark: answers at once, and notes how late each call came. A process of its own.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { preciseWallClock } from '@/scripts/verify-once/precise-wall-clock';

const now = preciseWallClock();
let latenessByFireTime = new Map<string, number[]>();
let calls = 0;

const server = createServer((request, response) => {
  const arrivedAt = now();
  response.end('{}');
  request.resume();
  calls += 1;
  const fireTime = request.headers['x-scheduler-fire-time'] as string | undefined;
  if (fireTime === undefined) return;
  const latenessMs = arrivedAt - Date.parse(fireTime);
  const known = latenessByFireTime.get(fireTime);
  if (known) known.push(latenessMs);
  else latenessByFireTime.set(fireTime, [latenessMs]);
});
// Longer than any caller keeps an idle connection, so that none is closed under a request.
server.keepAliveTimeout = 600_000;

process.on('message', (question: 'calls' | 'take') => {
  if (question === 'calls') return process.send?.(calls);
  process.send?.(latenessByFireTime);
  latenessByFireTime = new Map();
  calls = 0;
});
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
