import { invalid } from '../errors';

/** Longer pauses are those without an end. */
const LONGEST_MS = 3_653 * 86_400_000;

/**
 * A pause ends in the future, within ten years.
 *
 * @param path where the caller wrote it
 * @throws ServiceError `invalid`
 */
export function checkPauseEnd(until: string | null, nowMs: number, path: 'pausedUntil' | 'until'): void {
  if (until === null) return;
  const inMs = Date.parse(until) - nowMs;
  if (inMs <= 0) throw invalid([{ path, message: `Must lie in the future; got ${until}` }]);
  if (inMs > LONGEST_MS)
    throw invalid([
      { path, message: 'Must lie within ten years; a pause without an end lasts until it is resumed' },
    ]);
}
