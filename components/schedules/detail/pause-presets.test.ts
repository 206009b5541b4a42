import { describe, expect, it } from 'vitest';
import { pausePresets } from './pause-presets';

const presets = (now: string, timezone: string) =>
  pausePresets(Date.parse(now), timezone).map(({ atMs, label }) => [label, new Date(atMs).toISOString()]);

describe('ends of a pause that are offered', () => {
  it('are in the schedule’s zone, whatever day it is elsewhere', () => {
    // Already Thursday in Tokyo.
    expect(presets('2026-11-25T16:30:00Z', 'Asia/Tokyo')).toEqual([
      ['1 hour', '2026-11-25T17:30:00.000Z'],
      ['Tomorrow 09:00', '2026-11-27T00:00:00.000Z'],
      ['Monday 09:00', '2026-11-30T00:00:00.000Z'],
    ]);
  });

  it('mean the next Monday on a Monday, and are whole minutes', () => {
    expect(presets('2026-11-30T07:00:20Z', 'Europe/Berlin')).toEqual([
      ['1 hour', '2026-11-30T08:01:00.000Z'],
      ['Tomorrow 09:00', '2026-12-01T08:00:00.000Z'],
      ['Monday 09:00', '2026-12-07T08:00:00.000Z'],
    ]);
  });

  it('name a morning once', () => {
    expect(presets('2026-11-29T12:00:00Z', 'UTC').map(([label]) => label)).toEqual([
      '1 hour',
      'Tomorrow 09:00',
    ]);
  });

  it('keep the clock’s 09:00 over a change of the clocks', () => {
    // The clocks of Berlin go back on Sunday the 25th.
    expect(presets('2026-10-24T07:00:00Z', 'Europe/Berlin')[2]).toEqual([
      'Monday 09:00',
      '2026-10-26T08:00:00.000Z',
    ]);
    expect(presets('2026-10-24T07:00:00Z', 'Europe/Berlin')[1]).toEqual([
      'Tomorrow 09:00',
      '2026-10-25T08:00:00.000Z',
    ]);
  });
});
