import { describe, expect, it } from 'vitest';
import type { Arrival } from './arrival';
import { brokenPromises, type Outcome, reportLines } from './report';

const fireAt = Date.parse('2026-03-01T10:00:00Z');
const call: Arrival = { attempt: 1, fireAt, key: 'key', latenessMs: 1.26, scheduleId: 'a' };
const again: Arrival = { ...call, attempt: 2, latenessMs: 11_000 };

const outcome = (judgement: Partial<Outcome['judgement']> = {}, more: Partial<Outcome> = {}): Outcome => ({
  counts: { sums: { fencesLost: 3, fires: 1_200, gatesLost: 40, gatesWon: 1_200 }, warnings: new Map() },
  evidence: {
    notSucceeded: [],
    runsByPid: [
      { pid: 7, runs: 300 },
      { pid: 8, runs: 900 },
    ],
    skipped: 0,
    unknownAttempts: new Set(),
  },
  judgement: {
    calledAgain: [],
    delivered: 1_200,
    duplicateFireTimes: [],
    duplicateKeys: [],
    early: [],
    expected: 1_200,
    latenessMs: { max: 20, p50: 1.26, p99: 9 },
    missing: [],
    unexpected: [],
    ...judgement,
  },
  logTails: () => [],
  machineLatenessMs: { max: 3, p50: 0.4, p99: 2 },
  misbehaved: [],
  nameOf: (pid) => `worker ${pid - 6}`,
  options: { kill: false, redis: 'on', schedules: 1_000, seconds: 60, workers: 2 },
  redisOutages: 0,
  workersKilled: 0,
  ...more,
});

/** The value that the table shows for a label. */
const shown = (given: Outcome, label: string) =>
  reportLines(given)
    .find((line) => line.trimStart().startsWith(label))
    ?.trimStart()
    .slice(label.length)
    .trim();

describe('the report', () => {
  it('says what was run and what was seen', () => {
    expect(reportLines(outcome())[0]).toBe('2 workers, 1,000 schedules, 60 s, Redis');
    expect(shown(outcome(), 'fire times expected')).toBe('1,200');
    expect(shown(outcome(), 'lateness p50 / p99 / max')).toBe('1.3 / 9.0 / 20.0 ms');
    expect(shown(outcome(), 'a bare timer here, meanwhile')).toBe('0.4 / 2.0 / 3.0 ms');
    expect(shown(outcome(), 'gates won / lost')).toBe('1,200 / 40');
    expect(shown(outcome(), 'fences lost')).toBe('3 (0.25 % of 1,200 fires)');
    expect(shown(outcome(), 'runs of worker 2')).toBe('900 (75.0 %)');
  });

  it('counts the calls beyond the first of each fire time', () => {
    const three = outcome({ duplicateFireTimes: [[call, call, call]], duplicateKeys: [[call, call]] });
    expect(shown(three, 'duplicates by fire time')).toBe('2');
    expect(shown(three, 'duplicates by key')).toBe('1');
  });

  it('prints calls that came again after a kill apart', () => {
    const killed = outcome({ calledAgain: [[call, again]] }, { workersKilled: 1 });
    expect(brokenPromises(killed)).toEqual([]);
    expect(shown(killed, 'called again, outcome unknown')).toBe('1');
    expect(reportLines(killed).at(-1)).toBe('  key was called 1.3 and 11000.0 ms after its fire time');
  });

  it('shows what the workers complained of', () => {
    const warnings = new Map([['a statement failed; trying again', 2]]);
    expect(shown(outcome({}, { counts: { sums: {}, warnings } }), 'logged 2 times:')).toBe(
      'a statement failed; trying again',
    );
  });
});

describe('broken promises', () => {
  it('are none when each fire time was called once', () => {
    expect(brokenPromises(outcome())).toEqual([]);
  });

  it.each<[string, Partial<Outcome['judgement']>, RegExp]>([
    [
      'a missing fire time',
      { missing: [{ fireAt, scheduleId: 'a' }] },
      /^1 missing: 2026-03-01T10:00:00.000Z of a$/,
    ],
    ['a duplicate', { duplicateFireTimes: [[call, again]] }, /^1 fire times called more than once: key /],
    ['a key used twice', { duplicateKeys: [[call, again]] }, /^1 keys used more than once: key /],
    ['an early call', { early: [{ ...call, latenessMs: -0.04 }] }, /^1 early: .* -0.0 ms late$/],
    [
      'a call at no fire time',
      { unexpected: [{ ...call, fireAt: Number.NaN }] },
      /^1 for no fire time of ours: unreadable of a/,
    ],
  ])('name %s', (_, judgement, line) => {
    const broken = brokenPromises(outcome(judgement));
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(line);
  });

  it('count a worker that ended by itself', () => {
    expect(brokenPromises(outcome({}, { misbehaved: ['worker 1 ended with exit code 1'] }))).toEqual([
      'worker 1 ended with exit code 1',
    ]);
  });

  it('show five of many', () => {
    const missing = Array.from({ length: 7 }, () => ({ fireAt, scheduleId: 'a' }));
    expect(brokenPromises(outcome({ missing }))[0]).toMatch(
      /^7 missing: (2026[^;]*; ){4}2026[^;]* and 2 more$/,
    );
  });
});
