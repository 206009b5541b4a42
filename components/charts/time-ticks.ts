import { formatClock, formatDay } from '@/components/time/format-instant';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From inclusive, to exclusive; epoch ms. */
export interface TimeSpan {
  fromMs: number;
  toMs: number;
}

/** Minutes between two labels, within a day. */
const STEPS_MIN = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720] as const;

/**
 * Where a time axis has its labels: round times of the zone's own clock, at most `atMost`. Every zone's round times lie on quarters of UTC,
 * so that each of those is asked what the clock shows then; no change of the clock has to be known.
 */
export function timeTicks({ fromMs, toMs }: TimeSpan, zone: string, atMost: number): number[] {
  const stepMin = STEPS_MIN.find((minutes) => (toMs - fromMs) / (minutes * MINUTE_MS) <= atMost);
  if (stepMin !== undefined) {
    const unitMs = Math.min(15, stepMin) * MINUTE_MS;
    return instantsBetween(fromMs, toMs, unitMs).filter((atMs) => minuteOfDay(atMs, zone) % stepMin === 0);
  }
  const midnights = midnightsBetween(fromMs, toMs, zone);
  const every = Math.ceil(midnights.length / atMost);
  return midnights.filter((_, index) => index % every === 0);
}

/** `09:00`, and `Tue 1 Dec` where the labels are days. */
export function formatTick(atMs: number, zone: string, { fromMs, toMs }: TimeSpan): string {
  return toMs - fromMs > 2 * DAY_MS ? formatDay(atMs, zone, atMs) : formatClock(atMs, zone);
}

function instantsBetween(fromMs: number, toMs: number, unitMs: number): number[] {
  const firstMs = Math.ceil(fromMs / unitMs) * unitMs;
  const count = Math.max(0, Math.floor((toMs - firstMs) / unitMs) + 1);
  return Array.from({ length: count }, (_, index) => firstMs + index * unitMs);
}

/** No day is shorter than 22 hours: what lies within them need not be asked for. */
function midnightsBetween(fromMs: number, toMs: number, zone: string): number[] {
  const found: number[] = [];
  for (const atMs of instantsBetween(fromMs, toMs, 15 * MINUTE_MS)) {
    const last = found.at(-1);
    if (last !== undefined && atMs < last + 22 * HOUR_MS) continue;
    if (minuteOfDay(atMs, zone) === 0) found.push(atMs);
  }
  return found;
}

function minuteOfDay(atMs: number, zone: string): number {
  const [hour = 0, minute = 0] = formatClock(atMs, zone).split(':').map(Number);
  return 60 * hour + minute;
}
