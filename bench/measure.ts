/** One figure, measured several times. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** One row of the result. */
export interface Measure {
  scenario: string;
  metric: string;
  unit: string;
  /** null: the row speaks of the limit alone. */
  ours: Spread | null;
  /** What the same machine could do at best, or what a known tool does, in the same run. */
  limit: Spread | null;
  /** In words. */
  goal: string | null;
  /** null without a goal. */
  pass: boolean | null;
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { max: round(sorted.at(-1)!), median: round(median), min: round(sorted[0]!) };
}

/** Four significant digits are more than a measurement of this kind has. */
function round(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(4));
}
