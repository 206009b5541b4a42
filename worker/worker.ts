import type {
  Clock,
  EngineStore,
  FireLock,
  PartitionKeeper,
  TickReading,
  WorkerIdentity,
} from '@/lib/domain/engine/ports';
import { Adopter, type AdopterDependencies } from './adopter';
import { DatabaseClock } from './database-clock';
import { DefinitionCache } from './definition-cache';
import { type AgentCaller, Dispatcher } from './dispatcher';
import { DistributedScheduler } from './distributed-scheduler/distributed-scheduler';
import { FireGate } from './distributed-scheduler/fire-gate';
import { Finisher } from './finisher';
import { Lease } from './lease';
import { Reaper, type ReaperDependencies } from './reaper';
import { StatementTracker } from './statement-tracker';
import { Ticker } from './ticker';
import type { WorkerEvents } from './worker-events';

export interface WorkerDependencies {
  clock: Clock;
  events: WorkerEvents;
  /** Gets the database's clock, so that what it records has one time. */
  executor: (databaseNow: () => number) => AgentCaller;
  fireLock: FireLock;
  identity: WorkerIdentity;
  lockTtlMs: number;
  partitions: PartitionKeeper;
  store: EngineStore;
  tickIntervalMs: number;
}

/**
 * One lease and the parts that work under it.
 *
 *   new ── start ──▶ running ── stop ──▶ draining (takes nothing new, calls end, beats go on) ──▶ stopped
 *   running or draining ── the lease is lost ──▶ lost: calls aborted, nothing written; the host begins again under a new id
 */
export class Worker {
  /** Resolves once: how this worker's life ended. */
  readonly ended: Promise<'lost' | 'stopped'>;
  private end!: (how: 'lost' | 'stopped') => void;
  private stopping = false;

  readonly databaseClock: DatabaseClock;
  private readonly adopter: Adopter;
  private readonly dispatcher: Dispatcher;
  private readonly finisher: Finisher;
  private readonly lease: Lease;
  private readonly reaper: Reaper;
  private readonly scheduler: DistributedScheduler;
  private readonly ticker: Ticker;

  constructor(deps: WorkerDependencies) {
    const { clock, events, identity, tickIntervalMs } = deps;
    const statements = new StatementTracker(clock, () => this.adopter.readSoon());
    const store = trackOwnership(deps.store, statements);
    const common = { clock, events, store, workerId: identity.id };
    const definitions = new DefinitionCache(store);
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    this.databaseClock = new DatabaseClock(clock);
    const databaseNow = () => this.databaseClock.nowMs();
    this.lease = new Lease({
      ...common,
      databaseClock: this.databaseClock,
      identity,
      onLost: () => this.abandon(),
      onRenewed: () => this.dispatcher.pump(),
      report: () => this.report(),
    });
    this.finisher = new Finisher({
      ...common,
      onSettled: (records, retries) => this.dispatcher.settled(records, retries),
    });
    this.dispatcher = new Dispatcher({
      ...common,
      databaseNow,
      definitions,
      executor: deps.executor(databaseNow),
      mayStartCalls: () => this.lease.mayStartCalls(),
      onOutcome: (verdict) => this.finisher.add(verdict),
      onRoom: () => this.scheduler.pump(),
      slots: identity.slots,
    });
    this.scheduler = new DistributedScheduler({
      ...common,
      databaseNow,
      definitions,
      dispatcher: this.dispatcher,
      gate: new FireGate(deps),
      partitions: deps.partitions,
      tickIntervalMs,
    });
    this.adopter = this.createAdopter({ ...common, dispatcher: this.dispatcher, statements });
    this.reaper = this.createReaper(common);
    this.ticker = new Ticker({
      ...common,
      databaseClock: this.databaseClock,
      onContactLost: () => this.reaper.contactLost(),
      onTick: (reading) => this.onTick(reading),
      scanUntilMs: () => this.scheduler.scanUntilMs(),
      tickIntervalMs,
    });
  }

  async start(): Promise<void> {
    await this.lease.start();
    this.ticker.start();
    this.adopter.start();
  }

  /** Somebody says that there is something to do before the next tick. */
  wake(): void {
    this.ticker.wake();
  }

  /** More calls may be under way than before. */
  callMore(): void {
    this.dispatcher.pump();
  }

  /**
   * Takes nothing new, hands back what was not started, lets calls finish for `graceMs` and then aborts them,
   * stores their outcomes, and gives the lease back. Beats go on until the end, and ticks while calls run: somebody may cancel one.
   */
  async stop(graceMs: number): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    this.adopter.stop();
    await this.scheduler.stop();
    await this.dispatcher.stop(graceMs);
    this.ticker.stop();
    await this.finisher.idle();
    await this.lease.stop();
    this.end('stopped');
  }

  /** The simulator overrides these two, to see that it finds what their protections prevent. */
  protected createAdopter(deps: AdopterDependencies): Adopter {
    return new Adopter(deps);
  }

  protected createReaper(deps: ReaperDependencies): Reaper {
    return new Reaper(deps);
  }

  private abandon(): void {
    this.stopping = true;
    this.ticker.stop();
    this.adopter.stop();
    void this.scheduler.stop();
    this.finisher.abandon();
    this.dispatcher.abandon();
    this.end('lost');
  }

  private onTick(reading: TickReading): void {
    this.dispatcher.cancel(reading.cancelRequestedIds);
    if (this.stopping) return;
    this.scheduler.setPeers(reading.beats.map(({ workerId }) => workerId));
    if (reading.cursorsDue) void this.scheduler.scan();
    if (reading.agentsWithWork.length > 0) this.dispatcher.claimFor(reading.agentsWithWork);
    void this.reaper.onTick(reading);
    this.scheduler.pump();
  }

  private report() {
    return {
      clockOffsetMs: this.databaseClock.wallAheadMs(),
      held: this.dispatcher.heldCount,
      lagMs: this.ticker.lagMs,
      running: this.dispatcher.callingCount,
    };
  }
}

/** The same store, with an eye on the statements that create ownership. */
function trackOwnership(store: EngineStore, statements: StatementTracker): EngineStore {
  return {
    ...store,
    claim: (...call) => statements.track(store.claim(...call)),
    fence: (...call) => statements.track(store.fence(...call)),
  };
}
