import { formatExact, formatRelative } from '@/components/time/format-instant';

/** Instants as a person reads them, in one zone. */
export interface Instants {
  zone: string;
  /** `in 5 min`; a dash for none. */
  relative(instant: string | null | undefined): string;
  /** `2026-11-24 09:00:00`, with milliseconds only when they say something. */
  exact(instant: string | null | undefined): string;
  /** `2026-11-24 09:00:00 (in 5 min)`. */
  both(instant: string | null | undefined): string;
}

export function createInstants(zone: string, nowMs: () => number): Instants {
  const relative = (instant: string | null | undefined) =>
    instant ? formatRelative(Date.parse(instant), nowMs()) : '-';
  const exact = (instant: string | null | undefined) =>
    instant ? formatExact(Date.parse(instant), zone).replace(/\.000$/, '') : '-';
  return {
    both: (instant) => (instant ? `${exact(instant)} (${relative(instant)})` : '-'),
    exact,
    relative,
    zone,
  };
}
