import type { Clock, EngineStore, TickReading } from '@/lib/domain/engine/ports';
import { LEASE_TTL_MS } from '@/lib/domain/worker';
import type { WorkerEvents } from './worker-events';

const REAP_SIZE = 500;
/** The anti-join that finds owners without any living row. */
const ORPHANS_EVERY_MS = 10_000;

export interface ReaperDependencies {
  clock: Clock;
  events: WorkerEvents;
  store: Pick<EngineStore, 'declareDead' | 'reapDead' | 'reapOrphans'>;
  workerId: string;
}

/**
 * Watches the others' beats and takes over what dead workers held.
 * A worker, as seen from here: beating ── the same beat for a TTL of our own monotonic time, in unbroken contact ──▶ declared dead
 * (compare-and-set on that beat) ──▶ its executions are reaped, again and again, until there are none.
 * Time without contact to the database counts for nobody: it could be us who is cut off.
 */
export class Reaper {
  private readonly seen = new Map<string, { beat: number; sinceMs: number }>();
  private orphansAtMs: number;
  private running = false;

  constructor(private readonly deps: ReaperDependencies) {
    this.orphansAtMs = deps.clock.monotonicMs();
  }

  /** A tick failed: no contact, so all watching begins again. */
  contactLost(): void {
    this.seen.clear();
  }

  async onTick(reading: Pick<TickReading, 'beats' | 'deadOwners'>): Promise<void> {
    const stalled = this.stalled(reading.beats);
    if (this.running) return;
    this.running = true;
    try {
      let dead = reading.deadOwners;
      for (const { beat, workerId } of stalled) dead = (await this.declareDead(workerId, beat)) || dead;
      if (dead) await this.reapAll((limit) => this.deps.store.reapDead(limit));
      await this.reapOrphansWhenDue();
    } catch (error) {
      this.deps.events.statementFailed?.({ error, part: 'reaper' });
    } finally {
      this.running = false;
    }
  }

  private stalled(beats: TickReading['beats']): TickReading['beats'] {
    const nowMs = this.deps.clock.monotonicMs();
    const alive = new Set(beats.map(({ workerId }) => workerId));
    for (const workerId of this.seen.keys()) if (!alive.has(workerId)) this.seen.delete(workerId);
    return beats.filter(({ beat, workerId }) => {
      if (workerId === this.deps.workerId) return false;
      const known = this.seen.get(workerId);
      if (known?.beat === beat) return nowMs - known.sinceMs >= LEASE_TTL_MS;
      this.seen.set(workerId, { beat, sinceMs: nowMs });
      return false;
    });
  }

  private async declareDead(workerId: string, beat: number): Promise<boolean> {
    const isDead = await this.deps.store.declareDead(workerId, beat);
    this.seen.delete(workerId);
    if (isDead) this.deps.events.workerDeclaredDead?.({ workerId });
    return isDead;
  }

  private async reapOrphansWhenDue(): Promise<void> {
    const nowMs = this.deps.clock.monotonicMs();
    if (nowMs < this.orphansAtMs) return;
    this.orphansAtMs = nowMs + ORPHANS_EVERY_MS;
    await this.reapAll((limit) => this.deps.store.reapOrphans(limit));
  }

  private async reapAll(reap: EngineStore['reapDead']): Promise<void> {
    for (;;) {
      const reaped = await reap(REAP_SIZE);
      for (const { id, to } of reaped) this.deps.events.executionReaped?.({ executionId: id, to });
      if (reaped.length < REAP_SIZE) return;
    }
  }
}
