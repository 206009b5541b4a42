import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleText } from './brute-force.fixture';
import { CronError } from './cron-error';
import { describeFields } from './describe-cron';
import { fastestMs } from './fastest.fixture';
import { oracleRules } from './oracle-rules.fixture';
import { parseCron } from './parse-cron';

function errorOf(expression: string): CronError {
  try {
    parseCron(expression);
  } catch (error) {
    if (error instanceof CronError) return error;
    throw error;
  }
  throw new Error(`${expression.slice(0, 40)} was accepted`);
}

describe('parseCron', () => {
  it('reads five fields, at second 0', () => {
    expect(parseCron('*/20 9-11 1,15 * MON-WED')).toEqual({
      daysCombine: 'either',
      daysOfMonth: [1, 15],
      expression: '*/20 9-11 1,15 * 1-3',
      hasSeconds: false,
      hours: [9, 10, 11],
      isInterval: true,
      lastDayOfMonth: false,
      lastWeekdays: [],
      minutes: [0, 20, 40],
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      nearestWeekday: null,
      nthOfWeekday: null,
      seconds: [0],
      usesHash: false,
      weekdays: [1, 2, 3],
    });
  });

  it('reads six fields with leading seconds', () => {
    const { hasSeconds, minutes, seconds } = parseCron('5/20 30 2 * * *');
    expect({ hasSeconds, minutes, seconds }).toEqual({
      hasSeconds: true,
      minutes: [30],
      seconds: [5, 25, 45],
    });
  });

  it.each([
    ['@yearly', '0 0 1 1 *'],
    ['@annually', '0 0 1 1 *'],
    ['@monthly', '0 0 1 * *'],
    ['@weekly', '0 0 * * 0'],
    ['@daily', '0 0 * * *'],
    [' @MIDNIGHT ', '0 0 * * *'],
    ['@hourly', '0 * * * *'],
    ['  30\t2  * * *\n', '30 2 * * *'],
    ['0 0 * JAN,mar-May *', '0 0 * 1,3-5 *'],
    ['0 0 * * FRI-SUN', '0 0 * * 5-7'],
    ['0 0 * * Sun-Tue', '0 0 * * 0-2'],
    ['0 0 * * friL', '0 0 * * 5L'],
    ['0 0 * * 7l,1L', '0 0 * * 0L,1L'],
    ['0 0 * * Mon#2', '0 0 * * 1#2'],
    ['0 0 ? * 7', '0 0 * * 7'],
    ['0 0 l,15 * *', '0 0 15,L * *'],
    ['0 0 015w * *', '0 0 15W * *'],
    ['0 0 lw * *', '0 0 LW * *'],
    ['05 007 * * *', '5 7 * * *'],
    ['0-30/15,30-59/15 * * * *', '0,15,30,45 * * * *'],
    ['5,5 * * * *', '5 * * * *'],
    ['0 0 * * 0,7', '0 0 * * 0'],
    ['*,5 * * * *', '* * * * *'],
  ])('writes %j plainly as %s', (expression, plain) => {
    expect(parseCron(expression).expression).toBe(plain);
  });

  it('takes both numbers of Sunday', () => {
    expect(parseCron('0 0 * * 7').weekdays).toEqual([0]);
    expect(parseCron('0 0 * * 0-7').weekdays).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(parseCron('0 0 * * 5-7').weekdays).toEqual([0, 5, 6]);
  });

  it('reads the special days', () => {
    expect(parseCron('0 0 L * *')).toMatchObject({ daysOfMonth: [], lastDayOfMonth: true });
    expect(parseCron('0 0 * * 1,5L')).toMatchObject({ lastWeekdays: [5], weekdays: [1] });
    expect(parseCron('0 0 * * 7#5')).toMatchObject({ nthOfWeekday: 5, weekdays: [0] });
  });

  it('accepts an expression of a date that never comes, for the caller to refuse', () => {
    expect(parseCron('0 0 30 2 *')).toMatchObject({ daysOfMonth: [30], months: [2] });
  });

  it.each([
    ['* * * * *', true],
    ['*/5 2 * * *', true],
    ['30 */2 * * *', true],
    ['@hourly', true],
    ['30 2 * * *', false],
    ['*/10 30 2 * * *', false],
    ['0-59 0-23 * * *', false],
    ['H/15 2 * * *', false],
    ['@daily', false],
  ])('%s is an interval job: %s', (expression, isInterval) => {
    expect(parseCron(expression).isInterval).toBe(isInterval);
  });

  it.each([
    ['0 0 1 * 1', 'either'],
    ['0 0 L * 5L', 'either'],
    ['0 0 1-31 * 1', 'either'],
    ['0 0 */2 * 1', 'both'],
    ['0 0 1 * */2', 'both'],
    ['0 0 ? * 1', 'both'],
    ['0 0 1 * ?', 'both'],
  ])('%s needs %s day field(s)', (expression, daysCombine) => {
    expect(parseCron(expression).daysCombine).toBe(daysCombine);
  });

  it.each([
    ['75 * * * *', 'minute', '75', 'Minute must be 0–59; got 75'],
    ['0 24 * * *', 'hour', '24', 'Hour must be 0–23; got 24'],
    ['60 0 0 * * *', 'second', '60', 'Second must be 0–59; got 60'],
    ['0 0 0 * *', 'dayOfMonth', '0', 'Day of month must be 1–31; got 0'],
    ['0 0 1 13 *', 'month', '13', 'Month must be 1–12 or JAN–DEC; got 13'],
    ['0 0 1 mai *', 'month', 'mai', 'Month must be 1–12 or JAN–DEC; got mai'],
    ['0 0 * * 8', 'dayOfWeek', '8', 'Day of week must be 0–7 or SUN–SAT; got 8'],
    ['0 0 * * MONDAY', 'dayOfWeek', 'MONDAY', 'Day of week must be 0–7 or SUN–SAT; got MONDAY'],
    ['0 5,x,9 * * *', 'hour', 'x', 'Hour must be 0–23; got x'],
    ['0 9-25 * * *', 'hour', '25', 'Hour must be 0–23; got 25'],
    ['0 -5 * * *', 'hour', '', 'Hour must be 0–23; got nothing'],
    ['0 22-2 * * *', 'hour', '22-2', 'Hour range must not run backwards; got 22-2'],
    ['0 1-2-3 * * *', 'hour', '1-2-3', 'Hour has more than one - in 1-2-3'],
    ['*/61 * * * *', 'minute', '61', 'Minute step must be 1–60; got 61'],
    ['*/0 * * * *', 'minute', '0', 'Minute step must be 1–60; got 0'],
    ['0 */25 * * *', 'hour', '25', 'Hour step must be 1–24; got 25'],
    ['*/ * * * *', 'minute', '', 'Minute step must be 1–60; got nothing'],
    ['*/5/2 * * * *', 'minute', '*/5/2', 'Minute has more than one / in */5/2'],
    ['1,,2 * * * *', 'minute', '', 'Minute has an empty place in its list'],
    ['** * * * *', 'minute', '**', 'Minute must be 0–59; got **'],
    ['? * * * *', 'minute', '?', 'Minute takes no ?; use *'],
    ['0 0 ?,1 * *', 'dayOfMonth', '?', 'Day of month takes ? alone only'],
    ['0 0 ?/2 * *', 'dayOfMonth', '?/2', 'Day of month takes ? alone only'],
    [
      '0 0 1W,15 * *',
      'dayOfMonth',
      '1W',
      'Day of month takes W for one day only, such as 15W, without a list',
    ],
    ['0 0 32W * *', 'dayOfMonth', '32', 'Day of month must be 1–31; got 32'],
    ['0 0 W * *', 'dayOfMonth', '', 'Day of month must be 1–31; got nothing'],
    ['0 0 * * 1W', 'dayOfWeek', '1W', 'Day of week must be 0–7 or SUN–SAT; got 1W'],
    ['0 0 L-3 * *', 'dayOfMonth', 'L-3', 'L-3 is not supported; use L for the last day, or a day such as 28'],
    ['0 0 * * L', 'dayOfWeek', 'L', 'Day of week needs a day before L: 5L is the last Friday of the month'],
    ['0 0 * * 1#6', 'dayOfWeek', '6', 'Day of week takes # with 1–5; got 6'],
    ['0 0 * * 1#', 'dayOfWeek', '', 'Day of week takes # with 1–5; got nothing'],
    [
      '0 0 * * 1#1,3',
      'dayOfWeek',
      '1#1',
      'Day of week takes # for one day only, such as 1#2, without a list',
    ],
    ['0 0 * * *#2', 'dayOfWeek', '*', 'Day of week must be 0–7 or SUN–SAT; got *'],
    ['L * * * *', 'minute', 'L', 'Minute must be 0–59; got L'],
    ['H(0-75) * * * *', 'minute', '75', 'Minute must be 0–59; got 75'],
    ['H(5) * * * *', 'minute', '', 'Minute must be 0–59; got nothing'],
    ['H/61 * * * *', 'minute', '61', 'Minute step must be 1–60; got 61'],
    ['* * * *', 'expression', '* * * *', 'A cron expression has 5 or 6 fields; got 4'],
    ['* * *', 'expression', '* * *', 'A cron expression has 5 or 6 fields; got 3'],
    ['* *', 'expression', '* *', 'A cron expression has 5 or 6 fields; got 2'],
    ['*', 'expression', '*', 'A cron expression has 5 or 6 fields; got 1'],
    ['', 'expression', '', 'A cron expression has 5 or 6 fields; got 0'],
    ['  ', 'expression', '  ', 'A cron expression has 5 or 6 fields; got 0'],
    ['* * * * * * 2027', 'expression', '2027', 'A cron expression has 5 or 6 fields; got 7'],
    [
      ' @every 5m',
      'expression',
      '@every 5m',
      '@every is not supported; use a step such as */5 * * * * (every 5 minutes)',
    ],
    [
      '@weekdays',
      'expression',
      '@weekdays',
      'Unknown macro @weekdays; use one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly',
    ],
  ])('refuses %j and names %s at %j', (expression, field, wrong, message) => {
    const error = errorOf(expression);
    expect({ field: error.field, message: error.message }).toEqual({ field, message });
    expect(expression.slice(error.start, error.end)).toBe(wrong);
  });

  it('points at the second of two equal values', () => {
    expect(errorOf('0 24 24 * *')).toMatchObject({ field: 'hour', start: 2, end: 4 });
    expect(errorOf('  0   0,24 1 * *')).toMatchObject({ field: 'hour', start: 8, end: 10 });
  });

  it.each([
    ['a list of 10,000 items', `${Array.from({ length: 10_000 }, (_, i) => i % 60).join(',')} * * * *`],
    ['50,000 stars', '*'.repeat(50_000)],
    ['50,000 fields', '* '.repeat(50_000)],
    ['a list as long as may be', `${'1,'.repeat(122)}1 * * * *`],
    ['six full steps', Array(6).fill('0-59/1').join(' ')],
    ['nothing but commas', `${','.repeat(246)} * * * *`],
    ['255 stars', '*'.repeat(255)],
  ])('answers %s within 50 ms', (_what, expression) => {
    const tookMs = fastestMs(() => {
      try {
        parseCron(expression);
      } catch (error) {
        expect(error).toBeInstanceOf(CronError);
      }
    });
    expect(tookMs).toBeLessThan(50);
  });

  it('names the length that is too long', () => {
    expect(errorOf('*'.repeat(50_000))).toMatchObject({
      field: 'expression',
      start: 255,
      end: 50_000,
      message: 'A cron expression has at most 255 characters; got 50000',
    });
  });

  it('throws nothing but a CronError with a place inside the text, whatever the text', () => {
    const letters = fc.constantFrom(...'0123456789*/,-?#LWH()@ jan monfri'.split(''), 'H(', ' * ');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (parts) => {
        const expression = parts.join('');
        try {
          parseCron(expression);
        } catch (error) {
          expect(error).toBeInstanceOf(CronError);
          const { end, field, start } = error as CronError;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(expression.length);
          expect((error as CronError).message, field).not.toContain('Not a valid cron expression');
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts and describes every rule that the grammar allows', () => {
    fc.assert(
      fc.property(fc.oneof(oracleRules(false), oracleRules(true)), (rule) => {
        expect(describeFields(parseCron(ruleText(rule)))).toMatch(/\w/);
      }),
      { numRuns: 1000 },
    );
  });
});
