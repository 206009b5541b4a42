import { describe, expect, it } from 'vitest';
import { aWorker } from './worker.fixture';
import { formatBeatAge, uptime, workerNote, workerStatus } from './worker-words';

const skew = { code: 'clock_skew' as const, message: '' };
const silence = { code: 'silent' as const, message: '' };

describe('the state of a worker', () => {
  it('is alive, and needs no words more, while nothing is wrong', () => {
    expect([workerStatus(aWorker()), workerNote(aWorker())]).toEqual(['alive', null]);
  });

  it('names a clock that is off, and that nothing is late by it', () => {
    const worker = aWorker({ warnings: [skew] });
    expect([workerStatus(worker), workerNote(worker)]).toEqual(['clockOff', 'corrected, look at NTP']);
  });

  it('is silent before anything else when its lease is over', () => {
    expect(workerStatus(aWorker({ warnings: [skew, silence] }))).toBe('silent');
  });

  it.each([
    [0, 'nothing to take over'],
    [1, '1 execution taken over'],
    [1_204, '1,204 executions taken over'],
  ])('is dead, with %i taken over', (takenOver, note) => {
    const worker = aWorker({ state: 'dead', takenOver });
    expect([workerStatus(worker), workerNote(worker)]).toEqual(['dead', note]);
  });

  it('is stopped, and says what it left behind', () => {
    expect(workerNote(aWorker({ state: 'stopped' }))).toBe('left nothing behind');
    expect(workerNote(aWorker({ state: 'stopped', takenOver: 2 }))).toBe('2 executions taken over');
  });
});

it.each([
  [40, '0.0 s ago'],
  [1_249, '1.2 s ago'],
  [59_940, '59.9 s ago'],
  [59_960, '1 min ago'],
  [200_000, '3 min 20 s ago'],
])('says a beat of %i ms ago as %s', (ageMs, text) => {
  expect(formatBeatAge(ageMs)).toBe(text);
});

it('counts the time that it is up to when it was read, whatever the clock of who looks', () => {
  const worker = aWorker({
    beatAgeMs: 1_500,
    seenAt: '2026-01-05T10:00:00.000Z',
    startedAt: '2026-01-02T06:00:00.000Z',
  });
  expect(uptime(worker)).toBe('3 d 4 h');
});
