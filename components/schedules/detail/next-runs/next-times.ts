const SHOWN = 10;

/** The next ten fire times, ISO. What the schedule itself knows is the first: the walk begins after now, and may be a moment old. */
export function nextTimes(walked: readonly string[], nextFireAt: string | null): string[] {
  if (nextFireAt === null) return walked.slice(0, SHOWN);
  const all = new Set([nextFireAt, ...walked]);
  // Instants of one form: their texts compare as they do.
  return [...all]
    .filter((time) => time >= nextFireAt)
    .sort()
    .slice(0, SHOWN);
}
