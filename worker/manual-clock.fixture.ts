import type { Clock } from '@/lib/domain/engine/ports';

interface Timer {
  atMs: number;
  task: () => void;
}

/** A clock that moves only when a test says so. */
export class ManualClock implements Clock {
  private readonly timers = new Set<Timer>();
  private nowMs = 0;
  private wallOffsetMs = 0;

  after(delayMs: number, task: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, task };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  monotonicMs(): number {
    return this.nowMs;
  }

  wallMs(): number {
    return this.nowMs + this.wallOffsetMs;
  }

  /** Timers that wait. */
  get pending(): number {
    return this.timers.size;
  }

  /** Somebody sets this machine's clock; monotonic time knows nothing of it. */
  jumpWall(ms: number): void {
    this.wallOffsetMs += ms;
  }

  /** The process stands still: time passes, and no timer runs until it goes on. */
  stall(ms: number): void {
    this.nowMs += ms;
  }

  /** Moves on, and runs what comes due on the way in its order; lets promises settle before and after each. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await settle();
    for (;;) {
      const [next] = [...this.timers].filter((it) => it.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      this.nowMs = Math.max(this.nowMs, next.atMs);
      this.timers.delete(next);
      next.task();
      await settle();
    }
    this.nowMs = untilMs;
    await settle();
  }
}

/** Lets every promise that is ready run on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
