import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteForceFireTimes, type OracleRule, readWallClock, ruleText } from './brute-force.fixture';
import { oracleRules } from './oracle-rules.fixture';
import { createRecurrence } from './recurrence';

/** Seconds of work; the rest is for a busy machine. */
const TIMEOUT_MS = 120_000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Changes of clocks, by zone: hours, half hours, quarters, days; at night, at midnight, at the turn of a year. */
const CHANGES: readonly (readonly [zone: string, around: string])[] = [
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['America/Boa_Vista', '2000-10-08T04:00Z'],
  ['America/Caracas', '2007-12-09T07:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'],
  ['Antarctica/Troll', '2026-10-25T01:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Europe/London', '2026-03-29T01:00Z'],
  ['Europe/London', '2026-10-25T01:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Kiritimati', '1994-12-31T10:00Z'],
  ['UTC', '2028-02-29T00:00Z'],
];

interface Window {
  zone: string;
  fromMs: number;
  toMs: number;
  clock: ReturnType<typeof readWallClock>;
}

/** @param runUpMs what the oracle sees before the window, so that it knows what the clock has shown */
function windowAround(
  zone: string,
  around: string,
  reachMs: number,
  stepMs: number,
  runUpMs: number,
): Window {
  const fromMs = Date.parse(around) - reachMs;
  const toMs = Date.parse(around) + reachMs;
  return { zone, fromMs, toMs, clock: readWallClock(zone, fromMs - runUpMs, toMs, stepMs) };
}

function expectSameAsOracle(rule: OracleRule, { clock, fromMs, toMs, zone }: Window, cuts: [number, number]) {
  const expected = bruteForceFireTimes(rule, clock).filter((at) => at > fromMs);
  const recurrence = createRecurrence({ cronExpression: ruleText(rule), timezone: zone, seed: '' });

  const byNext: number[] = [];
  for (let at = recurrence.next(fromMs); at !== null && at <= toMs; at = recurrence.next(at)) byNext.push(at);
  expectSameTimes(byNext, expected);

  const byPrev: number[] = [];
  for (let at = recurrence.prev(toMs + 1); at !== null && at > fromMs; at = recurrence.prev(at))
    byPrev.push(at);
  expectSameTimes(byPrev.reverse(), expected);

  expect(recurrence.count(fromMs, toMs)).toBe(expected.length);
  const [low, high] = cuts.map((cut) => Math.round(fromMs + cut * (toMs - fromMs))).sort((a, b) => a - b);
  expect(recurrence.count(low!, high!)).toBe(expected.filter((at) => at > low! && at <= high!).length);
}

/** Names the first difference; toEqual would take seconds over a year of minutes. */
function expectSameTimes(found: readonly number[], expected: readonly number[]) {
  const length = Math.max(found.length, expected.length);
  for (let index = 0; index < length; index++) {
    if (found[index] !== expected[index])
      expect(found.slice(index, index + 3)).toEqual(expected.slice(index, index + 3));
  }
}

const cuts = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

describe('next, prev and count', () => {
  it(
    'agree with a count of every minute around changes of the clocks',
    () => {
      const windows = CHANGES.map(([zone, around]) =>
        windowAround(zone, around, 40 * HOUR, MINUTE, 26 * HOUR),
      );
      fc.assert(
        fc.property(fc.constantFrom(...windows), oracleRules(false), cuts, (window, rule, at) =>
          expectSameAsOracle(rule, window, at),
        ),
        { numRuns: 800 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'agree with a count of every second around changes of the clocks',
    () => {
      const windows = [
        ...CHANGES.filter(([zone]) => !zone.startsWith('Pacific/')),
        ['Africa/Monrovia', '1972-01-07T00:44:30Z'] as const,
      ].map(([zone, around]) => windowAround(zone, around, HOUR, SECOND, 3 * HOUR));
      fc.assert(
        fc.property(fc.constantFrom(...windows), oracleRules(true), cuts, (window, rule, at) =>
          expectSameAsOracle(rule, window, at),
        ),
        { numRuns: 300 },
      );
    },
    TIMEOUT_MS,
  );

  it.each([
    ['America/New_York', 2026],
    ['Australia/Lord_Howe', 2026],
    ['Pacific/Apia', 2011],
  ])(
    'agree with a count of every minute of a whole year in %s %i',
    (zone, year) => {
      const fromMs = Date.UTC(year, 0);
      const toMs = Date.UTC(year + 1, 0);
      const window = { zone, fromMs, toMs, clock: readWallClock(zone, fromMs - 26 * HOUR, toMs, MINUTE) };
      fc.assert(
        fc.property(oracleRules(false), cuts, (rule, at) => expectSameAsOracle(rule, window, at)),
        { endOnFailure: true, numRuns: 2 },
      );
    },
    TIMEOUT_MS,
  );
});
