import type { FireKey } from '@/lib/domain/engine/ports';

/** Redis, as far as the fire lock goes: SET NX PX for a batch, and all that can happen to the keys. */
export class MemoryFireLock {
  private readonly keys = new Map<string, number>();

  constructor(
    private readonly now: () => number,
    private readonly ttlMs: number,
  ) {}

  /** Whether each key was free, and is now this worker's. */
  set(_workerId: string, keys: readonly FireKey[]): boolean[] {
    return keys.map(({ fireTimeMs, scheduleId }) => {
      const key = `${scheduleId}:${fireTimeMs}`;
      if ((this.keys.get(key) ?? Number.NEGATIVE_INFINITY) > this.now()) return false;
      this.keys.set(key, this.now() + this.ttlMs);
      return true;
    });
  }

  flush(): void {
    this.keys.clear();
  }

  /** A failover to a replica that had not got the last writes: some keys are gone. */
  lose(isLost: () => boolean): void {
    for (const key of this.keys.keys()) if (isLost()) this.keys.delete(key);
  }
}
