const MINUTE_MS = 60_000;

/**
 * Statistics are kept in rows of 5 minutes, of quarters of an hour and of days, all of UTC. Every zone's days, and its hours, begin with a quarter.
 */
export const FIVE_MINUTES_MS = 5 * MINUTE_MS;
export const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Minutes that a row spans, as it is stored. */
export const GRAIN_MINUTES = { day: 1_440, fiveMinutes: 5, quarter: 15 } as const;
export type GrainMinutes = (typeof GRAIN_MINUTES)[keyof typeof GRAIN_MINUTES];

export const floorTo = (unitMs: number, timeMs: number): number => Math.floor(timeMs / unitMs) * unitMs;
export const ceilTo = (unitMs: number, timeMs: number): number => Math.ceil(timeMs / unitMs) * unitMs;

/** Rows of 5 minutes are kept for so long; what is older is known by the quarter. */
export const FIVE_MINUTES_KEPT_MS = 8 * DAY_MS;

/** From inclusive, to exclusive. Epoch ms. */
export interface Span {
  fromMs: number;
  toMs: number;
}
