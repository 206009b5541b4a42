const LEAP = 10;

/** Where a key leads from a point; null for a key that leads nowhere. */
export function stepPoint(at: number, key: string, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    End: count - 1,
    Home: 0,
    PageDown: at - LEAP,
    PageUp: at + LEAP,
  };
  const next = steps[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}
