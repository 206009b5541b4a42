import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { type Config, loadConfig } from '@/lib/config/config';
import { openRedis } from '@/lib/coordination/redis-client';
import { createEgressPolicy, type EgressPolicy } from '@/lib/domain/egress-policy';
import { createLogger } from '@/lib/observability/logger';
import { type Database, openDatabase } from '@/lib/repositories/database';

/** Connections of the web process; the worker has its own. */
const POOL_SIZE = 10;
const DATABASE_DEADLINE_MS = 8_000;

/** What use cases work with: one of each per process. */
export interface Runtime {
  config: Config;
  database: Database;
  /** A use case that has no answer of the database by then fails; longer than the database's own limits. */
  databaseDeadlineMs: number;
  egress: EgressPolicy;
  logger: Logger;
  /** null = not configured. */
  redis: Redis | null;
  delay(ms: number): Promise<void>;
}

/** Opens what a process needs. Connections are made when they are first used. */
export function createRuntime(config: Config): Runtime {
  return {
    config,
    database: openDatabase(config.database.url, { max: POOL_SIZE, applicationName: 'scheduler-web' }),
    databaseDeadlineMs: DATABASE_DEADLINE_MS,
    egress: createEgressPolicy({ mode: config.mode, allow: config.egressAllow }),
    logger: createLogger('web', config.logLevel),
    redis: config.redis && openRedis(config.redis.url),
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
