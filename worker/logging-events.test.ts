import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { loggingEvents } from './logging-events';

function logged() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const { level, msg } = JSON.parse(chunk.toString());
      lines.push(`${level} ${msg}`);
      done();
    },
  });
  return { events: loggingEvents(pino({ base: null }, sink), () => 0), lines };
}

const error = new Error('refused');

it('says once that the database is gone, whatever part asks, and once that it is back', () => {
  const { events, lines } = logged();
  events.databaseAnswered?.();
  for (const part of ['ticker', 'lease', 'ticker']) events.statementFailed?.({ error, part });
  for (let tick = 0; tick < 3; tick++) events.databaseAnswered?.();
  expect(lines).toEqual(["50 the database can't be used; trying again", '30 the database answers again']);
});

it('says that Redis is gone and back', () => {
  const { events, lines } = logged();
  events.gateAnswered?.();
  for (let time = 0; time < 3; time++) events.gateUnavailable?.({ error });
  for (let time = 0; time < 3; time++) events.gateAnswered?.();
  expect(lines).toEqual([
    "40 Redis can't be used; fire times go to PostgreSQL directly",
    '30 Redis answers again',
  ]);
});

it('says of a statement of another part that it failed, which says nothing of the database', () => {
  const { events, lines } = logged();
  events.statementFailed?.({ error, part: 'janitor' });
  events.databaseAnswered?.();
  expect(lines).toEqual(['50 a statement failed; trying again']);
});
