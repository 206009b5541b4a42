import { FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { Clock, EngineStore, TickReading } from '@/lib/domain/engine/ports';
import type { DatabaseClock } from './database-clock';
import type { WorkerEvents } from './worker-events';

/**
 * Who got no answer for so long may not conclude anything from the others' silence: they may have got none either. Shorter than the lease
 * by more than a beat, so that a database that stands still makes nobody dead.
 */
const CONTACT_WITHIN_MS = 5_000;

/** Wake-ups that come in a flood are answered together. */
const TICKS_APART_MS = 25;

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
  private started = false;
  private stopped = false;
  private plannedMs = 0;
  private startedMs = Number.NEGATIVE_INFINITY;
  private ticking = false;
  private woken = false;
  private lateByMs = 0;

  constructor(private readonly deps: TickerDependencies) {}

  start(): void {
    this.started = true;
    this.tickAt(this.deps.clock.monotonicMs());
  }

  stop(): void {
    this.stopped = true;
    this.cancelTimer?.();
  }

  /** There is something to do before the next tick. */
  wake(): void {
    if (!this.started) return;
    this.woken = true;
    if (!this.ticking) this.next();
  }

  /** How late the last tick came: the event loop's lag. */
  get lagMs(): number {
    return this.lateByMs;
  }

  private next(): void {
    const nowMs = this.deps.clock.monotonicMs();
    const plannedMs = this.woken
      ? this.startedMs + TICKS_APART_MS
      : this.plannedMs + this.deps.tickIntervalMs;
    this.tickAt(Math.max(plannedMs, nowMs));
  }

  private tickAt(plannedMs: number): void {
    if (this.stopped) return;
    this.cancelTimer?.();
    this.plannedMs = plannedMs;
    const delayMs = Math.max(0, plannedMs - this.deps.clock.monotonicMs());
    this.cancelTimer = this.deps.clock.after(delayMs, () => void this.tick());
  }

  private async tick(): Promise<void> {
    const { clock, databaseClock, events, onContactLost, onTick, scanUntilMs, store, workerId } = this.deps;
    const sentMs = clock.monotonicMs();
    this.lateByMs = Math.max(0, sentMs - this.plannedMs);
    this.startedMs = sentMs;
    this.ticking = true;
    this.woken = false;
    try {
      const until = { claimUntilMs: databaseClock.nowMs() + FENCE_HORIZON_MS, scanUntilMs: scanUntilMs() };
      const reading = await store.tick(workerId, until);
      databaseClock.sample(sentMs, reading.databaseMs);
      events.databaseAnswered?.();
      if (this.stopped) return;
      if (clock.monotonicMs() - sentMs > CONTACT_WITHIN_MS) onContactLost();
      onTick(reading);
    } catch (error) {
      if (this.stopped) return;
      events.statementFailed?.({ error, part: 'ticker' });
      onContactLost();
    }
    this.ticking = false;
    this.next();
  }
}
