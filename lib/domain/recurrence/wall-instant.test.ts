import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallInstant, wallText } from './wall-instant';

const iso = (wall: string, zone: string) => {
  const at = wallInstant(wall, zone);
  return at === null ? null : new Date(at).toISOString();
};

describe('wallInstant', () => {
  it.each([
    ['2026-12-24T09:00', 'Europe/Berlin', '2026-12-24T08:00:00.000Z'],
    ['2026-12-24T09:00:30', 'Asia/Kathmandu', '2026-12-24T03:15:30.000Z'],
    ['2026-12-31T23:30', 'Pacific/Kiritimati', '2026-12-31T09:30:00.000Z'],
    // 02:00 becomes 03:00.
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    // 03:00 becomes 02:00.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(iso(wall, zone)).toBe(instant);
  });

  it.each(['', 'soon', '2026-12-24', '2026-13-01T09:00', '2026-12-24T09:00Z'])('has none of %s', (wall) => {
    expect(iso(wall, 'Europe/Berlin')).toBeNull();
  });

  it('finds back what the clocks show, at the first time that they show it', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
    ];
    const second = fc.integer({ min: Date.UTC(2025, 0) / 1000, max: Date.UTC(2031, 0) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), second, (zone, sec) => {
        const found = wallInstant(wallText(sec * 1000, zone), zone)!;
        expect(wallText(found, zone)).toBe(wallText(sec * 1000, zone));
        expect(found).toBeLessThanOrEqual(sec * 1000);
      }),
    );
  });
});
