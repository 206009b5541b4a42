import type { AttemptVerdict } from '@/lib/domain/attempt-outcome';
import type { AttemptRecord, Clock, EngineStore, FinishRecord, RetryRecord } from '@/lib/domain/engine/ports';
import { isDataError, unstorable } from './unstorable';
import type { WorkerEvents } from './worker-events';

const FLUSH_EVERY_MS = 5;
const BATCH_SIZE = 500;
const RETRY_WRITE_AFTER_MS = 200;

export interface FinisherDependencies {
  clock: Clock;
  events: WorkerEvents;
  /** The outcome is stored (or the execution was found lost): the worker holds it no longer. */
  onSettled: (records: readonly AttemptRecord[], retries: readonly RetryRecord[]) => void;
  store: Pick<EngineStore, 'discard' | 'finish' | 'finishedByMe' | 'retry'>;
  workerId: string;
}

/**
 * Stores outcomes in batches, one statement at a time.
 *
 *   idle ── an outcome arrives ──▶ collecting (5 ms) ──▶ writing ── more arrived ──▶ collecting
 *   writing ── the database fails ──▶ waiting, then writing the same batch again (both statements may be repeated)
 *   writing ── a value that can't be stored (SQLSTATE 22, 23, 54) ──▶ the batch is halved until the row is alone
 */
export class Finisher {
  private pending: AttemptVerdict[] = [];
  private writing = false;
  private cancelTimer: (() => void) | null = null;
  private idleWaiters: (() => void)[] = [];
  private abandoned = false;

  constructor(private readonly deps: FinisherDependencies) {}

  add(verdict: AttemptVerdict): void {
    if (this.abandoned) return;
    this.pending.push(verdict);
    this.flushAfter(FLUSH_EVERY_MS);
  }

  /** Resolves when every outcome so far is stored, or nothing can be stored any more. */
  async idle(): Promise<void> {
    if (this.abandoned || (!this.writing && this.pending.length === 0)) return;
    await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
  }

  /** The lease is lost: nothing that waits here is this worker's to write any more. */
  abandon(): void {
    this.abandoned = true;
    this.pending = [];
    this.cancelTimer?.();
    this.announceIdle();
  }

  private flushAfter(delayMs: number): void {
    if (this.writing || this.cancelTimer) return;
    this.cancelTimer = this.deps.clock.after(delayMs, () => {
      this.cancelTimer = null;
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.writing = true;
    const batch = this.pending.splice(0, BATCH_SIZE);
    const finishes: FinishRecord[] = [];
    const retries: RetryRecord[] = [];
    for (const verdict of batch) {
      if ('finish' in verdict) finishes.push(verdict.finish);
      else retries.push(verdict.retry);
    }
    const unwritten = [...(await this.writeFinishes(finishes)), ...(await this.writeRetries(retries))];
    this.writing = false;
    if (this.abandoned) return this.announceIdle();
    this.pending.unshift(...unwritten);
    if (this.pending.length === 0) return this.announceIdle();
    this.flushAfter(unwritten.length > 0 ? RETRY_WRITE_AFTER_MS : FLUSH_EVERY_MS);
  }

  private announceIdle(): void {
    for (const resolve of this.idleWaiters.splice(0)) resolve();
  }

  private async writeFinishes(records: FinishRecord[]): Promise<AttemptVerdict[]> {
    const { store, workerId } = this.deps;
    const { failed, written } = await this.write(records, (part) => store.finish(workerId, part));
    this.deps.onSettled(written, []);
    for (const record of written) this.deps.events.executionFinished?.(record);
    return failed.map((finish) => ({ finish }));
  }

  private async writeRetries(records: RetryRecord[]): Promise<AttemptVerdict[]> {
    const { store, workerId } = this.deps;
    const { failed, written } = await this.write(records, (part) => store.retry(workerId, part));
    this.deps.onSettled(written, written);
    for (const record of written) this.deps.events.retryScheduled?.(record);
    return failed.map((retry) => ({ retry }));
  }

  /** Writes what can be written. `failed` is what the database did not answer for, to be sent again. */
  private async write<R extends AttemptRecord>(
    records: R[],
    send: (part: R[]) => Promise<{ missedIds: string[] }>,
  ): Promise<{ written: R[]; failed: R[] }> {
    if (records.length === 0) return { failed: [], written: [] };
    try {
      const { missedIds } = await send(records);
      const dropped = missedIds.length === 0 ? [] : await this.settleMissed(records, missedIds, send);
      this.deps.onSettled(dropped, []);
      return { failed: [], written: records.filter((record) => !dropped.includes(record)) };
    } catch (error) {
      if (!isDataError(error)) {
        this.deps.events.statementFailed?.({ error, part: 'finisher' });
        return { failed: records, written: [] };
      }
      return this.writeApart(records, error, send);
    }
  }

  /** One row holds the batch up: halve it, until that row is alone and stored without its body. */
  private async writeApart<R extends AttemptRecord>(
    records: R[],
    error: unknown,
    send: (part: R[]) => Promise<{ missedIds: string[] }>,
  ): Promise<{ written: R[]; failed: R[] }> {
    const [only] = records;
    if (only && records.length === 1) {
      if (isInHistory(only, error)) return this.discard(only);
      this.deps.events.outcomeUnstorable?.({ error, executionId: only.executionId });
      // A row that was replaced once and still fails would come back for ever; the reaper gets it with the lease.
      if (only.errorClass === 'unstorable') return { failed: [], written: [] };
      return this.write([unstorable(only, error)], send);
    }
    const middle = records.length >> 1;
    const left = await this.write(records.slice(0, middle), send);
    const right = await this.write(records.slice(middle), send);
    return { failed: [...left.failed, ...right.failed], written: [...left.written, ...right.written] };
  }

  /** Its outcome could never be stored: it leaves live, and this worker. */
  private async discard<R extends AttemptRecord>(record: R): Promise<{ written: R[]; failed: R[] }> {
    const { events, onSettled, store, workerId } = this.deps;
    try {
      await store.discard(workerId, [{ claim: record.claim, id: record.executionId }]);
    } catch (error) {
      events.statementFailed?.({ error, part: 'finisher' });
      return { failed: [record], written: [] };
    }
    events.executionDuplicated?.({ executionId: record.executionId });
    onSettled([record], []);
    return { failed: [], written: [] };
  }

  /**
   * Rows that the statement did not find: changed while it ran (sent once more), stored before by a statement whose answer was lost
   * (history has them under our claim), or lost with the lease (dropped). Returns the dropped ones.
   */
  private async settleMissed<R extends AttemptRecord>(
    records: R[],
    missedIds: string[],
    send: (part: R[]) => Promise<{ missedIds: string[] }>,
  ): Promise<R[]> {
    const missed = new Set(missedIds);
    const again = records.filter((record) => missed.has(record.executionId));
    const still = new Set((await send(again)).missedIds);
    const asked = again.filter((record) => still.has(record.executionId));
    if (asked.length === 0) return [];
    const claims = asked.map((record) => ({ claim: record.claim, id: record.executionId }));
    const mine = new Set(await this.deps.store.finishedByMe(this.deps.workerId, claims));
    const dropped = asked.filter((record) => !mine.has(record.executionId));
    for (const { executionId } of dropped) this.deps.events.writeDropped?.({ executionId });
    return dropped;
  }
}

/** A finish whose key history has already. */
const isInHistory = (record: AttemptRecord, error: unknown): boolean =>
  'outcome' in record && (error as { code?: unknown }).code === '23505';
