import type { Clock } from '@/lib/domain/engine/ports';

const SAMPLES_KEPT = 8;
/** A sample this far from the best one means that the database's clock moved (failover): begin again. */
const STEP_MS = 1_000;

/**
 * The database's clock, as this process knows it: monotonic time plus the offset of the sample with the shortest round trip.
 * Before the first sample it is the wall clock.
 */
export class DatabaseClock {
  private samples: { roundTripMs: number; offsetMs: number }[] = [];
  private offsetMs: number;

  constructor(private readonly clock: Clock) {
    this.offsetMs = clock.wallMs() - clock.monotonicMs();
  }

  /** `databaseMs` was read by a statement that was sent at `sentMonotonicMs` and has just been answered. */
  sample(sentMonotonicMs: number, databaseMs: number): void {
    const roundTripMs = this.clock.monotonicMs() - sentMonotonicMs;
    const offsetMs = databaseMs - (sentMonotonicMs + roundTripMs / 2);
    if (this.samples.length > 0 && Math.abs(offsetMs - this.offsetMs) > STEP_MS + roundTripMs)
      this.samples = [];
    this.samples.push({ offsetMs, roundTripMs });
    if (this.samples.length > SAMPLES_KEPT) this.samples.shift();
    this.offsetMs = this.samples.reduce((best, next) =>
      next.roundTripMs < best.roundTripMs ? next : best,
    ).offsetMs;
  }

  /** Forgets all samples: the next one counts alone (after a reconnect). */
  reset(): void {
    this.samples = [];
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
