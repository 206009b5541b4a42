import { describe, expect, it } from 'vitest';
import { formatClock, formatExact } from '@/components/time/format-instant';
import { formatTick, timeTicks } from './time-ticks';

const at = (iso: string) => Date.parse(iso);
const HOUR_MS = 3_600_000;
const dayTo = (iso: string) => ({ fromMs: at(iso) - 24 * HOUR_MS, toMs: at(iso) });

describe('labels of a time axis', () => {
  it('stand at round times of the zone’s clock', () => {
    const clocks = (zone: string) =>
      timeTicks(dayTo('2026-11-24T08:03:00Z'), zone, 8).map((tick) => formatClock(tick, zone));
    expect(clocks('Europe/Berlin')).toEqual([
      '12:00',
      '15:00',
      '18:00',
      '21:00',
      '00:00',
      '03:00',
      '06:00',
      '09:00',
    ]);
    expect(clocks('Asia/Kathmandu')).toContain('12:00');
  });

  it('stay round where the clock changes within the span', () => {
    const ticks = timeTicks(dayTo('2026-10-25T20:00:00Z'), 'Europe/Berlin', 8);
    expect(ticks.map((tick) => formatExact(tick, 'Europe/Berlin').slice(11, 16))).toEqual([
      '00:00',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
    ]);
  });

  it('are minutes in an hour and days in a week', () => {
    const hour = { fromMs: at('2026-11-24T07:03:00Z'), toMs: at('2026-11-24T08:03:00Z') };
    expect(timeTicks(hour, 'UTC', 8).map((tick) => formatTick(tick, 'UTC', hour))).toEqual([
      '07:10',
      '07:20',
      '07:30',
      '07:40',
      '07:50',
      '08:00',
    ]);
    const week = { fromMs: at('2026-11-17T08:00:00Z'), toMs: at('2026-11-24T08:00:00Z') };
    const days = timeTicks(week, 'America/New_York', 8).map((tick) =>
      formatTick(tick, 'America/New_York', week),
    );
    expect(days).toHaveLength(7);
    expect(days[0]).toBe('Wed 18 Nov');
  });

  it('are never more than were asked for', () => {
    const quarter = { fromMs: at('2026-08-24T08:00:00Z'), toMs: at('2026-11-24T08:00:00Z') };
    for (const atMost of [3, 5, 8])
      expect(timeTicks(quarter, 'UTC', atMost).length).toBeLessThanOrEqual(atMost);
  });
});
