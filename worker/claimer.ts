import { FENCE_HORIZON_MS } from '@/lib/domain/engine/fire-decision';
import type { Clock, EngineStore, OwnedExecution } from '@/lib/domain/engine/ports';
import { Reservation, type Room } from './room';
import { TimerQueue } from './timer-queue';
import type { WorkerEvents } from './worker-events';

/** Rows that one claim takes at the most. */
const CLAIM_SIZE = 500;

export interface ClaimerDependencies {
  clock: Clock;
  databaseNow: () => number;
  events: WorkerEvents;
  /** A claim is answered; the room that it had kept is free again. */
  onAnswered: () => void;
  room: Room;
  store: Pick<EngineStore, 'claim'>;
  /** Takes what was claimed. */
  takeOver: (runs: readonly OwnedExecution[]) => Promise<void>;
  workerId: string;
}

/**
 * Claims pending and retrying work, agent by agent, as far as there is room; one statement at a time.
 *
 *   idle ── an agent has work, or a retry is due ──▶ asking ── an agent filled its limit, or others are left ──▶ asking again
 *   an agent that has no room is forgotten: the next tick that sees its work names it again
 */
export class Claimer {
  private readonly agentsToAsk = new Set<string>();
  private readonly retriesDue: TimerQueue<string>;
  private claiming: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly deps: ClaimerDependencies) {
    this.retriesDue = new TimerQueue(deps.clock, deps.databaseNow, (agentRefs) => this.claimFor(agentRefs));
  }

  /** These agents have work; without any: those that are still to be asked. */
  claimFor(agentRefs: readonly string[]): void {
    if (this.stopped) return;
    for (const agentRef of agentRefs) this.agentsToAsk.add(agentRef);
    if (this.agentsToAsk.size > 0) this.claiming ??= this.claim().finally(() => this.answered());
  }

  /** The agent has work then. */
  claimAt(atMs: number, agentRef: string): void {
    if (!this.stopped) this.retriesDue.add(atMs, agentRef);
  }

  /** Claims nothing more; resolves when the claim under way is answered. */
  async stop(): Promise<void> {
    this.abandon();
    await this.claiming;
  }

  abandon(): void {
    this.stopped = true;
    this.retriesDue.clear();
  }

  private async claim(): Promise<void> {
    const { databaseNow, events, store, takeOver, workerId } = this.deps;
    const reservation = new Reservation(this.deps.room);
    const asked = this.askWithin(reservation);
    if (asked.length === 0) return;
    try {
      const runs = await store.claim(workerId, asked, databaseNow() + FENCE_HORIZON_MS);
      await takeOver(runs);
      this.askAgainThoseFilled(asked, runs);
    } catch (error) {
      events.statementFailed?.({ error, part: 'dispatcher' });
    } finally {
      reservation.release();
    }
  }

  /** Takes agents off the list as far as the room reaches; those left over are asked when room comes free. */
  private askWithin(reservation: Reservation): { agentRef: string; limit: number }[] {
    const asked: { agentRef: string; limit: number }[] = [];
    let left = CLAIM_SIZE;
    for (const agentRef of this.agentsToAsk) {
      if (left === 0 || this.deps.room.free === 0) break;
      this.agentsToAsk.delete(agentRef);
      const limit = reservation.keep(agentRef, left);
      if (limit > 0) asked.push({ agentRef, limit });
      left -= limit;
    }
    return asked;
  }

  private askAgainThoseFilled(
    asked: readonly { agentRef: string; limit: number }[],
    runs: readonly OwnedExecution[],
  ): void {
    const counts = new Map<string, number>();
    for (const { agentRef } of runs) counts.set(agentRef, (counts.get(agentRef) ?? 0) + 1);
    for (const { agentRef, limit } of asked)
      if ((counts.get(agentRef) ?? 0) >= limit) this.agentsToAsk.add(agentRef);
  }

  private answered(): void {
    this.claiming = null;
    if (this.agentsToAsk.size > 0 && this.deps.room.free > 0) this.claimFor([]);
    this.deps.onAnswered();
  }
}
