import { formatExact } from '@/components/time/format-instant';

/** `2026-03-02T12:00`, as a field of a form has it; empty for what is no instant. */
export function toWall(instant: string, zone: string): string {
  const atMs = Date.parse(instant);
  return Number.isNaN(atMs) ? '' : formatExact(atMs, zone).slice(0, 16).replace(' ', 'T');
}

/** The instant at which a clock of UTC, or else of this browser, shows it; empty for an empty field. */
export function fromWall(wall: string, utc: boolean): string {
  return wall === '' ? '' : new Date(utc ? `${wall}Z` : wall).toISOString();
}
