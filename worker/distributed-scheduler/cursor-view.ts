import { FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { Clock, Cursor } from '@/lib/domain/engine/ports';
import { preferredWorker } from '@/lib/domain/engine/rendezvous';
import type { CachedDefinition } from '../definition-cache';
import { ReadyQueue } from '../ready-queue';
import { Room } from '../room';
import { TimerQueue } from '../timer-queue';

/** A cursor that prefers another worker is left to it until then; one that still stands is fenced by whoever sees it. */
const FOREIGN_HORIZON_MS = 100;
/** Cursors in view at the most; those that are due later wait in the table, which is the queue. */
const VIEW_SIZE = 5_000;

export interface Candidate {
  cursor: Cursor;
  /** Of the cursor's version; absent when it can't be read. */
  cached: CachedDefinition | undefined;
  agentRef: string;
  fencing: boolean;
  /** Prefers another worker. */
  foreign: boolean;
}

export interface CursorViewOptions {
  definitionOf: (cursor: Cursor) => CachedDefinition | undefined;
  clock: Clock;
  databaseNow: () => number;
  /** Foreign cursors whose owner should have fenced them by now. */
  onForeign: (candidates: Candidate[]) => void;
  onDue: () => void;
  workerId: string;
}

/**
 * The cursors that this worker has in view, and when each gets due for its fence. One candidate a schedule. Agents share the view, so that
 * the thousands of one that is over its share hide nobody else's.
 */
export class CursorView {
  private readonly candidates = new Map<string, Candidate>();
  private readonly asideUntilMs = new Map<string, number>();
  private readonly upcoming: TimerQueue<Candidate>;
  private readonly due = new ReadyQueue<Candidate>();
  private readonly places = new Room(VIEW_SIZE);
  private peers: readonly string[] = [];

  constructor(private readonly options: CursorViewOptions) {
    this.upcoming = new TimerQueue(options.clock, options.databaseNow, (candidates) =>
      this.arrive(candidates),
    );
  }

  get isFull(): boolean {
    return this.places.free === 0;
  }

  get dueCount(): number {
    return this.due.size;
  }

  /** The workers that live now, this one among them. */
  setPeers(workerIds: readonly string[]): void {
    this.peers = workerIds;
  }

  /** Is this reading newer than what is known? What is being fenced stays as it is until the fence is answered. */
  isNews(cursor: Cursor): boolean {
    const known = this.candidates.get(cursor.scheduleId);
    if (known) return !known.fencing && known.cursor.rev < cursor.rev;
    return (this.asideUntilMs.get(cursor.scheduleId) ?? 0) <= this.options.clock.monotonicMs();
  }

  /** Brings a cursor into view. false: its agent has no place there; it is passed over, and read again later. */
  show(cursor: Cursor): boolean {
    const { workerId } = this.options;
    const foreign = (preferredWorker(cursor.scheduleId, this.peers) ?? workerId) !== workerId;
    const candidate = this.put(cursor, foreign);
    if (!candidate) return false;
    this.upcoming.add(cursor.dueAt - (foreign ? FOREIGN_HORIZON_MS : FENCE_HORIZON_MS), candidate);
    return true;
  }

  /** Whoever it prefers, it is due now. */
  showDue(cursor: Cursor): void {
    const candidate = this.put(cursor, false);
    if (candidate) this.due.push(candidate.agentRef, candidate);
  }

  hide(candidate: Candidate): void {
    if (!this.stands(candidate)) return;
    this.candidates.delete(candidate.cursor.scheduleId);
    this.places.giveBack(candidate.agentRef);
  }

  /** Not seen again for a while, whatever the table says. */
  putAside(candidate: Candidate, forMs: number): void {
    this.hide(candidate);
    this.asideUntilMs.set(candidate.cursor.scheduleId, this.options.clock.monotonicMs() + forMs);
  }

  /** The next that is due, agents taking turns; those that may not take more are passed over and stay due. */
  takeDue(mayTake: (agentRef: string) => boolean): Candidate | undefined {
    for (;;) {
      const candidate = this.due.take(mayTake);
      if (!candidate) return undefined;
      if (!this.stands(candidate)) continue;
      candidate.fencing = true;
      return candidate;
    }
  }

  clear(): void {
    this.upcoming.clear();
    this.due.drain();
  }

  private put(cursor: Cursor, foreign: boolean): Candidate | null {
    const known = this.candidates.get(cursor.scheduleId);
    if (known) this.hide(known);
    const cached = this.options.definitionOf(cursor);
    const agentRef = cached?.definition.agentRef ?? '';
    if (this.places.freeFor(agentRef) === 0) return null;
    const candidate: Candidate = { agentRef, cached, cursor, fencing: false, foreign };
    this.candidates.set(cursor.scheduleId, candidate);
    this.places.take(agentRef);
    return candidate;
  }

  private stands(candidate: Candidate): boolean {
    return this.candidates.get(candidate.cursor.scheduleId) === candidate;
  }

  private arrive(candidates: Candidate[]): void {
    const foreign: Candidate[] = [];
    for (const candidate of candidates) {
      if (!candidate.foreign) this.due.push(candidate.agentRef, candidate);
      else if (this.stands(candidate)) foreign.push(candidate);
    }
    if (foreign.length > 0) this.options.onForeign(foreign);
    if (this.due.size > 0) this.options.onDue();
  }
}
