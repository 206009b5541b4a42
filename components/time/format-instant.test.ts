import { describe, expect, it } from 'vitest';
import { formatClock, formatDay, formatExact, formatOffset, formatRelative } from './format-instant';

const at = (iso: string) => Date.parse(iso);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('formatRelative', () => {
  it.each([
    [108 * SECOND, 'in 1 min 48 s'],
    [400, 'in 1 s'],
    [6 * DAY + 22 * HOUR + 5 * MINUTE, 'in 6 d 22 h'],
    [0, 'now'],
    [-900, 'now'],
    [-12 * SECOND, '12 s ago'],
    [-(3 * MINUTE + 40 * SECOND), '3 min ago'],
    [-(HOUR + 38 * MINUTE), '1 h 38 min ago'],
    [-(12 * DAY + 7 * HOUR), '12 d ago'],
  ])('says what is %d ms away as %s', (aheadMs, text) => {
    const now = at('2026-11-24T08:03:00Z');
    expect(formatRelative(now + aheadMs, now)).toBe(text);
  });
});

describe('formatExact', () => {
  it('has a fixed width and whole milliseconds in the zone asked for', () => {
    const instant = at('2026-11-24T08:00:00.012Z');
    expect(formatExact(instant, 'UTC')).toBe('2026-11-24 08:00:00.012');
    expect(formatExact(instant, 'Europe/Berlin')).toBe('2026-11-24 09:00:00.012');
    expect(formatExact(instant, 'Asia/Kathmandu')).toBe('2026-11-24 13:45:00.012');
  });

  it('writes midnight as 00, not 24', () => {
    expect(formatExact(at('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01 00:00:00.000');
  });

  it('tells the two passes of an overlap apart by their offset', () => {
    const first = at('2026-10-25T00:30:00Z');
    const second = at('2026-10-25T01:30:00Z');
    expect(formatExact(first, 'Europe/Berlin')).toBe(formatExact(second, 'Europe/Berlin'));
    expect(formatOffset('Europe/Berlin', first)).toBe('UTC+2');
    expect(formatOffset('Europe/Berlin', second)).toBe('UTC+1');
  });
});

describe('formatDay and formatClock', () => {
  const now = at('2026-11-24T08:03:00Z');

  it('names the day, and the year only when it is another', () => {
    expect(formatDay(at('2026-11-26T01:30:00Z'), 'Europe/Berlin', now)).toBe('Thu 26 Nov');
    expect(formatDay(at('2027-09-03T01:30:00Z'), 'UTC', now)).toBe('Fri 3 Sep 2027');
  });

  it('takes the day from the zone, not from UTC', () => {
    expect(formatDay(at('2026-11-26T23:30:00Z'), 'Europe/Berlin', now)).toBe('Fri 27 Nov');
  });

  it('shows seconds only when they say something', () => {
    expect(formatClock(at('2026-11-26T01:30:00Z'), 'Europe/Berlin')).toBe('02:30');
    expect(formatClock(at('2026-11-26T01:30:10Z'), 'UTC')).toBe('01:30:10');
  });
});

describe('formatOffset', () => {
  const winter = at('2026-01-15T00:00:00Z');

  it.each([
    ['UTC', 'UTC'],
    ['Europe/London', 'UTC'],
    ['Europe/Berlin', 'UTC+1'],
    ['Asia/Kathmandu', 'UTC+5:45'],
    ['America/St_Johns', 'UTC−3:30'],
  ])('says %s as %s in winter', (zone, text) => {
    expect(formatOffset(zone, winter)).toBe(text);
  });
});
