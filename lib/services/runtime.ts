import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { type Config, loadConfig } from '@/lib/config/config';
import { ChangeSignal } from '@/lib/coordination/change-signal';
import { RateLimiter } from '@/lib/coordination/rate-limiter';
import { openRedis, watchRedis } from '@/lib/coordination/redis-client';
import { createEgressPolicy, type EgressPolicy } from '@/lib/domain/egress-policy';
import { createLogger } from '@/lib/observability/logger';
import { OutageLog } from '@/lib/observability/outage-log';
import { type Database, openDatabase } from '@/lib/repositories/database';
import { EventHubs } from './events/event-hubs';

/** Connections of the web process; the worker has its own. */
const POOL_SIZE = 10;
const DATABASE_DEADLINE_MS = 8_000;

/** What use cases work with: one of each per process. */
export interface Runtime {
  /** Tells those who listen to events, here and in other processes, after each commit. */
  changes: ChangeSignal;
  config: Config;
  database: Database;
  databaseOutage: OutageLog;
  /** A use case that has no answer of the database by then fails; longer than the database's own limits. */
  databaseDeadlineMs: number;
  egress: EgressPolicy;
  eventHubs: EventHubs;
  logger: Logger;
  /** null = nobody's requests are limited. */
  rateLimiter: Pick<RateLimiter, 'count'> | null;
  /** null = not configured. */
  redis: Redis | null;
  delay(ms: number): Promise<void>;
}

/** Opens what a process needs. Connections are made when they are first used. */
export function createRuntime(config: Config): Runtime {
  const database = openDatabase(config.database.url, { max: POOL_SIZE, applicationName: 'scheduler-web' });
  const redis = config.redis && openRedis(config.redis.url);
  const logger = createLogger('web', config.logLevel);
  if (redis) {
    const meanwhile = 'workers hear of changes at their next tick';
    watchRedis(redis, new OutageLog(logger, { level: 'warn', meanwhile, what: 'Redis' }));
  }
  return {
    changes: new ChangeSignal(redis, () => database.notifyChange()),
    config,
    database,
    databaseOutage: new OutageLog(logger, {
      level: 'error',
      meanwhile: 'requests are answered with 503',
      what: 'the database',
    }),
    databaseDeadlineMs: DATABASE_DEADLINE_MS,
    egress: createEgressPolicy({ mode: config.mode, allow: config.egressAllow }),
    eventHubs: new EventHubs(),
    logger,
    rateLimiter: config.rateLimit === null ? null : new RateLimiter(redis, config.rateLimit),
    redis,
    delay: (ms) => sleep(ms),
  };
}

/** Hot reload gives modules anew; connections must outlive it. */
const holder = globalThis as typeof globalThis & { schedulerRuntime?: Runtime };

/** The process's runtime, opened at its first use. */
export function runtime(): Runtime {
  holder.schedulerRuntime ??= createRuntime(loadConfig());
  return holder.schedulerRuntime;
}
