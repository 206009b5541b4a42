import type { Clock } from '@/lib/domain/engine/ports';
import type { VirtualTime } from './virtual-time';

/**
 * A process as the outside sees it: it can be killed at any instant (nothing that waits ever goes on), stand still (a long garbage
 * collection: everything that would have happened happens when it goes on), and have a wrong wall clock.
 */
export class SimulatedProcess {
  private dead = false;
  private standsStillUntilMs = 0;
  readonly clock: Clock;

  constructor(
    private readonly time: VirtualTime,
    public wallSkewMs: number,
    private readonly bootMs: number,
  ) {
    this.clock = {
      after: (delayMs, task) => {
        let cancelled = false;
        this.deliver(time.nowMs + delayMs, () => {
          if (!cancelled) task();
        });
        return () => {
          cancelled = true;
        };
      },
      monotonicMs: () => this.time.nowMs - this.bootMs,
      wallMs: () => this.time.nowMs + this.wallSkewMs,
    };
  }

  get alive(): boolean {
    return !this.dead;
  }

  kill(): void {
    this.dead = true;
  }

  standStill(forMs: number): void {
    this.standsStillUntilMs = Math.max(this.standsStillUntilMs, this.time.nowMs + forMs);
  }

  /** Something reaches the process at that time: at once, when it goes on again, or never. */
  deliver(atMs: number, run: () => void): void {
    this.time.at(atMs, () => {
      if (this.dead) return;
      if (this.time.nowMs < this.standsStillUntilMs) this.deliver(this.standsStillUntilMs, run);
      else run();
    });
  }
}
