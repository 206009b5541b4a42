import type { Clock, EngineStore, WorkerIdentity, WorkerReport } from '@/lib/domain/engine/ports';
import { LEASE_TTL_MS } from '@/lib/domain/worker';
import type { DatabaseClock } from './database-clock';
import type { WorkerEvents } from './worker-events';

const RENEW_EVERY_MS = 2_500;
/** No call starts later than this after the last successful renewal was sent: watchers need the rest. */
const START_LIMIT_MS = 0.8 * LEASE_TTL_MS;
const GIVE_UP_MS = 3 * LEASE_TTL_MS;

export interface LeaseDependencies {
  clock: Clock;
  databaseClock: DatabaseClock;
  events: WorkerEvents;
  identity: WorkerIdentity;
  /** The worker was declared dead, or had no contact for 3 TTL: nothing that it holds is its own any more. */
  onLost: () => void;
  onRenewed: () => void;
  report: () => WorkerReport;
  store: Pick<EngineStore, 'register' | 'renew' | 'retire'>;
}

interface SentAt {
  monotonicMs: number;
  wallMs: number;
}

/**
 * The worker's right to run what it holds: one row, renewed by beats.
 *
 *   new ── register ──▶ held ── renewal older than 0.8 TTL ──▶ frozen (no call starts; running ones go on)
 *                        ▲ └──────────── renewed ◀────────────────┘
 *   held or frozen ── renewal says dead, or 3 TTL without contact ──▶ lost (for good; the process begins again under a new id)
 *   held ── stop ──▶ retired
 */
export class Lease {
  private renewed: SentAt = { monotonicMs: Number.NEGATIVE_INFINITY, wallMs: Number.NEGATIVE_INFINITY };
  private cancelTimer: (() => void) | null = null;
  private cancelWatch: (() => void) | null = null;
  private ended = false;

  constructor(private readonly deps: LeaseDependencies) {}

  async start(): Promise<void> {
    const sent = this.sentNow();
    const { databaseMs } = await this.deps.store.register(this.deps.identity);
    this.deps.databaseClock.sample(sent.monotonicMs, databaseMs);
    this.renewed = sent;
    this.beatAfter(0);
    this.watchContact();
  }

  /** Asked before each call; by monotonic and by wall time, whichever says more has passed. */
  mayStartCalls(): boolean {
    return !this.ended && this.ageMs() < START_LIMIT_MS;
  }

  /** Ends the beats and gives the lease back. Until then they go on, also while the last calls end. */
  async stop(): Promise<void> {
    if (this.ended) return;
    this.end();
    try {
      await this.deps.store.retire(this.deps.identity.id);
    } catch (error) {
      // The others see the beat stand still, and take what is left.
      this.deps.events.statementFailed?.({ error, part: 'lease' });
    }
  }

  private ageMs(): number {
    const now = this.sentNow();
    return Math.max(now.monotonicMs - this.renewed.monotonicMs, now.wallMs - this.renewed.wallMs);
  }

  private sentNow(): SentAt {
    return { monotonicMs: this.deps.clock.monotonicMs(), wallMs: this.deps.clock.wallMs() };
  }

  private beatAfter(delayMs: number): void {
    this.cancelTimer = this.deps.clock.after(delayMs, () => void this.beat());
  }

  private async beat(): Promise<void> {
    const { databaseClock, events, identity, report, store } = this.deps;
    const sent = this.sentNow();
    try {
      const renewal = await store.renew(identity.id, report());
      if (this.ended) return;
      if (!renewal.alive) return this.lose();
      // The lease counts from when its renewal was sent, not from when the answer came.
      this.renewed = sent;
      databaseClock.sample(sent.monotonicMs, renewal.databaseMs);
      this.deps.onRenewed();
    } catch (error) {
      if (this.ended) return;
      events.statementFailed?.({ error, part: 'lease' });
      databaseClock.reset();
    }
    const tookMs = this.deps.clock.monotonicMs() - sent.monotonicMs;
    this.beatAfter(Math.max(100, RENEW_EVERY_MS - tookMs));
  }

  /** A renewal may hang for as long as its connection does, so the limit has a timer of its own. */
  private watchContact(): void {
    this.cancelWatch = this.deps.clock.after(RENEW_EVERY_MS, () => {
      if (this.deps.clock.monotonicMs() - this.renewed.monotonicMs > GIVE_UP_MS) return this.lose();
      this.watchContact();
    });
  }

  private lose(): void {
    this.end();
    this.deps.onLost();
  }

  private end(): void {
    this.ended = true;
    this.cancelTimer?.();
    this.cancelWatch?.();
  }
}
