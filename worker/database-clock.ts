import type { Clock } from '@/lib/domain/engine/ports';

const SAMPLES_KEPT = 8;

/**
 * The database's clock, as this process knows it: monotonic time plus an offset. When an answer arrives the database's clock shows at
 * least what the statement read; the highest of the last such bounds counts. So this clock is never ahead, and no call starts before
 * its fire time, however long an answer took; it is behind by no more than the shortest way back of those answers.
 * Before the first sample it is the wall clock.
 */
export class DatabaseClock {
  /** Offsets that the database's clock has at least, oldest first. */
  private bounds: number[] = [];
  private offsetMs: number;

  constructor(private readonly clock: Clock) {
    this.offsetMs = clock.wallMs() - clock.monotonicMs();
  }

  /** `databaseMs` was read by a statement that was sent at `sentMonotonicMs` and has just been answered. */
  sample(sentMonotonicMs: number, databaseMs: number): void {
    // It was read after the sending: an older bound above that is of a clock that was set back since (a failover).
    if (this.offsetMs > databaseMs - sentMonotonicMs) this.bounds = [];
    this.bounds.push(databaseMs - this.clock.monotonicMs());
    if (this.bounds.length > SAMPLES_KEPT) this.bounds.shift();
    this.offsetMs = Math.max(...this.bounds);
  }

  /** Forgets what it knew: the next sample counts alone (after a reconnect). */
  reset(): void {
    this.bounds = [];
  }

  /** Epoch ms of the database. */
  nowMs(): number {
    return this.clock.monotonicMs() + this.offsetMs;
  }

  /** How far this machine's wall clock is ahead of the database's (negative: behind). */
  wallAheadMs(): number {
    return this.clock.wallMs() - this.nowMs();
  }
}
