import { describe, expect, it } from 'vitest';
import type { Arrival } from './arrival';
import { type Case, judge } from './judge';

const T0 = Date.parse('2026-03-01T10:00:00Z');
const A = { expression: '0/10 * * * * *', id: 'a' };
const B = { expression: '3/10 * * * * *', id: 'b' };

const call = (scheduleId: string, fireAt: number, more: Partial<Arrival> = {}): Arrival => ({
  attempt: 1,
  fireAt,
  key: `${scheduleId}-${fireAt}`,
  latenessMs: 2,
  scheduleId,
  ...more,
});

/** Everything that is due in twenty seconds, called once. */
const allCalls = [call('a', T0), call('b', T0 + 3_000), call('a', T0 + 10_000), call('b', T0 + 13_000)];

const judged = (more: Partial<Case> = {}) =>
  judge({
    arrivals: allCalls,
    killed: false,
    schedules: [A, B],
    unknownAttempts: new Set(),
    window: { fromMs: T0, toMs: T0 + 20_000 },
    ...more,
  });

describe('judge', () => {
  it('finds nothing when each fire time was called once', () => {
    expect(judged()).toMatchObject({
      calledAgain: [],
      delivered: 4,
      duplicateFireTimes: [],
      duplicateKeys: [],
      early: [],
      expected: 4,
      missing: [],
      unexpected: [],
    });
  });

  it('names what is missing', () => {
    const found = judged({ arrivals: allCalls.slice(0, 3) });
    expect(found).toMatchObject({ delivered: 3, expected: 4 });
    expect(found.missing).toEqual([{ fireAt: T0 + 13_000, scheduleId: 'b' }]);
  });

  it('expects nothing outside of the window, and looks for duplicates there too', () => {
    const later = call('a', T0 + 20_000);
    expect(judged({ arrivals: [...allCalls, later] })).toMatchObject({
      delivered: 4,
      duplicateFireTimes: [],
    });
    expect(judged({ arrivals: [...allCalls, later, later] }).duplicateFireTimes).toEqual([[later, later]]);
  });

  it('tells a fire time that ran under two keys from one that was called twice under one', () => {
    const twice = judged({ arrivals: [...allCalls, call('a', T0, { key: 'other' })] });
    expect(twice).toMatchObject({
      duplicateFireTimes: [[{ key: `a-${T0}` }, { key: 'other' }]],
      duplicateKeys: [],
    });
    const sameKey = judged({ arrivals: [...allCalls, call('a', T0)] });
    expect(sameKey).toMatchObject({ duplicateFireTimes: [[{}, {}]], duplicateKeys: [[{}, {}]] });
  });

  it('finds one key for two fire times', () => {
    const found = judged({ arrivals: [...allCalls.slice(0, 3), call('b', T0 + 13_000, { key: `a-${T0}` })] });
    expect(found).toMatchObject({
      duplicateFireTimes: [],
      duplicateKeys: [[{ fireAt: T0 }, { scheduleId: 'b' }]],
    });
  });

  it('finds calls that came early, or for no fire time', () => {
    const early = call('a', T0 + 20_000, { latenessMs: -0.2 });
    const wrong = call('b', T0 + 4_000);
    const stranger = call('c', T0);
    const found = judged({ arrivals: [...allCalls, early, wrong, stranger] });
    expect(found.early).toEqual([early]);
    expect(found.unexpected).toEqual([wrong, stranger]);
  });

  it('takes a request without a readable fire time for one that nobody expects', () => {
    expect(judged({ arrivals: [...allCalls, call('a', Number.NaN)] }).unexpected).toHaveLength(1);
  });

  it('measures lateness of the first call of each fire time', () => {
    const late = [40, 10, 30, 20].map((latenessMs, index) => ({ ...allCalls[index]!, latenessMs }));
    const again = call('a', T0, { attempt: 2, latenessMs: 9_000 });
    expect(judged({ arrivals: [...late, again] }).latenessMs).toEqual({ max: 40, p50: 20, p99: 40 });
  });
});

describe('judge of a run in which workers were killed', () => {
  const again = call('a', T0, { attempt: 2, latenessMs: 11_000 });
  const unknownAttempts = new Set([`a-${T0}/1`]);
  const arrivals = [...allCalls, again];

  it('allows a call that comes again under its key after one that is recorded as unknown', () => {
    expect(judged({ arrivals, killed: true, unknownAttempts })).toMatchObject({
      calledAgain: [[{ attempt: 1 }, { attempt: 2 }]],
      duplicateFireTimes: [],
      duplicateKeys: [],
    });
  });

  it.each<[string, Partial<Case>]>([
    ['when no worker was killed', { killed: false }],
    ['when the first call is not recorded as unknown', { unknownAttempts: new Set([`a-${T0}/2`]) }],
    ['under another key', { arrivals: [...allCalls, { ...again, key: 'other' }] }],
    ['as the same attempt', { arrivals: [...allCalls, { ...again, attempt: 1 }] }],
  ])('does not allow it %s', (_, more) => {
    const found = judged({ arrivals, killed: true, unknownAttempts, ...more });
    expect(found.duplicateFireTimes).toHaveLength(1);
    expect(found.calledAgain).toEqual([]);
  });
});
