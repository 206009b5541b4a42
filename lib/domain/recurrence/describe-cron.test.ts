import { describe, expect, it } from 'vitest';
import { describeCron } from './describe-cron';

describe('describeCron', () => {
  it.each([
    ['30 2 * * 0,2,4', 'At 02:30 on Sunday, Tuesday and Thursday'],
    ['*/2 * * * *', 'Every 2 minutes'],
    ['* * * * *', 'Every minute'],
    ['*/30 * * * * *', 'Every 30 seconds'],
    ['0 4 * * *', 'At 04:00'],
    ['30 30 2 * * 1', 'At 02:30:30 on Monday'],
    ['15 * * * *', 'Every hour at minute 15'],
    ['1 * * * *', 'Every hour at minute 1'],
    ['17,32,47 * * * *', 'Every hour at minutes 17, 32 and 47'],
    ['@hourly', 'Every hour'],
    ['0 */6 * * *', 'Every 6 hours'],
    ['0 9-17 * * 1-5', 'Every hour from 09:00 to 17:00, Monday to Friday'],
    ['*/15 8-19 * * 1-5', 'Every 15 minutes, 08:00–19:59, Monday to Friday'],
    ['45 8 * * 1-5', 'At 08:45, Monday to Friday'],
    ['0 7 1 * *', 'At 07:00 on day 1 of the month'],
    ['0 6 L * *', 'At 06:00 on the last day of the month'],
    ['0 0 L,15 * *', 'At 00:00 on day 15 and the last day of the month'],
    ['0 9 1W * *', 'At 09:00 on the first weekday of the month'],
    ['0 9 LW * *', 'At 09:00 on the last weekday of the month'],
    ['0 9 15W * *', 'At 09:00 on the weekday nearest day 15 of the month'],
    ['0 0 * * FRIL', 'At 00:00 on the last Friday of the month'],
    ['0 0 * * MON#2', 'At 00:00 on the second Monday of the month'],
    ['0,30 2 * * *', 'At 02:00 and 02:30'],
    ['0,30 2,14 * * SAT', 'At 02:00, 02:30, 14:00 and 14:30 on Saturday'],
    ['5,15,25 1,2,3 * * *', 'At 5, 15 and 25 minutes past the hour, at 01:00, 02:00 and 03:00'],
    ['0 9 1 1,4,7,10 *', 'At 09:00 on day 1 of the month in January, April, July and October'],
  ])('%s: %s', (expression, words) => {
    expect(describeCron(expression)).toBe(words);
  });

  it.each([
    ['0 0 1,15 * 5', 'At 00:00 on day 1 and 15 of the month or on Friday'],
    ['0 0 1 JAN MON', 'At 00:00 on day 1 of the month or on Monday, only in January'],
    ['0 0 */2 * 1', 'At 00:00, every 2 days in a month, only on Monday'],
    ['0 0 1 * 1#2', 'At 00:00 on day 1 of the month or on the second Monday of the month'],
    ['0 0 1 * 5L', 'At 00:00 on day 1 of the month or on the last Friday of the month'],
    ['0 0 1,L * 5L', 'At 00:00 on day 1 and the last day of the month or on the last Friday of the month'],
    ['0 9 1W * 1', 'At 09:00 on the first weekday of the month or on Monday'],
    ['0 9 10-15 * 1#2', 'At 09:00, between day 10 and 15 of the month or on the second Monday of the month'],
    ['0 0 1 JAN 1#2', 'At 00:00 on day 1 of the month or on the second Monday of the month, only in January'],
    ['0 0 1 * 1-5', 'At 00:00 on day 1 of the month or on Monday to Friday'],
    ['0 0 */2 * 1#2', 'At 00:00, every 2 days in a month, on the second Monday of the month'],
    ['0 0 ? * 1-5', 'At 00:00, Monday to Friday'],
  ])('says how the day fields of %s combine: %s', (expression, words) => {
    expect(describeCron(expression)).toBe(words);
  });

  it('describes H by the time that the schedule will have', () => {
    const seed = '0198c0de-0000-7000-8000-000000000001';
    expect(describeCron('H H(0-7) * * *', { seed })).toBe('At 06:40');
  });

  it('refuses what parseCron refuses', () => {
    expect(() => describeCron('* * * *')).toThrow('A cron expression has 5 or 6 fields; got 4');
  });
});
