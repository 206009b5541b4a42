import { expect, it } from 'vitest';
import type { Worker } from '@/lib/contracts/worker';
import { fleetTitle, fleetWords } from './fleet';
import { aWorker } from './worker.fixture';

const clockOff = (clockOffsetMs: number) =>
  aWorker({ clockOffsetMs, warnings: [{ code: 'clock_skew', message: '' }] });
const silent = aWorker({ warnings: [{ code: 'silent', message: '' }] });
const dead = (takenOver: number) => aWorker({ state: 'dead', takenOver });
const headline = (workers: readonly Worker[]) =>
  fleetWords(workers)
    .headline.map(({ text }) => text)
    .join(', ');

it('adds up who is alive, and what they hold', () => {
  const words = fleetWords([
    aWorker(),
    aWorker({ held: 1_000, running: 64 }),
    aWorker({ held: 0, running: 0 }),
  ]);
  expect(words).toEqual({
    headline: [{ text: '3 workers alive' }],
    sub: '88 of 192 slots in use, 1,030 executions held.',
  });
});

it('names clocks that are off by the worst of them', () => {
  expect(headline([aWorker(), clockOff(-31_200)])).toBe('2 workers alive, 1 clock off by 31.2 s');
  expect(headline([clockOff(600_000), clockOff(-31_200)])).toBe(
    '2 workers alive, 2 clocks off by up to 10 min',
  );
});

it('counts nobody as alive whose lease is over', () => {
  expect(headline([aWorker(), silent])).toBe('1 worker alive, 1 silent');
  expect(fleetWords([silent])).toMatchObject({
    sub: 'Nothing fires until one starts.',
  });
});

it('says what was taken over from those that are gone', () => {
  expect(fleetWords([aWorker(), dead(14)]).sub).toMatch(
    /held\. 1 gone in the last 24 h, 14 executions taken over from it\.$/,
  );
  expect(fleetWords([aWorker(), dead(1), aWorker({ state: 'stopped' })]).sub).toMatch(
    /2 gone in the last 24 h, 1 execution taken over from them\.$/,
  );
  expect(fleetWords([aWorker(), dead(0)]).sub).toMatch(/1 gone in the last 24 h\.$/);
});

it('tells the tab what is wrong', () => {
  expect(fleetTitle([aWorker(), dead(3)])).toBe('Workers — Scheduler');
  expect(fleetTitle([aWorker(), clockOff(40_000)])).toBe('● 1 clock off by 40.0 s — Workers');
  expect(fleetTitle([silent])).toBe('● No worker is alive, 1 silent — Workers');
  expect(fleetTitle([])).toBe('● No worker is alive — Workers');
});
