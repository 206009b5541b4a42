import type { ServiceContext } from '../context';
import { read } from '../unit-of-work';

/** Longer than any fence ahead; a high-water mark beyond it came from a clock that was wrong, and isn't waited for. */
const WAIT_AT_MOST_MS = 2_000;

/**
 * Waits until the database's clock has passed the last fire time that is settled, which may be fenced ahead: so no call of an older
 * version starts for a fire time after the answer. Call it after the commit.
 */
export async function waitUntilPassed(context: ServiceContext, lastFireAt: number | null): Promise<void> {
  if (lastFireAt === null) return;
  let waitedMs = 0;
  while (waitedMs < WAIT_AT_MOST_MS) {
    const leftMs = lastFireAt - (await read(context, ({ cursors }) => cursors.nowMs()));
    if (leftMs < 0) return;
    const stepMs = Math.min(Math.floor(leftMs) + 1, WAIT_AT_MOST_MS);
    await context.runtime.delay(stepMs);
    waitedMs += stepMs;
  }
}
