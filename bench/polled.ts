import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/** Asks again and again. @throws Error that names what didn't come within the limit */
export async function polled(what: string, limitMs: number, isSo: () => Promise<boolean>): Promise<void> {
  const endAt = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > endAt) throw new Error(`${what}: not within ${limitMs / 1_000} s`);
    await sleep(POLL_MS);
  }
}
