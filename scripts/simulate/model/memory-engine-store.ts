import type {
  AttemptRecord,
  CursorMove,
  EngineStore,
  FencedExecution,
  FenceResult,
  FinishRecord,
  OwnedExecution,
  ReapedExecution,
  RetryRecord,
  TickReading,
  WorkerIdentity,
  WriteResult,
} from '@/lib/domain/engine/ports';
import { type CursorRow, type LiveRow, type MemoryDatabase, versionKey } from './memory-database';

const LOSSES_AT_MOST = 3;

/** What a planted bug leaves out. */
export interface ModelOptions {
  compareRev?: boolean;
  compareClaim?: boolean;
  heedCancel?: boolean;
}

/** The engine's statements over memory: each one atomic, with the answers that PostgreSQL gives (held to them by the conformance suite). */
export class MemoryEngineStore implements EngineStore {
  constructor(
    private readonly db: MemoryDatabase,
    private readonly options: ModelOptions = {},
  ) {}

  async register(worker: WorkerIdentity): Promise<{ databaseMs: number }> {
    this.db.workers.set(worker.id, { beat: 0, id: worker.id, seenAt: this.db.now(), state: 'alive' });
    return { databaseMs: this.db.now() };
  }

  async renew(workerId: string): Promise<{ alive: boolean; databaseMs: number }> {
    const worker = this.db.workers.get(workerId);
    if (worker?.state !== 'alive') return { alive: false, databaseMs: 0 };
    worker.beat += 1;
    worker.seenAt = this.db.now();
    return { alive: true, databaseMs: this.db.now() };
  }

  async retire(workerId: string): Promise<void> {
    const worker = this.db.workers.get(workerId);
    if (worker?.state === 'alive') worker.state = 'stopped';
  }

  async declareDead(workerId: string, beat: number): Promise<boolean> {
    const worker = this.db.workers.get(workerId);
    if (worker?.state !== 'alive' || worker.beat !== beat) return false;
    worker.state = 'dead';
    return true;
  }

  async tick(workerId: string, until: { scanUntilMs: number; claimUntilMs: number }): Promise<TickReading> {
    const live = [...this.db.live.values()];
    const claimable = live.filter((row) => isClaimable(row) && row.dueAt <= until.claimUntilMs);
    return {
      agentsWithWork: [...new Set(claimable.map((row) => row.agentRef))].sort(),
      beats: [...this.db.workers.values()]
        .filter((worker) => worker.state === 'alive')
        .map(({ beat, id }) => ({ beat, workerId: id })),
      cancelRequestedIds: live
        .filter((row) => row.workerId === workerId && row.abortRequested)
        .map((row) => row.id),
      cursorsDue: [...this.db.cursors.values()].some(
        (row) => row.dueAt !== null && row.dueAt <= until.scanUntilMs,
      ),
      databaseMs: this.db.now(),
      deadOwners: live.some(
        (row) => row.workerId !== null && this.db.workers.get(row.workerId)?.state === 'dead',
      ),
    };
  }

  async scan(untilMs: number, after: { dueAt: number; scheduleId: string } | null, limit: number) {
    const order = (
      row: { dueAt: number; scheduleId: string },
      other: { dueAt: number; scheduleId: string },
    ) =>
      row.dueAt - other.dueAt ||
      (row.scheduleId < other.scheduleId ? -1 : Number(row.scheduleId > other.scheduleId));
    return [...this.db.cursors.values()]
      .filter(isFiring)
      .filter((row) => row.dueAt <= untilMs && (!after || order(row, after) > 0))
      .sort(order)
      .slice(0, limit)
      .map(asCursor);
  }

  async reread(scheduleIds: readonly string[], untilMs: number) {
    return scheduleIds
      .flatMap((id) => this.db.cursors.get(id) ?? [])
      .filter(isFiring)
      .filter((row) => row.dueAt <= untilMs)
      .map(asCursor);
  }

  async definitions(keys: readonly { scheduleId: string; version: number }[]) {
    return keys.flatMap(({ scheduleId, version }) => {
      const definition = this.db.definitions.get(versionKey(scheduleId, version));
      return definition ? [{ definition, scheduleId, version }] : [];
    });
  }

  async fence(workerId: string, moves: readonly CursorMove[]): Promise<FenceResult> {
    const result: FenceResult = { inserted: 0, missedScheduleIds: [] };
    for (const move of moves) {
      if (this.mayMove(workerId, move)) result.inserted += this.move(workerId, move);
      else result.missedScheduleIds.push(move.scheduleId);
    }
    return result;
  }

