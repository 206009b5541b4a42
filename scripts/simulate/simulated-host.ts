import type { Random } from '@/lib/domain/engine/ports';
import { AgentExecutor } from '@/worker/agent-executor';
import type { Worker } from '@/worker/worker';
import type { WorkerEvents } from '@/worker/worker-events';
import { DatabaseLink, fireLockOver, storeOver } from './link';
import type { MemoryEngineStore } from './model/memory-engine-store';
import type { MemoryFireLock } from './model/memory-fire-lock';
import type { SeededRandom } from './seeded-random';
import { type ArrivedCall, agentsOver } from './simulated-agent';
import { SimulatedProcess } from './simulated-process';
import type { VirtualTime } from './virtual-time';
import type { Forecast } from './weather';

const GRACE_MS = 3_000;
const TICK_MS = 1_000;
const LOCK_TTL_MS = 30_000;
/** A process that can't reach the database at its start is started again by its supervisor. */
const STARTS_AGAIN_AFTER_MS = 1_000;

export interface HostWorld {
  databaseForecast: Forecast;
  events: WorkerEvents;
  onCall: (call: ArrivedCall) => void;
  random: SeededRandom;
  redis: MemoryFireLock;
  redisForecast: Forecast;
  store: MemoryEngineStore;
  time: VirtualTime;
  workerClass: typeof Worker;
}

/** One machine: a worker process at a time, killed, stopped and started again. */
export class SimulatedHost {
  private process: SimulatedProcess;
  private worker: Worker | null = null;

  constructor(
    private readonly world: HostWorld,
    private readonly slots: number,
    private wallSkewMs: number,
  ) {
    this.process = this.boot();
  }

  kill(): void {
    this.process.kill();
  }

  /** SIGTERM; what doesn't stop by itself is killed. */
  terminate(): void {
    const { process, worker } = this;
    worker?.stop(GRACE_MS).then(
      () => process.kill(),
      () => process.kill(),
    );
    this.world.time.after(2 * GRACE_MS, () => process.kill());
  }

  startAgain(): void {
    this.process.kill();
    this.process = this.boot();
  }

  standStill(forMs: number): void {
    this.process.standStill(forMs);
  }

  skew(byMs: number): void {
    this.wallSkewMs += byMs;
    this.process.wallSkewMs = this.wallSkewMs;
  }

  private boot(): SimulatedProcess {
    const process = new SimulatedProcess(this.world.time, this.wallSkewMs, this.world.time.nowMs);
    void this.live(process);
    return process;
  }

  /** One worker after another, as the real process does. */
  private async live(process: SimulatedProcess): Promise<void> {
    while (process.alive) {
      const worker = this.createWorker(process);
      this.worker = worker;
      try {
        await worker.start();
      } catch {
        await new Promise<void>((resolve) => process.clock.after(STARTS_AGAIN_AFTER_MS, resolve));
        continue;
      }
      if ((await worker.ended) === 'stopped') return;
    }
  }

  private createWorker(process: SimulatedProcess): Worker {
    const { databaseForecast, events, onCall, redis, redisForecast, random, store, time, workerClass } =
      this.world;
    const id = random.id();
    const draw: Random = random.next;
    const transport = agentsOver(time, process, random, id, onCall);
    return new workerClass({
      clock: process.clock,
      events,
      executor: (databaseNow) =>
        new AgentExecutor({ clock: process.clock, databaseNow, random: draw, transport }),
      fireLock: fireLockOver(time, process, redisForecast, redis, id),
      identity: { hostname: 'simulated', id, pid: 1, release: 'simulated', slots: this.slots },
      lockTtlMs: LOCK_TTL_MS,
      partitions: { ensureDay: async () => {} },
      store: storeOver(new DatabaseLink(time, process, databaseForecast), store),
      tickIntervalMs: TICK_MS,
    });
  }
}
