import { describe, expect, it } from 'vitest';
import { CALENDAR_VECTORS } from './calendar-vectors.fixture';
import { fastestMs } from './fastest.fixture';
import { createRecurrence } from './recurrence';
import { ZONE_VECTORS } from './zone-vectors.fixture';

const recurrence = (cronExpression: string, timezone = 'UTC') =>
  createRecurrence({ cronExpression, timezone, seed: 'test' });
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('createRecurrence', () => {
  describe.each([...ZONE_VECTORS, ...CALENDAR_VECTORS])(
    '$cron in $zone $what',
    ({ cron, zone, after, fires }) => {
      const rule = recurrence(cron, zone);
      const expected = fires.map((text) => new Date(text).toISOString());
      const afterMs = Date.parse(after);

      it('by next', () => {
        const found: (string | null)[] = [];
        let at: number | null = afterMs;
        while (found.length < fires.length) {
          at = rule.next(at!);
          found.push(iso(at));
        }
        expect(found).toEqual(expected);
      });

      it('by prev', () => {
        const found: (string | null)[] = [];
        let at: number | null = Date.parse(fires.at(-1)!) + 1;
        while (found.length < fires.length) {
          at = rule.prev(at!);
          found.unshift(iso(at));
        }
        expect(found).toEqual(expected);
      });

      it('by count', () => {
        const lastMs = Date.parse(fires.at(-1)!);
        expect(rule.count(afterMs, lastMs)).toBe(fires.length);
        expect(rule.count(afterMs, lastMs - 1)).toBe(fires.length - 1);
        expect(rule.count(lastMs, lastMs)).toBe(0);
      });
    },
  );

  it('is strict on both sides and keeps milliseconds apart', () => {
    const rule = recurrence('0 * * * *');
    const noon = Date.parse('2027-01-01T12:00Z');
    expect(rule.next(noon)).toBe(noon + 3_600_000);
    expect(rule.next(noon - 1)).toBe(noon);
    expect(rule.next(noon - 0.5)).toBe(noon);
    expect(rule.prev(noon)).toBe(noon - 3_600_000);
    expect(rule.prev(noon + 1)).toBe(noon);
    expect(rule.count(noon - 1, noon)).toBe(1);
    expect(rule.count(noon, noon + 3_600_000)).toBe(1);
    expect(rule.count(noon + 1, noon)).toBe(0);
  });

  it.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 30 2 */2', '*/5 2 31 3 */7'])(
    'answers null after a short search for %s',
    (cron) => {
      // In Berlin a 31 March that is a Sunday has no hour from two to three.
      const rule = recurrence(cron, 'Europe/Berlin');
      const from = Date.parse('2027-01-01T00:00Z');
      const tookMs = fastestMs(() => {
        expect(rule.next(from)).toBeNull();
        expect(rule.prev(from)).toBeNull();
      });
      expect(tookMs).toBeLessThan(50);
      expect(rule.count(from, from + 400 * 86_400_000)).toBe(0);
    },
  );

  it('knows the years from 1970 to 2199 and nothing beyond', () => {
    const rule = recurrence('0 0 1 1 *');
    expect(iso(rule.next(Number.NEGATIVE_INFINITY))).toBe('1970-01-01T00:00:00.000Z');
    expect(rule.prev(0)).toBeNull();
    expect(iso(rule.prev(Number.POSITIVE_INFINITY))).toBe('2199-01-01T00:00:00.000Z');
    expect(rule.next(Date.parse('2199-01-01T00:00Z'))).toBeNull();
    expect(rule.count(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(230);
    expect(() => rule.next(Number.NaN)).toThrow(RangeError);
  });

  it('counts a year of seconds without walking them', () => {
    const rule = recurrence('* * * * * *', 'Europe/Berlin');
    const from = Date.parse('2027-01-01T00:00Z');
    const tookMs = fastestMs(() => expect(rule.count(from, from + 365 * 86_400_000)).toBe(365 * 86_400));
    expect(tookMs).toBeLessThan(50);
  });

  it('gives schedules of one rule one recurrence, unless H tells them apart', () => {
    const of = (cronExpression: string, seed: string, timezone = 'UTC') =>
      createRecurrence({ cronExpression, timezone, seed });
    expect(of('7 * * * THU', 'a')).toBe(of('7 * * * THU', 'b'));
    expect(of('7 * * * THU', 'a')).not.toBe(of('7 * * * THU', 'a', 'Asia/Tokyo'));
    expect(of('0 0 1,h * *', 'a')).not.toBe(of('0 0 1,h * *', 'b'));
  });

  it('refuses an unknown zone by its name', () => {
    expect(() => recurrence('* * * * *', 'Mars/Olympus')).toThrow(
      new RangeError('Unknown time zone "Mars/Olympus"; use an IANA name such as Europe/Berlin, or UTC'),
    );
  });
});
