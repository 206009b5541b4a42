import type { Clock } from '@/lib/domain/engine/ports';
import type { Housekeeping } from '@/lib/repositories/engine/housekeeping';
import type { HistoryPartitions } from '@/lib/repositories/engine/partitions';
import { waitAtMost } from './wait-at-most';
import type { WorkerEvents } from './worker-events';

const MINUTE_MS = 60_000;
const PARTITIONS_EVERY_MS = 60 * MINUTE_MS;
/** A pass that has more to remove leaves the rest to the next minute, so that the database belongs to the loop. */
const PASS_BUDGET_MS = 10_000;

export interface JanitorDependencies {
  clock: Clock;
  events: WorkerEvents;
  housekeeping: Pick<
    Housekeeping,
    'removeDeletedSchedules' | 'removeEndedWorkers' | 'removeIdempotencyKeys' | 'removeOldStatistics'
  >;
  partitions: Pick<HistoryPartitions, 'defaultRows' | 'dropOlderThan' | 'ensureNeeded'>;
  /** History whose newest execution completed longer ago is dropped by the day; null keeps everything. */
  retentionMs: number | null;
}

/**
 * Keeps history's partitions ahead of the clock and removes what nobody needs any more. Every worker has one; that they work at the same
 * time does no harm.
 *
 *   new ── start: partitions first ──▶ resting ── a minute passed ──▶ passing (partitions when their hour is over, then removals) ──▶ resting
 *   resting or passing ── stop ──▶ stopped (a pass ends after the step that it is at)
 *
 * A pass that fails is told and tried again a minute later; nothing in the loop waits for it.
 */
export class Janitor {
  private cancelTimer: (() => void) | null = null;
  private partitionsAtMs = Number.NEGATIVE_INFINITY;
  private pass: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly deps: JanitorDependencies) {}

  /** Resolves when the partitions were seen to, so before the first fence. */
  async start(): Promise<void> {
    await this.attempt(() => this.keepPartitionsWhenDue());
    this.rest();
  }

  /** Waits at most `graceMs` for the step that is under way. */
  async stop(graceMs: number): Promise<void> {
    this.stopped = true;
    this.cancelTimer?.();
    await waitAtMost(this.deps.clock, graceMs, this.pass);
  }

  private rest(): void {
    if (this.stopped) return;
    this.cancelTimer = this.deps.clock.after(MINUTE_MS, () => {
      this.pass = this.runPass();
    });
  }

  private async runPass(): Promise<void> {
    const { housekeeping, retentionMs } = this.deps;
    const untilMs = this.deps.clock.monotonicMs() + PASS_BUDGET_MS;
    await this.attempt(() => this.keepPartitionsWhenDue());
    await this.attempt(() => this.repeat(() => housekeeping.removeIdempotencyKeys(), untilMs));
    await this.attempt(() => this.repeat(() => housekeeping.removeEndedWorkers(), untilMs));
    await this.attempt(() => this.repeat(() => housekeeping.removeDeletedSchedules(), untilMs));
    await this.attempt(() => this.repeat(() => housekeeping.removeOldStatistics(retentionMs), untilMs));
    this.rest();
  }

  private async keepPartitionsWhenDue(): Promise<void> {
    const { clock, events, partitions, retentionMs } = this.deps;
    if (clock.monotonicMs() < this.partitionsAtMs) return;
    const misplaced = await partitions.defaultRows();
    if (misplaced > 0) events.historyMisplaced?.({ rows: misplaced });
    await partitions.ensureNeeded();
    // From here on the next look may wait for its hour; a failure above is tried again in a minute.
    this.partitionsAtMs = clock.monotonicMs() + PARTITIONS_EVERY_MS;
    if (retentionMs === null) return;
    const dropped = await partitions.dropOlderThan(retentionMs);
    if (dropped.length > 0) events.historyDropped?.({ partitions: dropped });
  }

  private async repeat(step: () => Promise<number>, untilMs: number): Promise<void> {
    while (!this.stopped && this.deps.clock.monotonicMs() < untilMs && (await step()) > 0);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.stopped) return;
    try {
      await work();
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'janitor' });
    }
  }
}
