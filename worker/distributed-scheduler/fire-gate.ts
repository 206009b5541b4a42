import type { Clock, FireKey, FireLock } from '@/lib/domain/engine/ports';
import type { WorkerEvents } from '../worker-events';

/** A loser may go past the gate this long after it lost: the winner fences within milliseconds, unless it died. */
const PATIENCE_MS = 500;

export interface FireGateOptions {
  clock: Clock;
  events: Pick<WorkerEvents, 'gateWon'>;
  fireLock: FireLock;
  /** How long a lock that was won counts as this worker's. */
  lockTtlMs: number;
}

interface Memory {
  fireTimeMs: number;
  atMs: number;
}

/**
 * The cheap gate before the fence: of several workers that see the same fire time, one asks the database.
 * It never decides whether a fire time runs: a loser that still sees it unfenced goes past the gate, and so does everybody
 * while Redis can't be asked.
 */
export class FireGate {
  private readonly won = new Map<string, Memory>();
  private readonly lost = new Map<string, Memory>();

  constructor(private readonly options: FireGateOptions) {}

  /** For each fire time whether it may be fenced now. */
  async pass(keys: readonly FireKey[]): Promise<boolean[]> {
    const nowMs = this.options.clock.monotonicMs();
    const passed = keys.map((key) => this.remembered(key, nowMs));
    const asked = keys.filter((_, index) => !passed[index]);
    if (asked.length === 0) return passed;
    const answers = await this.options.fireLock.acquire(asked);
    if (answers === 'no_gate') return keys.map(() => true);
    let next = 0;
    return passed.map((known, index) => known || this.note(keys[index]!, answers[next++]!, nowMs));
  }

  private remembered(key: FireKey, nowMs: number): boolean {
    const won = this.won.get(key.scheduleId);
    if (won && won.fireTimeMs === key.fireTimeMs && nowMs - won.atMs < this.options.lockTtlMs) return true;
    const lost = this.lost.get(key.scheduleId);
    return lost !== undefined && lost.fireTimeMs === key.fireTimeMs && nowMs - lost.atMs >= PATIENCE_MS;
  }

  private note(key: FireKey, won: boolean, nowMs: number): boolean {
    if (won) {
      this.won.set(key.scheduleId, { atMs: nowMs, fireTimeMs: key.fireTimeMs });
      this.options.events.gateWon?.({ fireAt: key.fireTimeMs, scheduleId: key.scheduleId });
    } else if (this.lost.get(key.scheduleId)?.fireTimeMs !== key.fireTimeMs)
      this.lost.set(key.scheduleId, { atMs: nowMs, fireTimeMs: key.fireTimeMs });
    return won;
  }

  /** The schedule's fire time is fenced: nobody asks for it again. */
  landed(scheduleId: string): void {
    this.won.delete(scheduleId);
  }

  /** Forgets what is older than the lock's life. Called once a tick. */
  sweep(): void {
    const oldestMs = this.options.clock.monotonicMs() - this.options.lockTtlMs;
    for (const memory of [this.won, this.lost])
      for (const [scheduleId, { atMs }] of memory) if (atMs < oldestMs) memory.delete(scheduleId);
  }
}