  async claim(
    workerId: string,
    agents: readonly { agentRef: string; limit: number }[],
    dueUntilMs: number,
  ): Promise<OwnedExecution[]> {
    if (!this.isAlive(workerId)) return [];
    return agents.flatMap(({ agentRef, limit }) =>
      [...this.db.live.values()]
        .filter((row) => isClaimable(row) && row.agentRef === agentRef && row.dueAt <= dueUntilMs)
        .filter((row) => !this.isCancelled(row))
        .sort((a, b) => b.priority - a.priority || a.dueAt - b.dueAt)
        .slice(0, limit)
        .map((row) => {
          Object.assign(row, {
            attempts: row.attempts + 1,
            claim: row.claim + 1,
            startedAt: null,
            status: 'running',
            workerId,
          });
          return asOwned(row);
        }),
    );
  }

  async finish(workerId: string, records: readonly FinishRecord[]): Promise<WriteResult> {
    const isStored = (record: FinishRecord) =>
      this.db.finished.has(record.executionId) && this.db.live.has(record.executionId);
    if (records.some(isStored)) throw Object.assign(new Error('duplicate key'), { code: '23505' });
    return this.eachOwn(workerId, records, (row, record) =>
      this.end(row, record.outcome, record.status, record.errorClass),
    );
  }

  async retry(workerId: string, records: readonly RetryRecord[]): Promise<WriteResult> {
    return this.eachOwn(workerId, records, (row, record) => {
      if (this.isCancelled(row)) return this.end(row, 'cancelled', record.status, record.errorClass);
      this.db.attempts.push({ executionId: row.id, n: row.attempts, status: record.status });
      const losses = row.losses + Number(record.status === 'unknown');
      Object.assign(row, {
        dueAt: record.retryAt,
        losses,
        startedAt: null,
        status: 'retrying',
        workerId: null,
      });
    });
  }

  async release(workerId: string, ids: readonly { id: string; claim: number }[]): Promise<WriteResult> {
    const records = ids.map(({ claim, id }) => ({ claim, executionId: id }));
    return this.eachOwn(workerId, records, (row) => {
      row.attempts -= 1;
      if (row.cancelRequestedAt !== null) this.end(row, 'cancelled', null, 'cancelled');
      else Object.assign(row, { startedAt: null, status: 'pending', workerId: null });
    });
  }

  async discard(workerId: string, ids: readonly { id: string; claim: number }[]): Promise<void> {
    const stored = ids.filter(({ id }) => this.db.finished.has(id));
    const records = stored.map(({ claim, id }) => ({ claim, executionId: id }));
    this.eachOwn(workerId, records, (row) => void this.db.live.delete(row.id));
  }

  async markStarted(workerId: string, { claim, id }: { id: string; claim: number }): Promise<boolean> {
    const row = this.db.live.get(id);
    if (row?.status !== 'running' || row.workerId !== workerId || row.claim !== claim) return false;
    row.startedAt = this.db.now();
    return true;
  }

  async finishedByMe(workerId: string, ids: readonly { id: string; claim: number }[]): Promise<string[]> {
    return ids
      .filter(({ claim, id }) => {
        const row = this.db.finished.get(id);
        return row?.claim === claim && row.workerId === workerId;
      })
      .map(({ id }) => id);
  }

  async ownedClaims(workerId: string) {
    return this.owned(workerId).map(({ claim, id }) => ({ claim, id }));
  }

  async ownedExecutions(workerId: string, ids: readonly string[]): Promise<OwnedExecution[]> {
    return this.owned(workerId)
      .filter((row) => ids.includes(row.id))
      .map(asOwned);
  }

  async reapDead(limit: number): Promise<ReapedExecution[]> {
    return this.reap(limit, (row) => {
      const owner = this.db.workers.get(row.workerId ?? '');
      return owner !== undefined && owner.state !== 'alive';
    });
  }

  async reapOrphans(limit: number): Promise<ReapedExecution[]> {
    return this.reap(limit, (row) => row.workerId !== null && !this.isAlive(row.workerId));
  }

  private mayMove(workerId: string, move: CursorMove): boolean {
    const cursor = this.db.cursors.get(move.scheduleId);
    if (!cursor || this.db.locked.has(move.scheduleId) || !this.isAlive(workerId)) return false;
    if (this.options.compareRev !== false && cursor.rev !== move.rev) return false;
    return cursor.lastFireAt === null || cursor.lastFireAt < move.firstFireAt;
  }

  private move(workerId: string, move: CursorMove): number {
    const cursor = this.db.cursors.get(move.scheduleId)!;
    Object.assign(cursor, {
      dueAt: move.nextDueAt,
      lastFireAt: move.lastFireAt,
      nextFireAt: move.nextFireAt,
      rev: cursor.rev + 1,
      runsLeft: move.runsLeft,
    });
    if (move.skip) this.db.skips.push({ ...move.skip, scheduleId: move.scheduleId, version: cursor.version });
    return move.executions.filter((execution) => this.insert(workerId, cursor, execution)).length;
  }

