const MINUTE_MS = 60_000;

/** Statistics are kept in rows of 5 minutes, of hours and of days, all of UTC. */
export const FIVE_MINUTES_MS = 5 * MINUTE_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Minutes that a row spans, as it is stored. */
export const GRAIN_MINUTES = { day: 1_440, fiveMinutes: 5, hour: 60 } as const;
export type GrainMinutes = (typeof GRAIN_MINUTES)[keyof typeof GRAIN_MINUTES];

export const floorTo = (unitMs: number, timeMs: number): number => Math.floor(timeMs / unitMs) * unitMs;
export const ceilTo = (unitMs: number, timeMs: number): number => Math.ceil(timeMs / unitMs) * unitMs;

/** From inclusive, to exclusive. Epoch ms. */
export interface Span {
  fromMs: number;
  toMs: number;
}
