/** Wait before the nth try (from 0) of something that fails: doubling, with a random half so that many don't come back at once. */
export function backOffMs(
  tries: number,
  { firstMs, atMostMs }: { firstMs: number; atMostMs: number },
  random: () => number = Math.random,
): number {
  const wholeMs = Math.min(atMostMs, firstMs * 2 ** tries);
  return wholeMs / 2 + (random() * wholeMs) / 2;
}
