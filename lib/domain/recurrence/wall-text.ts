const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A wall-clock time in seconds (as if it were UTC) → "28 Mar 2027". */
export function formatWallDate(wallSec: number): string {
  const date = new Date(wallSec * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A wall-clock time in seconds → "02:30", or "02:30:15" when it has seconds. */
export function formatWallTime(wallSec: number): string {
  const text = new Date(wallSec * 1000).toISOString();
  return wallSec % 60 === 0 ? text.slice(11, 16) : text.slice(11, 19);
}