  private insert(workerId: string, cursor: CursorRow, execution: FencedExecution): boolean {
    if (this.db.live.has(execution.id)) return false;
    this.db.live.set(execution.id, {
      abortRequested: false,
      agentRef: execution.agentRef,
      attempts: execution.owned ? 1 : 0,
      blocked: false,
      cancelRequestedAt: null,
      claim: execution.owned ? 1 : 0,
      dueAt: execution.dueAt,
      fireAt: execution.fireAt,
      firstStartedAt: null,
      id: execution.id,
      losses: 0,
      overrides: null,
      priority: execution.priority,
      scheduledAt: execution.dueAt,
      startedAt: null,
      scheduleId: cursor.scheduleId,
      status: execution.owned ? 'running' : 'pending',
      trigger: 'schedule',
      version: cursor.version,
      workerId: execution.owned ? workerId : null,
      workspaceId: cursor.workspaceId,
    });
    return true;
  }

  private eachOwn<R extends { executionId: string; claim: number }>(
    workerId: string,
    records: readonly R[],
    write: (row: LiveRow, record: R) => void,
  ): WriteResult {
    const missedIds: string[] = [];
    for (const record of records) {
      const row = this.db.live.get(record.executionId);
      const mine = row?.status === 'running' && this.isOwn(row, workerId, record.claim);
      if (mine) write(row, record);
      else missedIds.push(record.executionId);
    }
    return { missedIds };
  }

  private isOwn(row: LiveRow, workerId: string, claim: number): boolean {
    if (this.options.compareClaim === false) return true;
    return row.workerId === workerId && row.claim === claim;
  }

  private end(
    row: LiveRow,
    status: 'cancelled' | 'failed' | 'succeeded',
    attemptStatus: AttemptRecord['status'] | null,
    errorClass: string | null,
  ): void {
    this.db.live.delete(row.id);
    if (this.db.finished.has(row.id)) return;
    this.db.finished.set(row.id, { ...row, attemptStatus, errorClass, status });
  }

  private reap(limit: number, isLost: (row: LiveRow) => boolean): ReapedExecution[] {
    const lost = [...this.db.live.values()]
      .filter((row) => row.status === 'running' && isLost(row))
      .slice(0, limit);
    return lost.map((row) => this.takeAway(row));
  }

  private takeAway(row: LiveRow): ReapedExecution {
    row.claim += 1;
    row.losses += 1;
    if (row.cancelRequestedAt !== null) {
      this.end(row, 'cancelled', 'unknown', 'cancelled');
      return { id: row.id, to: 'cancelled' };
    }
    if (row.startedAt !== null) {
      this.end(row, 'failed', 'unknown', 'worker_lost');
      return { id: row.id, to: 'failed' };
    }
    if (row.losses >= LOSSES_AT_MOST) {
      this.end(row, 'failed', 'unknown', 'poisoned');
      return { id: row.id, to: 'failed' };
    }
    this.db.attempts.push({ executionId: row.id, n: row.attempts, status: 'unknown' });
    Object.assign(row, { dueAt: this.db.now(), status: 'retrying', workerId: null });
    return { id: row.id, to: 'retrying' };
  }

  private owned(workerId: string): LiveRow[] {
    return [...this.db.live.values()].filter((row) => row.workerId === workerId);
  }

  private isCancelled(row: LiveRow): boolean {
    return this.options.heedCancel !== false && row.cancelRequestedAt !== null;
  }

  private isAlive(workerId: string): boolean {
    return this.db.workers.get(workerId)?.state === 'alive';
  }
}

const isClaimable = (row: LiveRow) => row.status !== 'running' && !row.blocked;

const isFiring = (row: CursorRow): row is CursorRow & { nextFireAt: number; dueAt: number } =>
  row.dueAt !== null;

/** As the loop reads it. */
const asCursor = <Row extends CursorRow>({ silentFrom: _, ...row }: Row) => row;

const asOwned = ({ attempts, ...row }: LiveRow): OwnedExecution => ({
  agentRef: row.agentRef,
  attempt: attempts,
  claim: row.claim,
  dueAt: row.dueAt,
  fireAt: row.fireAt,
  firstStartedAt: row.firstStartedAt,
  id: row.id,
  losses: row.losses,
  overrides: row.overrides,
  scheduledAt: row.scheduledAt,
  scheduleId: row.scheduleId,
  trigger: row.trigger,
  version: row.version,
  workspaceId: row.workspaceId,
});
