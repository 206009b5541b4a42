import { bitsFrom, bitsOf, bitsUpTo, countBits, hasBit, highestBit, lowestBit } from './bits';

const HALF = 30;

/** Numbers from 0 to 59: those that match in a field. Two integers, because a worker keeps a set for each field of many schedules. */
export class ValueSet {
  private readonly low: number;
  private readonly high: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;

  /** @param values ascending, at least one */
  constructor(values: readonly number[]) {
    this.low = bitsOf(values.filter((value) => value < HALF));
    this.high = bitsOf(values.filter((value) => value >= HALF).map((value) => value - HALF));
    this.first = values[0]!;
    this.last = values.at(-1)!;
    this.count = values.length;
  }

  has(value: number): boolean {
    return value < HALF ? hasBit(this.low, value) : hasBit(this.high, value - HALF);
  }

  /** The smallest value ≥ `value` (0–60), or −1. */
  atOrAfter(value: number): number {
    const low = value < HALF ? this.low & bitsFrom(value) : 0;
    if (low !== 0) return lowestBit(low);
    const high = value > HALF ? this.high & bitsFrom(value - HALF) : this.high;
    return high === 0 ? -1 : HALF + lowestBit(high);
  }

  /** The largest value ≤ `value` (−1–59), or −1. */
  atOrBefore(value: number): number {
    const high = value >= HALF ? this.high & bitsUpTo(value - HALF) : 0;
    if (high !== 0) return HALF + highestBit(high);
    const low = value < HALF ? this.low & bitsUpTo(value) : this.low;
    return low === 0 ? -1 : highestBit(low);
  }

  /** How many are < `value` (0–60). */
  below(value: number): number {
    if (value <= HALF) return countBits(this.low & bitsUpTo(value - 1));
    return countBits(this.low) + countBits(this.high & bitsUpTo(value - HALF - 1));
  }
}
