import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Config } from '@/lib/config/config';
import { ChangeSignal } from '@/lib/coordination/change-signal';
import { openRedis, watchRedis } from '@/lib/coordination/redis-client';
import { noFireLock, RedisFireLock } from '@/lib/coordination/redis-fire-lock';
import { listenForWakeUps } from '@/lib/coordination/wake-up';
import { createEgressPolicy } from '@/lib/domain/egress-policy';
import type { FireLock } from '@/lib/domain/engine/ports';
import { newId } from '@/lib/domain/ids';
import { openEngine } from '@/lib/repositories/engine/open-engine';
import { AgentClient } from '@/lib/transport/agent-client';
import packageJson from '@/package.json' with { type: 'json' };
import { AgentExecutor } from './agent-executor';
import { Janitor } from './janitor';
import { loggingEvents } from './logging-events';
import { signallingStore } from './signal-changes';
import { StatsKeeper } from './stats-keeper';
import { systemClock } from './system-clock';
import { Worker } from './worker';
import type { WorkerEvents } from './worker-events';

const UPKEEP_STOPS_WITHIN_MS = 2_000;
const CONTACT_AGAIN_MS = 1_000;

/**
 * What one worker process owns: connections, the agent client, the janitor, the keeper of statistics, and one worker after another.
 * A worker that loses its lease is replaced by a new one under a new random id; the host name is only shown.
 */
export class WorkerProcess {
  private readonly engine;
  private readonly store;
  private readonly redis;
  private readonly client;
  private readonly janitor: Janitor;
  private readonly events: WorkerEvents & { flush(): void };
  private readonly statsKeeper: StatsKeeper;
  private current: Worker | null = null;
  private stopping = false;
  private readonly stopListening: () => void;

  constructor(
    private readonly config: Config,
    private readonly log: Logger,
  ) {
    this.engine = openEngine(config.database.url);
    this.redis = config.redis ? openRedis(config.redis.url) : null;
    const changes = new ChangeSignal(this.redis, () => this.engine.notifyChange());
    this.store = signallingStore(this.engine.store, () => changes.changed());
    this.stopListening = config.redis
      ? listenForWakeUps(config.redis.url, () => this.current?.wake())
      : () => {};
    this.client = new AgentClient({
      onRoom: () => this.current?.callMore(),
      policy: createEgressPolicy({ allow: config.egressAllow, mode: config.mode }),
    });
    const events = loggingEvents(log);
    this.events = {
      ...events,
      executionFinished: (event) => {
        events.executionFinished?.(event);
        this.statsKeeper.noteEnded();
      },
    };
    if (this.redis) {
      watchRedis(this.redis, {
        answered: () => this.events.gateAnswered?.(),
        failed: (error) => this.events.gateUnavailable?.({ error }),
      });
    }
    this.janitor = new Janitor({
      clock: systemClock,
      events: this.events,
      housekeeping: this.engine.housekeeping,
      partitions: this.engine.partitions,
      retentionMs: config.retentionMs,
    });
    this.statsKeeper = new StatsKeeper({
      clock: systemClock,
      events: this.events,
      rollUp: this.engine.statsRollUp,
    });
  }

  /** Works until `stop`; rejects when a part can't go on, which ends the process. */
  async run(): Promise<void> {
    await this.engine.ping();
    await this.janitor.start();
    this.statsKeeper.start();
    while (!this.stopping) {
      this.current = this.createWorker(newId());
      await this.current.start();
      if ((await this.current.ended) === 'stopped') return;
      this.log.warn('the lease was lost; beginning again under a new id');
      await this.contact();
    }
  }

  /** Resolves when the database answers again: an outage that cost the lease must not end the process as well. */
  private async contact(): Promise<void> {
    while (!this.stopping) {
      try {
        return await this.engine.ping();
      } catch (error) {
        this.events.statementFailed?.({ error, part: 'lease' });
        await new Promise<void>((resolve) => systemClock.after(CONTACT_AGAIN_MS, resolve));
      }
    }
  }

  /** Takes nothing new, lets calls finish within the grace, and closes everything. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    this.stopListening();
    await this.current?.stop(graceMs);
    await Promise.all([
      this.janitor.stop(UPKEEP_STOPS_WITHIN_MS),
      this.statsKeeper.stop(UPKEEP_STOPS_WITHIN_MS),
    ]);
    this.events.flush();
    this.redis?.disconnect();
    await Promise.all([this.client.close(), this.engine.close()]);
  }

  private createWorker(id: string): Worker {
    const { config } = this;
    this.log.info({ redis: this.redis ? 'configured' : 'not configured', workerId: id }, 'worker starts');
    return new Worker({
      clock: systemClock,
      events: this.events,
      executor: (databaseNow) =>
        new AgentExecutor({ clock: systemClock, databaseNow, random: Math.random, transport: this.client }),
      fireLock: this.fireLockFor(id),
      identity: {
        hostname: hostname(),
        id,
        pid: process.pid,
        release: packageJson.version,
        slots: config.workerSlots,
      },
      lockTtlMs: config.lockTtlMs,
      partitions: this.engine.partitions,
      store: this.store,
      tickIntervalMs: config.tickIntervalMs,
    });
  }

  private fireLockFor(workerId: string): FireLock {
    if (!this.redis) return noFireLock;
    return new RedisFireLock(this.redis, {
      clock: systemClock,
      lockTtlMs: this.config.lockTtlMs,
      onAnswered: () => this.events.gateAnswered?.(),
      onUnavailable: (error) => this.events.gateUnavailable?.({ error }),
      workerId,
    });
  }
}
