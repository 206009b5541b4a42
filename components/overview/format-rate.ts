import { NO_DATA } from '@/components/time/format-duration';

/** `97.4 %`; 100 only when nothing at all failed, 0 only when nothing succeeded. */
export function formatRate(rate: number | null): string {
  if (rate === null) return NO_DATA;
  if (rate === 0 || rate === 1) return `${100 * rate}\u202f%`;
  return `${Math.min(99.9, Math.max(0.1, Math.round(1_000 * rate) / 10)).toFixed(1)}\u202f%`;
}
