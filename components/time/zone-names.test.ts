import { describe, expect, it } from 'vitest';
import { isValidTimezone } from '@/lib/domain/recurrence/timezone';
import { formatExact } from './format-instant';
import { currentZoneName, listZoneNames } from './zone-names';

describe('currentZoneName', () => {
  it.each(['Asia/Calcutta', 'Asia/Katmandu', 'Europe/Kiev', 'America/Godthab', 'America/Buenos_Aires'])(
    'gives %s another name for the same zone, which the API knows',
    (old) => {
      const current = currentZoneName(old);
      expect(current).not.toBe(old);
      expect(isValidTimezone(current)).toBe(true);
      for (const at of [0, Date.parse('2026-01-15'), Date.parse('2026-07-15')]) {
        expect(formatExact(at, current)).toBe(formatExact(at, old));
      }
    },
  );

  it('leaves a name that is current', () => {
    expect(currentZoneName('Europe/Berlin')).toBe('Europe/Berlin');
  });
});

describe('listZoneNames', () => {
  it('has every zone once, each one that the API takes', () => {
    const names = listZoneNames();
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['UTC', 'Asia/Kathmandu', 'Europe/Kyiv']));
    expect(names.filter((name) => !isValidTimezone(name))).toEqual([]);
  });
});
