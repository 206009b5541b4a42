const SHORTEST_STEPS = 3;

/**
 * The values as one cron field: `1-5`, `0,30`.
 *
 * @param values ascending, each once
 * @param shortestRange runs of at least so many values are written as a range
 */
export const fieldText = (values: readonly number[], shortestRange = 3): string =>
  runs(values)
    .map((run) => (run.length < shortestRange ? run.join(',') : `${run[0]}-${run.at(-1)}`))
    .join(',');

/** `9-17/2` for three and more values of an even step of 2 and more; null for others. */
export function stepText(values: readonly number[]): string | null {
  const [first, second] = values;
  if (values.length < SHORTEST_STEPS) return null;
  const step = second! - first!;
  const isEven = values.every((value, index) => value === first! + index * step);
  return isEven && step > 1 ? `${first}-${values.at(-1)}/${step}` : null;
}

/** Neighbours together: [[1, 2, 3], [7]]. */
function runs(values: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const value of values) {
    const run = found.at(-1);
    if (run?.at(-1) === value - 1) run.push(value);
    else found.push([value]);
  }
  return found;
}
