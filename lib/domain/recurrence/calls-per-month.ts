import type { Recurrence } from './recurrence';

const MONTH_MS = 30 * 86_400_000;

/** How many fire times the 30 days after `fromMs` have. */
export function callsPerMonth(recurrence: Recurrence, fromMs: number): number {
  return recurrence.count(fromMs, fromMs + MONTH_MS);
}
