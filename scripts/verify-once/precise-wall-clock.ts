/**
 * The wall clock in epoch ms with fractions. `Date.now()` has whole milliseconds only, and a monotonic clock drifts away from it:
 * this one runs on the monotonic clock and is held within the millisecond that `Date.now()` names.
 */
export function preciseWallClock(wall = Date.now, monotonic = () => performance.now()): () => number {
  const begunAt = wall();
  // The instant at which the millisecond changes is the one at which the whole number is exact.
  while (wall() === begunAt);
  let offsetMs = wall() - monotonic();
  return () => {
    const fine = monotonic();
    const whole = wall();
    const inside = Math.min(Math.max(fine + offsetMs, whole), whole + 0.999);
    offsetMs = inside - fine;
    return inside;
  };
}
