import type {
  Clock,
  Cursor,
  CursorMove,
  EngineStore,
  FenceResult,
  OwnedExecution,
  PartitionKeeper,
} from '@/lib/domain/engine/ports';
import type { ScheduleDefinition } from '@/lib/domain/schedule-definition';
import type { DefinitionCache } from '../definition-cache';
import { Reservation, type Room } from '../room';
import { isDataError } from '../unstorable';
import type { WorkerEvents } from '../worker-events';
import { type Candidate, CursorView } from './cursor-view';
import type { FireGate } from './fire-gate';
import { movedCursor, ownedBy, planMove } from './plan-move';

/** How far beyond the next tick a scan looks, so that nothing falls between two of them. */
const SCAN_MARGIN_MS = 500;
const DAY_MS = 86_400_000;
const PAGE_SIZE = 1_000;
/**
 * A scan reads pages for so long at the most; the next one goes on behind them, so that a long backlog is seen to its end. A worker that is busy
 * with that backlog, and gets its pages slowly, has time for few: most of what they hold would find no place in its view.
 */
const SCAN_WITHIN_MS = 50;
const BATCH_SIZE = 500;
const FENCES_AT_ONCE = 2;
/** With fewer due in view, the next page of a backlog is read: while it is, those are what can be fenced. */
const REFILL_BELOW = 2 * BATCH_SIZE;
/**
 * An agent that has more than this ready for its calls, fences under way counted, gets nothing fenced: what is due waits in its table. It is
 * work for longer than a fence takes; more would only fill the heap with what lives long enough to be costly. With half of it the calls
 * waited for fences for a tenth of the time.
 */
const READY_AT_MOST = 1_000;
/** Cursors that another worker had locked are read again after this. */
const REREAD_AFTER_MS = 50;
/** A rule that can't be computed is tried again after this. */
const SET_ASIDE_MS = 60_000;

export interface DistributedSchedulerDependencies {
  clock: Clock;
  databaseNow: () => number;
  definitions: DefinitionCache;
  dispatcher: {
    readonly room: Room;
    readyFor(agentRef: string): number;
    take(runs: readonly { run: OwnedExecution; definition: ScheduleDefinition }[]): void;
  };
  events: WorkerEvents;
  gate: FireGate;
  partitions: PartitionKeeper;
  store: Pick<EngineStore, 'fence' | 'reread' | 'scan'>;
  tickIntervalMs: number;
  workerId: string;
}

/** In the order in which cursors are read. */
type Position = Pick<Cursor, 'dueAt' | 'scheduleId'>;

interface PlannedMove {
  candidate: Candidate;
  definition: ScheduleDefinition;
  move: CursorMove;
}

/**
 * Scan, gate, fence. A cursor passes through these states in this worker's view:
 *
 *   unseen ── scan (a tick + 500 ms ahead) ──▶ in view ── 250 ms before its time ──▶ due ── room, gate ──▶ fencing
 *   in view, preferring another living worker ── 100 ms before its time ──▶ read again ── still stands ──▶ due
 *   fencing ── landed ──▶ dispatched, and the same cursor in view again for its next fire time
 *   fencing ── missed (locked, or moved on) ──▶ read again by id after 50 ms
 *   due ── the gate is another's ──▶ unseen; the next scan that still sees it goes past the gate
 */
export class DistributedScheduler {
  private readonly view: CursorView;
  private readonly fences = new Set<Reservation>();
  private scanning = false;
  private stopped = false;
  private scanAfter: Position | null = null;
  /** Behind it lies the first cursor that the view had no place for, or that was not read for want of time. */
  private unread: { after: Position | null } | null = null;
  private readonly onFencesEnded: (() => void)[] = [];

  constructor(private readonly deps: DistributedSchedulerDependencies) {
    this.view = new CursorView({
      ...deps,
      definitionOf: (cursor) => deps.definitions.get(cursor),
      onDue: () => this.pump(),
      onForeign: (candidates) => void this.rereadForeign(candidates),
    });
  }

  /** The workers that live now, this one among them. */
  setPeers(workerIds: readonly string[]): void {
    this.view.setPeers(workerIds);
  }

  /** How far ahead the tick has to look for cursors. */
  scanUntilMs(): number {
    return this.deps.databaseNow() + this.deps.tickIntervalMs + SCAN_MARGIN_MS;
  }

  /** The tick found cursors due within its reach. */
  async scan(): Promise<void> {
    this.deps.gate.sweep();
    await this.read(() => this.readPages());
    await this.refillWhenLow();
  }

  /** Fences what is due as far as there is room. Called when something gets due and when room comes free. */
  pump(): void {
    while (!this.stopped && this.fences.size < FENCES_AT_ONCE && this.view.dueCount > 0) {
      const { free } = this.deps.dispatcher.room;
      // Waiting for half a batch of room keeps the batches large when there is more due than this worker can take.
      if (free < Math.min(BATCH_SIZE / 2, this.view.dueCount)) return;
      const reservation = new Reservation(this.deps.dispatcher.room);
      const batch = this.takeBatch(reservation);
      if (batch.length === 0) return;
      this.fences.add(reservation);
      void this.fenceBatch(batch, reservation).finally(() => this.fenceEnded(reservation));
    }
  }

