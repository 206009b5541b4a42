import { describe, expect, it } from 'vitest';
import { type OverviewFacts, overviewTitle, overviewWords } from './overview-words';

const NOW = Date.parse('2026-11-24T08:03:00Z');
const HOUR = { cancelled: 0, count: 1_204, failed: 0, retried: 2, succeeded: 1_204 };
const facts = (change: Partial<OverviewFacts> = {}): OverviewFacts => ({
  failing: { count: 0, more: false },
  hour: HOUR,
  late: { count: 0, more: false },
  nextAtMs: NOW + 12_000,
  redis: 'ok',
  workers: { alive: 3, clocksOff: 0 },
  ...change,
});
const headline = (change: Partial<OverviewFacts> = {}) =>
  overviewWords(facts(change), NOW)
    .headline.map(({ text }) => text)
    .join(', ');

describe('the sentence on top', () => {
  it('says that all is good, with the last hour and what comes next', () => {
    expect(overviewWords(facts(), NOW)).toEqual({
      headline: [{ text: 'All good: 1,204 runs in the last hour, 2 retried, next in 12 s' }],
      sub: '3 workers alive, nothing is late.',
    });
  });

  it.each<[Partial<OverviewFacts>, string]>([
    [{ hour: { ...HOUR, count: 1, retried: 0 } }, 'All good: 1 run in the last hour, next in 12 s'],
    [{ hour: { ...HOUR, count: 0 } }, 'All good: nothing ran in the last hour, next in 12 s'],
    [{ hour: null, nextAtMs: null }, 'All good: nothing is due'],
    [{ nextAtMs: NOW - 200 }, 'All good: 1,204 runs in the last hour, 2 retried, next now'],
    [{ redis: 'not configured' }, 'All good: 1,204 runs in the last hour, 2 retried, next in 12 s'],
  ])('leaves out what there is nothing to say of: %j', (change, text) => {
    expect(headline(change)).toBe(text);
  });

  it('doesn’t call an hour good in which something failed, though it doesn’t any more', () => {
    expect(headline({ hour: { ...HOUR, failed: 31 } })).toBe(
      'Nothing fails now: 1,204 runs in the last hour, 31 failed, 2 retried, next in 12 s',
    );
  });

  it('says what is wrong, and below it what the hour was like', () => {
    const hour = { cancelled: 2, count: 1_204, failed: 31, retried: 18, succeeded: 1_171 };
    expect(overviewWords(facts({ failing: { count: 3, more: false }, hour }), NOW)).toEqual({
      headline: [{ text: '3 schedules failing', tone: 'danger' }],
      sub: '1,204 runs in the last hour: 1,171 succeeded, 31 failed, 2 cancelled; 18 retried. Next in 12 s.',
    });
  });

  it('names the worst first', () => {
    expect(
      headline({
        failing: { count: 1, more: false },
        late: { count: 10, more: true },
        redis: 'unreachable',
        workers: { alive: 0, clocksOff: 0 },
      }),
    ).toBe('No worker is alive, 1 schedule failing, 10 or more schedules late, Redis does not answer');
    expect(headline({ workers: { alive: 2, clocksOff: 1 } })).toBe('1 worker clock off');
  });
});

describe('the title of the tab', () => {
  it.each<[Partial<OverviewFacts>, string]>([
    [{}, 'Overview — Scheduler'],
    [{ failing: { count: 3, more: false } }, '● 3 failing — Scheduler'],
    [{ failing: { count: 200, more: true } }, '● 200 or more failing — Scheduler'],
    [{ redis: 'unreachable' }, '● Redis does not answer — Scheduler'],
    [{ failing: { count: 1, more: false }, workers: { alive: 0, clocksOff: 0 } }, '● 1 failing — Scheduler'],
  ])('of %j', (change, title) => {
    expect(overviewTitle(facts(change))).toBe(title);
  });
});
