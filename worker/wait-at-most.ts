import type { Clock } from '@/lib/domain/engine/ports';

/** Waits until the work has ended, or `limitMs` have passed. */
export async function waitAtMost(
  clock: Pick<Clock, 'after'>,
  limitMs: number,
  work: Promise<void>,
): Promise<void> {
  let cancel = () => {};
  const limit = new Promise<void>((resolve) => {
    cancel = clock.after(limitMs, resolve);
  });
  await Promise.race([work, limit]);
  cancel();
}
