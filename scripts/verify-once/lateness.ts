export interface LatenessMs {
  p50: number;
  p99: number;
  max: number;
}

/** Quantiles by nearest rank: the smallest value that at least that share is not above. NaN of none. */
export function summarise(latenessMs: readonly number[]): LatenessMs {
  const ascending = [...latenessMs].sort((left, right) => left - right);
  const quantile = (share: number) =>
    ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;
  return { max: quantile(1), p50: quantile(0.5), p99: quantile(0.99) };
}
