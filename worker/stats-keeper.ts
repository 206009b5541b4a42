import type { Clock } from '@/lib/domain/engine/ports';
import type { StatsRollUp } from '@/lib/repositories/statistics/roll-up';
import { waitAtMost } from './wait-at-most';
import type { WorkerEvents } from './worker-events';

/** How far statistics may be behind while something ends. */
const BUSY_REST_MS = 10_000;
/** With nothing ending here there is still what others ended: dead workers, and people who cancel. */
const QUIET_REST_MS = 60_000;
/** A turn that took long is followed by a longer rest, up to a minute, so that the database belongs to the loop. */
const REST_PER_WORK = 20;
/** Catching up is cut into turns of this length. */
const TURN_MS = 10_000;
/** Another worker counted so little ago that there is nothing to add. */
const COUNTED_BY_OTHERS_MS = 5_000;

export interface StatsKeeperDependencies {
  clock: Clock;
  events: WorkerEvents;
  rollUp: Pick<StatsRollUp, 'pass'>;
}

/**
 * Keeps statistics up with history. Every worker has one; whichever comes first counts for all.
 *
 *   new ── start ──▶ counting (passes until nothing is left, 10 s at most) ──▶ resting
 *   resting ── 10 s passed and something has ended, or a minute ──▶ counting      resting or counting ── stop ──▶ stopped
 *
 * A pass that fails is told and tried again after the next rest; nothing in the loop waits for it.
 */
export class StatsKeeper {
  private cancelTimer: (() => void) | null = null;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;
  private hasNews = false;
  private countedAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly deps: StatsKeeperDependencies) {}

  start(): void {
    this.turn = this.takeTurn();
  }

  /** Something has ended. */
  noteEnded(): void {
    this.hasNews = true;
  }

  /** Waits at most `graceMs` for the pass that is under way. */
  async stop(graceMs: number): Promise<void> {
    this.stopped = true;
    this.cancelTimer?.();
    await waitAtMost(this.deps.clock, graceMs, this.turn);
  }

  private rest(restMs: number): void {
    if (this.stopped) return;
    this.cancelTimer = this.deps.clock.after(restMs, () => {
      const isQuiet = !this.hasNews && this.deps.clock.monotonicMs() < this.countedAtMs + QUIET_REST_MS;
      if (isQuiet) this.rest(BUSY_REST_MS);
      else this.turn = this.takeTurn();
    });
  }

  private async takeTurn(): Promise<void> {
    const { clock, events } = this.deps;
    const startedAtMs = clock.monotonicMs();
    this.hasNews = false;
    this.countedAtMs = startedAtMs;
    try {
      await this.count(startedAtMs + TURN_MS);
    } catch (error) {
      this.hasNews = true;
      events.statementFailed?.({ error, part: 'statistics' });
    }
    const workMs = clock.monotonicMs() - startedAtMs;
    this.rest(Math.min(QUIET_REST_MS, Math.max(BUSY_REST_MS, REST_PER_WORK * workMs)));
  }

  private async count(untilMs: number): Promise<void> {
    while (!this.stopped) {
      const { caughtUp } = await this.deps.rollUp.pass(COUNTED_BY_OTHERS_MS);
      if (caughtUp) return;
      if (this.deps.clock.monotonicMs() >= untilMs) {
        this.hasNews = true;
        return;
      }
    }
  }
}
