// The agent that `verify-once` has its schedules call: a process of its own that notes each call and answers at once.
// It speaks with its parent over IPC, and ends with it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentAnswers, AgentQuestion } from './agent-process';
import { ArrivalRecorder } from './arrival';
import { preciseWallClock } from './precise-wall-clock';

const now = preciseWallClock();
const recorder = new ArrivalRecorder();
/** The parent waits for the next call. */
let awaited = false;

function note(request: IncomingMessage, arrivedAt: number): void {
  const header = (name: string) => String(request.headers[name] ?? '');
  const fireAt = Date.parse(header('x-scheduler-fire-time'));
  recorder.add({
    attempt: Number(header('x-scheduler-attempt')),
    fireAt,
    key: header('idempotency-key'),
    latenessMs: arrivedAt - fireAt,
    scheduleId: header('x-scheduler-schedule-id'),
  });
}

function answer<Q extends AgentQuestion>(question: Q, value: AgentAnswers[Q]): void {
  process.send?.([question, value]);
}

const server = createServer((request, response) => {
  const arrivedAt = now();
  response.end('{}');
  request.resume();
  note(request, arrivedAt);
  if (!awaited) return;
  awaited = false;
  answer('next call', null);
});
// Longer than the caller keeps an idle connection, so that none is closed under a request.
server.keepAliveTimeout = 600_000;

process.on('message', (question: AgentQuestion) => {
  if (question === 'next call') awaited = true;
  if (question === 'schedule count') answer(question, recorder.scheduleCount);
  if (question === 'arrivals') answer(question, recorder.pack());
});
process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => answer('port', (server.address() as AddressInfo).port));
