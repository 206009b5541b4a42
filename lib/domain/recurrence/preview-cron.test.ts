import { describe, expect, it } from 'vitest';
import { fastestMs } from './fastest.fixture';
import { previewCron } from './preview-cron';

const FROM_MS = Date.parse('2026-11-24T09:00Z');

const preview = (cronExpression: string, timezone = 'Europe/Berlin', from = FROM_MS) =>
  previewCron({ count: 3, cronExpression, fromMs: from, timezone });
const warnings = (cronExpression: string, timezone?: string, from?: string) =>
  preview(cronExpression, timezone, from === undefined ? FROM_MS : Date.parse(from)).warnings.map(
    ({ code, message }) => `${code}: ${message}`,
  );

describe('previewCron', () => {
  it('tells the words, the next fire times and the calls of a month', () => {
    const { callsPerMonth, description, nextMs } = preview('30 2 * * 0,2,4');
    expect({ callsPerMonth, description }).toEqual({
      callsPerMonth: 13,
      description: 'At 02:30 on Sunday, Tuesday and Thursday',
    });
    expect(nextMs.map((at) => new Date(at).toISOString())).toEqual([
      '2026-11-26T01:30:00.000Z',
      '2026-11-29T01:30:00.000Z',
      '2026-12-01T01:30:00.000Z',
    ]);
  });

  it('shows the run that a gap moves, as the worker will make it', () => {
    expect(preview('30 2 28 3 *').nextMs[0]).toBe(Date.parse('2027-03-28T03:00+02:00'));
  });

  it('has nothing to warn of in an ordinary schedule', () => {
    expect(warnings('0 9 * * 1-5')).toEqual([]);
    expect(warnings('*/5 * * * *')).toEqual([]);
    expect(warnings('30 2 * * *', 'UTC')).toEqual([]);
    expect(warnings('0 0 28 * *')).toEqual([]);
    expect(warnings('0 0 1-31 * *')).toEqual([]);
    expect(warnings('0 0 25-31 * *')).toEqual([]);
    expect(warnings('0 0 */2 * *')).toEqual([]);
    expect(warnings('0 0 31 1,12 *')).toEqual([]);
    expect(warnings('0 0 31,L * *')).toEqual([]);
    expect(warnings('0 0 L * *')).toEqual([]);
    expect(warnings('0 0 LW * *')).toEqual([]);
    expect(warnings('0 0 28W * *')).toEqual([]);
  });

  it.each([
    [
      'a fixed time',
      '30 2 * * 0,2,4',
      'Europe/Berlin',
      'dst_gap: 28 Mar 2027 has no 02:30 in Europe/Berlin: clocks go from 02:00 to 03:00, and that run starts at 03:00.',
      'dst_overlap: 31 Oct 2027 has 02:30 twice in Europe/Berlin: it runs once, the first time.',
    ],
    [
      'two fixed times',
      '0,30 2 * * *',
      'Europe/Berlin',
      'dst_gap: 28 Mar 2027 has no 02:00–03:00 in Europe/Berlin: the 2 runs due then become one, at 03:00.',
      'dst_overlap: 31 Oct 2027 has 02:00–03:00 twice in Europe/Berlin: the 2 runs due then happen once, the first time.',
    ],
    [
      'a fixed time whose made-up run has company',
      '0 2,3 * * *',
      'Europe/Berlin',
      'dst_gap: 28 Mar 2027 has no 02:00–03:00 in Europe/Berlin: the run due then and the one at 03:00 become one.',
      'dst_overlap: 31 Oct 2027 has 02:00 twice in Europe/Berlin: it runs once, the first time.',
    ],
    [
      'an interval within an hour',
      '*/30 2 * * *',
      'Europe/Berlin',
      'dst_gap: 28 Mar 2027 has no 02:00–03:00 in Europe/Berlin: the 2 runs due then are left out.',
      'dst_overlap: 31 Oct 2027 has 02:00–03:00 twice in Europe/Berlin: the 2 runs due then happen both times.',
    ],
    [
      'an interval of hours',
      '0 */2 * * *',
      'Europe/Berlin',
      'dst_gap: 28 Mar 2027 has no 02:00–03:00 in Europe/Berlin: the run due then is left out.',
      'dst_overlap: 31 Oct 2027 has 02:00–03:00 twice in Europe/Berlin: the run due then happens both times.',
    ],
    [
      'a second of a half-hour change',
      '15 10 2 * * *',
      'Australia/Lord_Howe',
      'dst_gap: 3 Oct 2027 has no 02:10:15 in Australia/Lord_Howe: clocks go from 02:00 to 02:30, and that run starts at 02:30.',
    ],
    [
      'a time before midnight',
      '30 23 * * *',
      'Africa/Cairo',
      'dst_overlap: 28 Oct 2027 has 23:30 twice in Africa/Cairo: it runs once, the first time.',
    ],
  ])('warns of clock changes that touch %s', (_what, cron, zone, ...expected) => {
    expect(warnings(cron, zone)).toEqual(expected);
  });

  it('names the day on which a run of a missing day starts', () => {
    expect(warnings('0 9 * * *', 'Pacific/Apia', '2011-12-01T00:00Z')).toEqual([
      'dst_gap: 30 Dec 2011 has no 09:00 in Pacific/Apia: clocks go from 00:00 to 00:00 on 31 Dec 2011, and that run starts at 00:00 on 31 Dec 2011.',
    ]);
  });

  it('looks no further than 12 months', () => {
    // 28 March 2027 is the only one of these days with a gap; the next one comes years later.
    expect(warnings('30 2 28 3 *', 'Europe/Berlin', '2027-03-01T00:00Z')[0]).toContain('28 Mar 2027');
    expect(warnings('30 2 28 3 *', 'Europe/Berlin', '2027-04-01T00:00Z')).toEqual([]);
  });

  it.each([
    [
      '0 0 31 * *',
      'February, April, June, September and November have no day 31: there that run is left out. L is the last day of any month.',
    ],
    ['0 0 15,31 4,5 *', 'April has no day 31: there that run is left out. L is the last day of any month.'],
    ['0 0 30,31 * *', 'February has no day 30: there that run is left out. L is the last day of any month.'],
    [
      '0 0 31W * *',
      'February, April, June, September and November have no day 31: there that run is left out. L is the last day of any month.',
    ],
    ['0 0 29 * *', 'February has a 29th in leap years only: in other years that run is left out.'],
    ['0 0 29 2 *', 'February has a 29th in leap years only: in other years that run is left out.'],
    ['0 0 * * 1#5', 'Not every month has this weekday five times: in the others that run is left out.'],
  ])('warns of the months that %s leaves out', (cron, message) => {
    expect(warnings(cron, 'UTC')).toEqual([`skips_months: ${message}`]);
  });

  it('says that an expression never fires, and only that', () => {
    expect(preview('30 2 30 2 *')).toMatchObject({
      callsPerMonth: 0,
      nextMs: [],
      warnings: [{ code: 'never_fires', message: 'No date to come matches this expression: it never runs.' }],
    });
  });

  it('warns of more than one run a minute', () => {
    expect(warnings('*/10 * * * * *')).toEqual([
      'too_often: It runs more often than once a minute: 6 times in each minute that matches.',
    ]);
  });

  it('warns that H will differ until the schedule is known', () => {
    const message = "H takes its values from the schedule's id: the times will differ once it is saved.";
    expect(warnings('H 9 * * *')).toEqual([`hash_without_schedule: ${message}`]);
    const known = previewCron({
      count: 1,
      cronExpression: 'H 9 * * *',
      fromMs: FROM_MS,
      seed: 'id',
      timezone: 'UTC',
    });
    expect(known.warnings).toEqual([]);
  });

  it('gives 1 to 100 fire times', () => {
    const ask = (count: number) =>
      previewCron({ count, cronExpression: '* * * * * *', fromMs: FROM_MS, timezone: 'UTC' }).nextMs.length;
    expect([ask(1), ask(100)]).toEqual([1, 100]);
    for (const count of [0, 101, Number.NaN]) expect(() => ask(count)).toThrow(RangeError);
  });

  it.each(['* * * * * *', '0 0 29 2 *', '0 0 30 2 *', '*/5 2 31 3 */7'])(
    'answers for %s within 50 ms',
    (cron) => {
      const ask = () =>
        previewCron({ count: 100, cronExpression: cron, fromMs: FROM_MS, timezone: 'Europe/Berlin' });
      expect(fastestMs(ask)).toBeLessThan(50);
    },
  );

  it('names what is wrong', () => {
    expect(() => preview('75 * * * *')).toThrow('Minute must be 0–59; got 75');
    expect(() => preview('* * * * *', 'Mars/Olympus')).toThrow('Unknown time zone "Mars/Olympus"');
  });
});
