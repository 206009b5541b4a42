import { zoneTransitions } from './zone-transitions';

/**
 * The instant at which a zone's clocks show a time: the first one where it comes twice, and where the clocks leap over it the first
 * instant after the leap, as for a schedule of fixed times.
 *
 * @param wall `2026-11-26T09:00`, with or without seconds, as a form's field for date and time has it
 * @returns epoch ms; null when it isn't such a text
 */
export function wallInstant(wall: string, timezone: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)$/.exec(wall);
  const wallSec = match ? Date.parse(`${match[1]}T${match[2]}Z`) / 1000 : Number.NaN;
  if (Number.isNaN(wallSec)) return null;
  const zone = zoneTransitions(timezone);
  // No offset is as long as a day, and no span of one offset as short.
  let span = zone.spanAt(wallSec - DAY_SEC);
  while (wallSec >= span.end + span.offset) span = zone.spanAt(span.end);
  return Math.max(wallSec - span.offset, span.start) * 1000;
}

/** What a zone's clocks show at an instant, for such a field: `2026-11-26T09:00`. */
export function wallText(atMs: number, timezone: string): string {
  const sec = Math.floor(atMs / 1000);
  const text = new Date((sec + zoneTransitions(timezone).spanAt(sec).offset) * 1000).toISOString();
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19);
}

const DAY_SEC = 86_400;