  /** Takes nothing new; resolves when the fences under way are answered. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.view.clear();
    if (this.fences.size > 0) await new Promise<void>((resolve) => this.onFencesEnded.push(resolve));
  }

  private fenceEnded(reservation: Reservation): void {
    reservation.release();
    this.fences.delete(reservation);
    if (this.stopped && this.fences.size === 0) for (const resolve of this.onFencesEnded.splice(0)) resolve();
    this.pump();
    void this.refillWhenLow();
  }

  /** What came free in the view is filled from where reading had stopped: the next tick is far away for whoever has a backlog. */
  private async refillWhenLow(): Promise<void> {
    await this.read(async () => {
      while (this.unread && this.view.dueCount < REFILL_BELOW && !this.stopped) {
        const { after } = this.unread;
        this.unread = null;
        const last = await this.readPage(after);
        if (this.unread) return;
        this.unread = last && { after: last };
      }
    });
  }

  private async read(pages: () => Promise<void>): Promise<void> {
    if (this.scanning || this.stopped) return;
    this.scanning = true;
    try {
      await pages();
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'scheduler' });
    } finally {
      this.scanning = false;
    }
  }

  private async readPages(): Promise<void> {
    const untilMs = this.deps.clock.monotonicMs() + SCAN_WITHIN_MS;
    while (!this.view.isFull && !this.stopped && this.deps.clock.monotonicMs() < untilMs) {
      this.scanAfter = await this.readPage(this.scanAfter);
      if (!this.scanAfter) return;
    }
    this.unread ??= { after: this.scanAfter };
  }

  /** @returns where the next page begins; null when there is none */
  private async readPage(after: Position | null): Promise<Position | null> {
    const page = await this.deps.store.scan(this.scanUntilMs(), after, PAGE_SIZE);
    const passedOver = await this.see(page);
    if (passedOver >= 0) this.unread ??= { after: page[passedOver - 1] ?? after };
    return page.length === PAGE_SIZE ? page.at(-1)! : null;
  }

  /** Brings cursors into view; one that has changed replaces what was known. Returns the first that found no place there, or -1. */
  private async see(cursors: readonly Cursor[]): Promise<number> {
    // What becomes news meanwhile has no definition yet; the next scan sees it.
    const news = new Set(cursors.filter((cursor) => this.view.isNews(cursor)));
    await this.deps.definitions.load([...news]);
    let passedOver = -1;
    for (const [index, cursor] of cursors.entries())
      if (news.has(cursor) && this.view.isNews(cursor) && !this.view.show(cursor) && passedOver < 0)
        passedOver = index;
    return passedOver;
  }

  /** Due candidates as far as their agents have room; those over their agent's share wait for the next pump. */
  private takeBatch(reservation: Reservation): Candidate[] {
    const batch: Candidate[] = [];
    while (batch.length < BATCH_SIZE) {
      const candidate = this.view.takeDue((agentRef) => this.mayFence(agentRef));
      if (!candidate) break;
      reservation.keep(candidate.agentRef, 1);
      batch.push(candidate);
    }
    return batch;
  }

  private mayFence(agentRef: string): boolean {
    const { dispatcher } = this.deps;
    if (dispatcher.room.freeFor(agentRef) === 0) return false;
    let ready = dispatcher.readyFor(agentRef);
    for (const fence of this.fences) ready += fence.keptFor(agentRef);
    return ready <= READY_AT_MOST;
  }

  private async fenceBatch(batch: Candidate[], reservation: Reservation): Promise<void> {
    try {
      const open = await this.passGate(batch);
      const moves = this.plan(open, reservation);
      if (moves.length === 0) return;
      await this.ensurePartitions(moves);
      await this.fence(moves);
    } catch (error) {
      // The cursors stay due in the table: the next scan sees them again, whatever became of this statement.
      this.deps.events.statementFailed?.({ error, part: 'scheduler' });
      for (const candidate of batch) this.view.hide(candidate);
    }
  }

  /** One value that PostgreSQL refuses must not hold the others up: the batch is halved until that move is alone. */
  private async fence(moves: PlannedMove[]): Promise<void> {
    let result: FenceResult;
    try {
      result = await this.deps.store.fence(
        this.deps.workerId,
        moves.map(({ move }) => move),
      );
    } catch (error) {
      if (!isDataError(error)) throw error;
      const [only] = moves;
      if (only && moves.length === 1) return this.putAside(only.candidate, error);
      const middle = moves.length >> 1;
      await this.fence(moves.slice(0, middle));
      return this.fence(moves.slice(middle));
    }
    this.land(moves, new Set(result.missedScheduleIds), result.inserted);
  }

  private async passGate(batch: Candidate[]): Promise<Candidate[]> {
    const keys = batch.map(({ cursor }) => ({
      fireTimeMs: cursor.nextFireAt,
      scheduleId: cursor.scheduleId,
    }));
    const passed = await this.deps.gate.pass(keys);
    return batch.filter((candidate, index) => {
      if (passed[index]) return true;
      this.view.hide(candidate);
      this.deps.events.gateLost?.({
        fireAt: candidate.cursor.nextFireAt,
        scheduleId: candidate.cursor.scheduleId,
      });
      return false;
    });
  }

  private plan(candidates: Candidate[], reservation: Reservation): PlannedMove[] {
    const nowMs = this.deps.databaseNow();
    const planned: PlannedMove[] = [];
    for (const candidate of candidates) {
      const { cached, cursor } = candidate;
      try {
        if (!cached?.recurrence) throw cached?.broken ?? new Error(`version ${cursor.version} is missing`);
        const move = planMove(cursor, cached.definition, cached.recurrence, nowMs);
        if (move) {
          this.keepRoom(move, candidate, reservation);
          planned.push({ candidate, definition: cached.definition, move });
        } else this.view.hide(candidate);
      } catch (error) {
        this.putAside(candidate, error);
      }
    }
    return planned;
  }

  /** A cursor that is behind brings several executions: what there is no room for goes in as pending, for whoever claims it. */
  private keepRoom(move: CursorMove, { agentRef }: Candidate, reservation: Reservation): void {
    if (move.executions.length <= 1) return;
    const kept = reservation.keep(agentRef, move.executions.length - 1) + 1;
    for (const execution of move.executions.slice(kept)) execution.owned = false;
  }

  /** One broken rule never holds the batch: it is set aside with its reason, and tried again later. */
  private putAside(candidate: Candidate, error: unknown): void {
    this.view.putAside(candidate, SET_ASIDE_MS);
    this.deps.events.ruleBroken?.({ error, scheduleId: candidate.cursor.scheduleId });
  }

  private async ensurePartitions(moves: PlannedMove[]): Promise<void> {
    const fireAtByDay = new Map<number, number>();
    for (const { move } of moves)
      for (const { fireAt } of move.executions) fireAtByDay.set(Math.floor(fireAt / DAY_MS), fireAt);
    for (const fireAt of fireAtByDay.values()) await this.deps.partitions.ensureDay(fireAt);
  }

  private land(moves: PlannedMove[], missed: ReadonlySet<string>, inserted: number): void {
    const landed = moves.filter(({ move }) => !missed.has(move.scheduleId));
    const expected = landed.reduce((sum, { move }) => sum + move.executions.length, 0);
    if (inserted === expected) this.dispatch(landed);
    // Nobody knows which of them existed already and may have run; the adopter takes up those that are ours.
    else this.deps.events.fenceConflict?.({ expected, inserted });
    for (const { candidate, move } of landed) this.afterMove(candidate, move);
    if (missed.size === 0) return;
    for (const { candidate } of moves) if (missed.has(candidate.cursor.scheduleId)) this.view.hide(candidate);
    for (const scheduleId of missed) this.deps.events.fenceLost?.({ scheduleId });
    this.deps.clock.after(REREAD_AFTER_MS, () => void this.reread([...missed]));
  }

  private dispatch(landed: readonly PlannedMove[]): void {
    const runs: { run: OwnedExecution; definition: ScheduleDefinition }[] = [];
    for (const { candidate, definition, move } of landed)
      for (const execution of move.executions)
        if (execution.owned) runs.push({ definition, run: ownedBy(execution, candidate.cursor) });
    this.deps.dispatcher.take(runs);
  }

  private afterMove(candidate: Candidate, move: CursorMove): void {
    this.view.hide(candidate);
    const { events } = this.deps;
    for (const { fireAt, id } of move.executions)
      events.fireWon?.({ executionId: id, fireAt, scheduleId: move.scheduleId });
    if (move.skip) events.skipped?.({ ...move.skip, scheduleId: move.scheduleId });
    this.deps.gate.landed(move.scheduleId);
    if (move.nextDueAt === null || move.nextDueAt > this.scanUntilMs()) return;
    const next = movedCursor(move, candidate.cursor);
    if (next) this.view.show(next);
  }

  /** What still stands at its foreign horizon is fenced here; what has moved on is seen anew. */
  private async rereadForeign(candidates: Candidate[]): Promise<void> {
    for (const candidate of candidates) this.view.hide(candidate);
    const cursors = await this.readAgain(candidates.map(({ cursor }) => cursor.scheduleId));
    const standing = new Map(candidates.map(({ cursor }) => [cursor.scheduleId, cursor.rev]));
    for (const cursor of cursors)
      if (standing.get(cursor.scheduleId) === cursor.rev && this.view.isNews(cursor))
        this.view.showDue(cursor);
    this.pump();
    await this.see(cursors);
  }

  private async reread(scheduleIds: string[]): Promise<void> {
    await this.see(await this.readAgain(scheduleIds));
  }

  private async readAgain(scheduleIds: string[]): Promise<Cursor[]> {
    if (this.stopped) return [];
    try {
      const cursors = await this.deps.store.reread(scheduleIds, this.scanUntilMs());
      await this.deps.definitions.load(cursors);
      return cursors;
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'scheduler' });
      return [];
    }
  }
}
