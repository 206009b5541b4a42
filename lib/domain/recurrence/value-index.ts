/** Answers "next, previous, how many below" for a sorted list of small values by one look-up. */
export interface ValueIndex {
  first: number;
  last: number;
  count: number;
  has(value: number): boolean;
  /** The smallest value ≥ `value`, or −1. */
  atOrAfter(value: number): number;
  /** The largest value ≤ `value`, or −1. */
  atOrBefore(value: number): number;
  /** How many are < `value`. */
  below(value: number): number;
}

/** @param sorted values from 0 to `max`, ascending, at least one */
export function createValueIndex(sorted: readonly number[], max: number): ValueIndex {
  const after = new Int8Array(max + 2).fill(-1);
  const before = new Int8Array(max + 2).fill(-1);
  const below = new Int8Array(max + 2);
  const present = new Set(sorted);
  for (let value = max; value >= 0; value--) after[value] = present.has(value) ? value : after[value + 1]!;
  for (let value = 0; value <= max; value++) {
    before[value] = present.has(value) ? value : (before[value - 1] ?? -1);
    below[value + 1] = below[value]! + (present.has(value) ? 1 : 0);
  }
  return {
    first: sorted[0]!,
    last: sorted.at(-1)!,
    count: sorted.length,
    has: (value) => after[value] === value,
    atOrAfter: (value) => after[value]!,
    atOrBefore: (value) => (value < 0 ? -1 : before[value]!),
    below: (value) => below[value]!,
  };
}
