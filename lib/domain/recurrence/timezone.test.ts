import { describe, expect, it } from 'vitest';
import { assertTimezone, isValidTimezone } from './timezone';

describe('isValidTimezone', () => {
  it.each([
    'UTC',
    'utc',
    'GMT',
    'EST',
    'America/New_York',
    'america/new_york',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT-14',
    'US/Pacific',
  ])('knows %s', (name) => expect(isValidTimezone(name)).toBe(true));

  it.each([
    ['nothing', ''],
    ['a made-up place', 'Europe/Atlantis'],
    ['an offset', '+02:00'],
    ['a short name that ICU takes for Dhaka', 'BST'],
    ['a short name that means five zones', 'IST'],
    ["ICU's own rules", 'SystemV/PST8'],
    ['spaces around', ' UTC '],
    ['a long text', 'Europe/'.repeat(10_000)],
  ])('refuses %s', (_what, name) => expect(isValidTimezone(name)).toBe(false));
});

describe('assertTimezone', () => {
  it('passes a zone that is known', () => expect(() => assertTimezone('Europe/Berlin')).not.toThrow());

  it('names the zone, cut when it is long', () => {
    expect(() => assertTimezone('x'.repeat(5000))).toThrow(
      new RangeError(`Unknown time zone "${'x'.repeat(64)}"; use an IANA name such as Europe/Berlin, or UTC`),
    );
  });
});
