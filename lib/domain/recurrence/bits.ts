/** Sets of small numbers as the bits of one 32-bit integer: bit 3 set = 3 is in it. Bit 31 stays free. */

/** Bits 0 to `index`; none when it is −1. */
export const bitsUpTo = (index: number) => ~(-1 << (index + 1));
/** Bits `index` to 30. */
export const bitsFrom = (index: number) => -1 << index;

export const bitsOf = (values: readonly number[]) => values.reduce((bits, value) => bits | (1 << value), 0);
export const hasBit = (bits: number, index: number) => ((bits >> index) & 1) === 1;

/** @param bits not 0 */
export const highestBit = (bits: number) => 31 - Math.clz32(bits);
/** @param bits not 0 */
export const lowestBit = (bits: number) => 31 - Math.clz32(bits & -bits);

export function countBits(bits: number): number {
  let rest = bits;
  let total = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    total++;
  }
  return total;
}
