import { FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { Clock, Cursor } from '@/lib/domain/engine/ports';
import { preferredWorker } from '@/lib/domain/engine/rendezvous';
import { TimerQueue } from '../timer-queue';

/** A cursor that prefers another worker is left to it until then; one that still stands is fenced by whoever sees it. */
const FOREIGN_HORIZON_MS = 100;

export interface Candidate {
  cursor: Cursor;
  fencing: boolean;
  /** Prefers another worker. */
  foreign: boolean;
}

export interface CursorViewOptions {
  clock: Clock;
  databaseNow: () => number;
  /** Foreign cursors whose owner should have fenced them by now. */
  onForeign: (candidates: Candidate[]) => void;
  onDue: () => void;
  workerId: string;
}

/** The cursors that this worker has in view, and when each gets due for its fence. One candidate a schedule. */
export class CursorView {
  private readonly candidates = new Map<string, Candidate>();
  private readonly asideUntilMs = new Map<string, number>();
  private readonly upcoming: TimerQueue<Candidate>;
  private due: Candidate[] = [];
  private peers: readonly string[] = [];

  constructor(private readonly options: CursorViewOptions) {
    this.upcoming = new TimerQueue(options.clock, options.databaseNow, (candidates) =>
      this.arrive(candidates),
    );
  }

  get size(): number {
    return this.candidates.size;
  }

  get dueCount(): number {
    return this.due.length;
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

  show(cursor: Cursor): void {
    const { workerId } = this.options;
    const foreign = (preferredWorker(cursor.scheduleId, this.peers) ?? workerId) !== workerId;
    const candidate = this.put(cursor, foreign);
    this.upcoming.add(cursor.dueAt - (foreign ? FOREIGN_HORIZON_MS : FENCE_HORIZON_MS), candidate);
  }

  /** Whoever it prefers, it is due now. */
  showDue(cursor: Cursor): void {
    this.due.push(this.put(cursor, false));
  }

  hide(candidate: Candidate): void {
    if (this.stands(candidate)) this.candidates.delete(candidate.cursor.scheduleId);
  }

  /** Not seen again for a while, whatever the table says. */
  putAside(candidate: Candidate, forMs: number): void {
    this.hide(candidate);
    this.asideUntilMs.set(candidate.cursor.scheduleId, this.options.clock.monotonicMs() + forMs);
  }

  /** At most `limit` of what is due, in the order of its time. What `mayTake` refuses is passed over and stays due. */
  takeDue(limit: number, mayTake: (candidate: Candidate) => boolean): Candidate[] {
    const taken: Candidate[] = [];
    const passedOver: Candidate[] = [];
    let index = 0;
    for (; index < this.due.length && taken.length < limit; index += 1) {
      const candidate = this.due[index]!;
      if (!this.stands(candidate)) continue;
      if (mayTake(candidate)) taken.push(candidate);
      else passedOver.push(candidate);
    }
    this.due = [...passedOver, ...this.due.slice(index)];
    for (const candidate of taken) candidate.fencing = true;
    return taken;
  }

  clear(): void {
    this.upcoming.clear();
    this.due = [];
  }

  private put(cursor: Cursor, foreign: boolean): Candidate {
    const candidate: Candidate = { cursor, fencing: false, foreign };
    this.candidates.set(cursor.scheduleId, candidate);
    return candidate;
  }

  private stands(candidate: Candidate): boolean {
    return this.candidates.get(candidate.cursor.scheduleId) === candidate;
  }

  private arrive(candidates: Candidate[]): void {
    const foreign: Candidate[] = [];
    for (const candidate of candidates) {
      if (!candidate.foreign) this.due.push(candidate);
      else if (this.stands(candidate)) foreign.push(candidate);
    }
    if (foreign.length > 0) this.options.onForeign(foreign);
    if (this.due.length > 0) this.options.onDue();
  }
}
