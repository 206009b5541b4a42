import type { Clock } from '@/lib/domain/engine/ports';

/** Time of this process. */
export const systemClock: Clock = {
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
};
