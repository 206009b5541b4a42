const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** What is said where there is no value; never `0` or `N/A`. */
export const NO_DATA = '–';

/** Whole seconds as one or two units: `48 s`, `3 min 20 s`, `2 h 57 min`, `6 d 22 h`. A second unit of zero is left out. */
export function formatSeconds(totalSeconds: number): string {
  const total = Math.max(0, Math.floor(totalSeconds));
  if (total < MINUTE_S) return `${total} s`;
  if (total < HOUR_S) return twoUnits(total, MINUTE_S, 'min', 1, 's');
  if (total < DAY_S) return twoUnits(total, HOUR_S, 'h', MINUTE_S, 'min');
  return twoUnits(total, DAY_S, 'd', HOUR_S, 'h');
}

function twoUnits(total: number, unit: number, unitName: string, part: number, partName: string): string {
  const rest = Math.floor((total % unit) / part);
  const whole = `${Math.floor(total / unit)} ${unitName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${partName}`;
}

/**
 * A measured duration or lateness: `4 ms`, `1.4 s`, `6.0 s`, `3 min 20 s`. One decimal below a minute, so that a column has one style.
 * Negative values keep their sign (`−3 ms`): an attempt may start before its fire time by the clock's error.
 */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || Number.isNaN(ms)) return NO_DATA;
  const size = Math.abs(ms);
  const text = formatSize(size);
  return ms < 0 && text !== '0 ms' ? `−${text}` : text;
}

function formatSize(ms: number): string {
  if (ms > 0 && ms < 0.5) return '<1 ms';
  if (Math.round(ms) < SECOND_MS) return `${Math.round(ms)} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < MINUTE_S * 10) return `${(tenths / 10).toFixed(1)} s`;
  return formatSeconds(Math.round(ms / SECOND_MS));
}

/** A duration that somebody set: `30 s`, `1.5 s`, `250 ms`, `10 min`. No decimal that says nothing. */
export function formatSpan(ms: number): string {
  if (ms < SECOND_MS) return `${ms} ms`;
  if (ms < MINUTE_S * SECOND_MS) return `${Number((ms / SECOND_MS).toFixed(3))} s`;
  return formatSeconds(Math.round(ms / SECOND_MS));
}

/** A measure that is often below a millisecond, always with its one decimal there: `0.4 ms`, `31.2 s`, `10 min 3 s`. */
export function formatFine(ms: number): string {
  const size = Math.abs(ms);
  const sign = ms < 0 && size >= 0.05 ? '−' : '';
  if (size < SECOND_MS - 0.05) return `${sign}${size.toFixed(1)} ms`;
  return `${sign}${formatSize(size)}`;
}

/** The same with the sign of what is ahead, too: `+0.4 ms`, `−31.2 s`. */
export const formatAhead = (ms: number): string => (ms >= 0.05 ? `+${formatFine(ms)}` : formatFine(ms));
