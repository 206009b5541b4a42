import { wallInstant, wallText } from '@/lib/domain/recurrence/wall-instant';

const HOUR_MS = 3_600_000;
const MONDAY = 1;
const MORNING = '09:00';

export interface PausePreset {
  label: string;
  /** Epoch ms, in whole minutes. */
  atMs: number;
}

/** Ends of a pause that are often wanted, in the schedule's zone. */
export function pausePresets(nowMs: number, timezone: string): PausePreset[] {
  const tomorrow = morningIn(1, nowMs, timezone);
  const weekday = dayAfter(0, nowMs, timezone).getUTCDay();
  const monday = morningIn((MONDAY - weekday + 7) % 7 || 7, nowMs, timezone);
  const inAnHour = Math.ceil((nowMs + HOUR_MS) / 60_000) * 60_000;
  const presets = [
    { atMs: inAnHour, label: '1 hour' },
    { atMs: tomorrow, label: `Tomorrow ${MORNING}` },
    { atMs: monday, label: `Monday ${MORNING}` },
  ];
  return presets.filter(({ atMs }, index) => presets.findIndex((other) => other.atMs === atMs) === index);
}

const morningIn = (days: number, nowMs: number, timezone: string): number =>
  wallInstant(`${dayAfter(days, nowMs, timezone).toISOString().slice(0, 10)}T${MORNING}`, timezone)!;

/** A date of the zone's calendar, at midnight of UTC. */
function dayAfter(days: number, nowMs: number, timezone: string): Date {
  const date = new Date(`${wallText(nowMs, timezone).slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date;
}
