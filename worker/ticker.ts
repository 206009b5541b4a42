import { FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { Clock, EngineStore, TickReading } from '@/lib/domain/engine/ports';
import type { DatabaseClock } from './database-clock';
import type { WorkerEvents } from './worker-events';

/**
 * Who got no answer for so long may not conclude anything from the others' silence: they may have got none either. Shorter than the lease
 * by more than a beat, so that a database that stands still makes nobody dead.
 */
const CONTACT_WITHIN_MS = 5_000;

export interface TickerDependencies {
  clock: Clock;
  databaseClock: DatabaseClock;
  events: WorkerEvents;
  onContactLost: () => void;
  onTick: (reading: TickReading) => void;
  scanUntilMs: () => number;
  store: Pick<EngineStore, 'tick'>;
  tickIntervalMs: number;
  workerId: string;
}

/** Asks the database once a tick what there is to do, and tells the parts. Ticks never overlap; one that fails, or is answered very late, is a loss of contact. */
export class Ticker {
  private cancelTimer: (() => void) | null = null;
  private stopped = false;
  private plannedMs = 0;
  private lateByMs = 0;

  constructor(private readonly deps: TickerDependencies) {}

  start(): void {
    this.tickAt(this.deps.clock.monotonicMs());
  }

  stop(): void {
    this.stopped = true;
    this.cancelTimer?.();
  }

  /** How late the last tick came: the event loop's lag. */
  get lagMs(): number {
    return this.lateByMs;
  }

  private tickAt(plannedMs: number): void {
    if (this.stopped) return;
    this.plannedMs = plannedMs;
    const delayMs = Math.max(0, plannedMs - this.deps.clock.monotonicMs());
    this.cancelTimer = this.deps.clock.after(delayMs, () => void this.tick());
  }

  private async tick(): Promise<void> {
    const {
      clock,
      databaseClock,
      events,
      onContactLost,
      onTick,
      scanUntilMs,
      store,
      tickIntervalMs,
      workerId,
    } = this.deps;
    const sentMs = clock.monotonicMs();
    this.lateByMs = Math.max(0, sentMs - this.plannedMs);
    try {
      const until = { claimUntilMs: databaseClock.nowMs() + FENCE_HORIZON_MS, scanUntilMs: scanUntilMs() };
      const reading = await store.tick(workerId, until);
      databaseClock.sample(sentMs, reading.databaseMs);
      if (this.stopped) return;
      if (clock.monotonicMs() - sentMs > CONTACT_WITHIN_MS) onContactLost();
      onTick(reading);
    } catch (error) {
      if (this.stopped) return;
      events.statementFailed?.({ error, part: 'ticker' });
      onContactLost();
    }
    this.tickAt(Math.max(this.plannedMs + tickIntervalMs, clock.monotonicMs()));
  }
}
