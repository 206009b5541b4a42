import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fireDays, localDate } from './fire-days';
import { createRecurrence } from './recurrence';

const daysOf = (cronExpression: string, timezone: string, from: string, months = 3) =>
  fireDays(createRecurrence({ cronExpression, timezone, seed: '' }), {
    timezone,
    fromMs: Date.parse(from),
    months,
  });

/** By one step for each fire time, and Intl for its date. */
function slowly(cronExpression: string, timezone: string, from: string, months: number) {
  const recurrence = createRecurrence({ cronExpression, timezone, seed: '' });
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone });
  const monthOf = (ms: number) => {
    const [year, month] = format.format(ms).split('-').map(Number);
    return year! * 12 + month!;
  };
  const counts = new Map<string, number>();
  const end = monthOf(Date.parse(from)) + months;
  let at = recurrence.next(Date.parse(from));
  while (at !== null && monthOf(at) < end) {
    const date = format.format(at);
    counts.set(date, (counts.get(date) ?? 0) + 1);
    at = recurrence.next(at);
  }
  return [...counts].map(([date, count]) => ({ date, count }));
}

describe('fireDays', () => {
  it('names the days of three months by the calendar of the zone', () => {
    expect(daysOf('30 2 * * 0', 'Europe/Berlin', '2026-12-15T12:00:00Z').map(({ date }) => date)).toEqual([
      '2026-12-20',
      '2026-12-27',
      '2027-01-03',
      '2027-01-10',
      '2027-01-17',
      '2027-01-24',
      '2027-01-31',
      '2027-02-07',
      '2027-02-14',
      '2027-02-21',
      '2027-02-28',
    ]);
  });

  it('begins after the instant, on a day that is half over', () => {
    expect(daysOf('0 9,17 * * *', 'UTC', '2026-11-30T12:00:00Z', 1)).toEqual([
      { date: '2026-11-30', count: 1 },
    ]);
  });

  it('has no days of what never fires', () => {
    expect(daysOf('0 0 30 2 *', 'UTC', '2026-11-30T12:00:00Z')).toEqual([]);
  });

  it('agrees with one step for each fire time, over every change of the clocks', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Cairo',
      'UTC',
    ];
    const rules = ['*/30 * * * *', '15 */3 * * *', '30 2 * * *', '0 0 * * 0', '0 0,2 1,31 * *'];
    const instant = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...rules), instant, (zone, rule, ms) => {
        const from = new Date(ms).toISOString();
        expect(daysOf(rule, zone, from, 2)).toEqual(slowly(rule, zone, from, 2));
      }),
      { numRuns: 60 },
    );
  });
});

it('localDate is that of the zone', () => {
  expect(localDate('Pacific/Kiritimati', Date.parse('2026-11-30T12:00:00Z'))).toBe('2026-12-01');
  expect(localDate('America/New_York', Date.parse('2026-12-01T03:00:00Z'))).toBe('2026-11-30');
});
