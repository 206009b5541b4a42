import type { Clock, EngineStore, OwnedExecution } from '@/lib/domain/engine/ports';
import type { StatementTracker, TrackedStatement } from './statement-tracker';
import type { WorkerEvents } from './worker-events';

const READ_EVERY_MS = 5_000;

export interface AdopterDependencies {
  clock: Clock;
  dispatcher: {
    holds(executionId: string, claim: number): boolean;
    takeOver(runs: readonly OwnedExecution[]): Promise<void>;
  };
  events: WorkerEvents;
  statements: StatementTracker;
  store: Pick<EngineStore, 'ownedClaims' | 'ownedExecutions'>;
  workerId: string;
}

interface Reading {
  /** id/claim of the rows that we own and don't know. */
  unknown: Set<string>;
  /** Statements that could still create ownership when the reading was answered: those sent meanwhile may be in it, too. */
  unsettled: TrackedStatement[];
}

/**
 * Finds executions that this worker owns without knowing it: the fence or claim committed, but its answer was lost.
 *
 *   known or not ours ── read, unknown ──▶ suspect ── read again after every statement of the first reading had settled, still unknown
 *   ──▶ adopted: never started by us, so its call may start now
 */
export class Adopter {
  private cancelTimer: (() => void) | null = null;
  private last: Reading = { unknown: new Set(), unsettled: [] };
  private stopped = false;
  private reading = false;

  constructor(private readonly deps: AdopterDependencies) {}

  start(): void {
    this.readAfter(READ_EVERY_MS);
  }

  stop(): void {
    this.stopped = true;
    this.cancelTimer?.();
  }

  /** A statement's outcome is unknown: read now, so that the next reading can adopt. */
  readSoon(): void {
    this.readAfter(0);
  }

  private readAfter(delayMs: number): void {
    if (this.stopped) return;
    this.cancelTimer?.();
    this.cancelTimer = this.deps.clock.after(delayMs, () => void this.read());
  }

  private async read(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    try {
      await this.compare();
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'adopter' });
    } finally {
      this.reading = false;
      this.readAfter(READ_EVERY_MS);
    }
  }

  /** Unknown in the earlier reading already. */
  protected isSuspect(row: { id: string; claim: number }, earlier: Reading): boolean {
    return earlier.unknown.has(keyOf(row));
  }

  private async compare(): Promise<void> {
    const { dispatcher, statements, store, workerId } = this.deps;
    const earlier = this.last;
    const earlierSettled = earlier.unsettled.every((statement) => statement.settled);
    const owned = await store.ownedClaims(workerId);
    const unsettled = statements.unsettled();
    const unknown = owned.filter(({ claim, id }) => !dispatcher.holds(id, claim));
    this.last = { unknown: new Set(unknown.map(keyOf)), unsettled };
    const confirmed = earlierSettled ? unknown.filter((row) => this.isSuspect(row, earlier)) : [];
    if (confirmed.length === 0 || this.stopped) return;
    const runs = await store.ownedExecutions(
      workerId,
      confirmed.map(({ id }) => id),
    );
    for (const { id } of runs) this.deps.events.executionAdopted?.({ executionId: id });
    await dispatcher.takeOver(runs);
  }
}

const keyOf = ({ claim, id }: { id: string; claim: number }) => `${id}/${claim}`;
