import type { ServiceContext } from '../context';

const RETRY_MS = 25;
const RETRIES_AT_MOST = 80;

/** For rows that a worker was writing at the moment: nothing makes new ones any more, so that a few tries see the last. */
export async function repeatUntilNone(
  { runtime }: ServiceContext,
  found: number,
  again: () => Promise<number>,
): Promise<void> {
  let left = found;
  for (let tries = 0; left > 0 && tries < RETRIES_AT_MOST; tries += 1) {
    await runtime.delay(RETRY_MS);
    left = await again();
    runtime.changes.changed();
  }
}
