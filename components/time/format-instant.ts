import { formatSeconds } from './format-duration';

const HOUR_S = 3_600;
const DAY_S = 86_400;

/**
 * An instant seen from another: `in 1 min 48 s`, `now`, `12 s ago`, `3 min ago`, `1 h 38 min ago`, `12 d ago`.
 * What comes is exact to two units; what is past drops the unit that nobody asks for.
 */
export function formatRelative(atMs: number, nowMs: number): string {
  const aheadS = (atMs - nowMs) / 1_000;
  if (aheadS > 0) return `in ${formatSeconds(Math.ceil(aheadS))}`;
  const agoS = Math.floor(-aheadS);
  if (agoS < 1) return 'now';
  const coarseS =
    agoS >= DAY_S ? agoS - (agoS % DAY_S) : agoS >= HOUR_S || agoS < 60 ? agoS : agoS - (agoS % 60);
  return `${formatSeconds(coarseS)} ago`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${kind}\n${zone}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
    formatters.set(key, found);
  }
  return found;
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function parts(format: Intl.DateTimeFormat, atMs: number): Parts {
  const result: Parts = {};
  for (const part of format.formatToParts(atMs)) result[part.type] = part.value;
  return result;
}

/** `2026-11-24 09:00:00.012`, of a fixed width. @param zone an IANA name */
export function formatExact(atMs: number, zone: string): string {
  const part = parts(
    formatter(zone, 'exact', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    }),
    atMs,
  );
  const date = `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`;
  return `${date} ${part.hour}:${part.minute}:${part.second}.${part.fractionalSecond}`;
}

/** `Thu 26 Nov`, with the year when it isn't the year of `nowMs`. */
export function formatDay(atMs: number, zone: string, nowMs: number): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const part = parts(formatter(zone, 'day', options), atMs);
  const thisYear = parts(formatter(zone, 'day', options), nowMs).year;
  // "Sept" in en-GB; three letters as all the others.
  const day = `${part.weekday} ${part.day} ${part.month?.slice(0, 3)}`;
  return part.year === thisYear ? day : `${day} ${part.year}`;
}

/** `02:30`, or `02:30:15` when the seconds say something. */
export function formatClock(atMs: number, zone: string): string {
  const part = parts(
    formatter(zone, 'clock', { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    atMs,
  );
  return part.second === '00' ? `${part.hour}:${part.minute}` : `${part.hour}:${part.minute}:${part.second}`;
}

/** `UTC+1`, `UTC+5:45`, `UTC−3:30`, `UTC`: the zone's offset at that instant. */
export function formatOffset(zone: string, atMs: number): string {
  const name = parts(formatter(zone, 'offset', { timeZoneName: 'longOffset' }), atMs).timeZoneName ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match || (match[2] === '00' && match[3] === '00')) return 'UTC';
  const minutes = match[3] === '00' ? '' : `:${match[3]}`;
  return `UTC${match[1] === '-' ? '−' : '+'}${Number(match[2])}${minutes}`;
}
