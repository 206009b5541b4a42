export interface LatenessMs {
  p50: number;
  p99: number;
  max: number;
}

/** By nearest rank: the smallest value that at least that share is not above. NaN of none. */
export function quantileOf(values: readonly number[], share: number): number {
  const ascending = [...values].sort((left, right) => left - right);
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;
}

export const summarise = (latenessMs: readonly number[]): LatenessMs => ({
  max: quantileOf(latenessMs, 1),
  p50: quantileOf(latenessMs, 0.5),
  p99: quantileOf(latenessMs, 0.99),
});
