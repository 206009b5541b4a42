import { describe, expect, it } from 'vitest';
import { createZoneTransitions, type ZoneSpan, zoneTransitions } from './zone-transitions';

const HOUR = 3600;
const sec = (text: string) => Date.parse(text) / 1000;

/** A zone whose offset is what the last of `changes` at or before the instant says, else 0. */
const madeUpZone = (...changes: [at: number, offset: number][]) =>
  createZoneTransitions((at) => changes.filter(([from]) => from <= at).at(-1)?.[1] ?? 0);
/** Seconds of wall clock that are missing (> 0) or come again (< 0) when the span begins. */
const leapOf = (span: ZoneSpan) => span.start + span.offset - span.shownUntil;

describe('zoneTransitions', () => {
  it.each([
    ['Africa/Casablanca', 2026],
    ['America/Boa_Vista', 2000],
    ['America/New_York', 2040],
    ['Antarctica/Troll', 2026],
    ['Asia/Kathmandu', 1986],
    ['Africa/Monrovia', 1972],
    ['Australia/Lord_Howe', 2026],
    ['Pacific/Apia', 2011],
    ['Pacific/Kiritimati', 1994],
  ])('has the offset of %s at every hour of %i', (zone, year) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: zone,
    });
    const wrong: string[] = [];
    for (let at = Date.UTC(year, 0) / 1000; at < Date.UTC(year + 1, 0) / 1000; at += HOUR) {
      const wall = Date.parse(`${format.format(at * 1000).replace(' ', 'T')}Z`) / 1000;
      if (zoneTransitions(zone).spanAt(at).offset !== wall - at)
        wrong.push(new Date(at * 1000).toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it('finds the second of a change, and what the clocks then miss or repeat', () => {
    const zone = zoneTransitions('America/New_York');
    const spring = zone.spanAt(sec('2026-06-01T00:00Z'));
    const autumn = zone.spanAt(spring.end);
    expect(spring).toMatchObject({
      start: sec('2026-03-08T07:00Z'),
      end: sec('2026-11-01T06:00Z'),
      offset: -4 * HOUR,
    });
    expect([leapOf(spring), leapOf(autumn)]).toEqual([HOUR, -HOUR]);
    expect(zone.spanAt(spring.start)).toBe(spring);
    expect(zone.spanAt(spring.start - 1)).not.toBe(spring);
  });

  it('is one table for a zone, however its name is written', () => {
    expect(zoneTransitions('europe/berlin')).toBe(zoneTransitions('Europe/Berlin'));
  });

  it('cuts spans at the turn of the year and leaps nothing there', () => {
    const span = zoneTransitions('UTC').spanAt(sec('2027-01-01T00:00Z'));
    expect(span).toMatchObject({ start: sec('2027-01-01T00:00Z'), end: sec('2028-01-01T00:00Z'), offset: 0 });
    expect(leapOf(span)).toBe(0);
  });

  it('sees a change at the very turn of a year', () => {
    const turn = sec('2027-01-01T00:00Z');
    expect(leapOf(madeUpZone([turn, HOUR]).spanAt(turn))).toBe(HOUR);
    expect(leapOf(madeUpZone([turn - 1, HOUR]).spanAt(turn - 1))).toBe(HOUR);
  });

  it('carries an overlap over the turn of a year', () => {
    const turn = sec('2027-01-01T00:00Z');
    const zone = madeUpZone([turn - 900, -HOUR]);
    expect(leapOf(zone.spanAt(turn - 900))).toBe(-HOUR);
    expect(leapOf(zone.spanAt(turn))).toBe(900 - HOUR);
  });

  it('adds up an overlap and a gap inside it', () => {
    const back = sec('2027-05-01T00:00Z');
    const zone = madeUpZone([back, -HOUR], [back + 900, 0]);
    expect(leapOf(zone.spanAt(back))).toBe(-HOUR);
    // The clocks had shown everything to 00:00 when they leap from 23:15 to 00:15.
    expect(leapOf(zone.spanAt(back + 900))).toBe(900);
  });
});
