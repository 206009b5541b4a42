import { isLoopback } from '@/lib/edge/allowed-hosts';
import { ConfigError } from './config-error';
import { type Environment, environmentSchema } from './environment-schema';

const DAY_MS = 86_400_000;

export interface Config {
  /** Names that requests may have in Host besides those of the loopback; null = any. */
  allowedHosts: string[] | null;
  /** `none` = set by hand: nobody has to sign in. `unset` = not configured: the server listens on loopback only. */
  authMode: 'none' | 'unset';
  database: {
    url: string;
    /** Goes around a transaction-mode pooler; the same as `url` when there is none. */
    directUrl: string;
    /** DATABASE_URL or POSTGRES_HOST is present; otherwise `url` is only the default. */
    configured: boolean;
  };
  /** What a schedule's retry policy has when its author says nothing. */
  defaultRetry: { maxAttempts: number; initialDelayMs: number };
  /** Addresses and CIDR ranges that agents may live in besides those that the mode allows. */
  egressAllow: string[];
  /** Address that the web server listens on. */
  host: string;
  lockTtlMs: number;
  logLevel: Environment['LOG_LEVEL'];
  mode: Environment['SCHEDULER_MODE'];
  nodeEnv: Environment['NODE_ENV'];
  port: number;
  /** Requests of one client address a minute; null = as many as it likes. */
  rateLimit: number | null;
  /** null = not configured: PostgreSQL alone coordinates. */
  redis: { url: string } | null;
  /** History whose newest execution completed longer ago is dropped by the day; null keeps everything. */
  retentionMs: number | null;
  shutdownGraceMs: number;
  tickIntervalMs: number;
  /** Calls that one worker holds at a time. */
  workerSlots: number;
}

/**
 * Typed settings from environment variables. An empty variable counts as absent.
 *
 * @throws ConfigError that names the first variable with a bad value
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(String(issue?.path[0]), issue?.message ?? 'is not valid');
  }
  return toConfig(parsed.data);
}

function toConfig(values: Environment): Config {
  const authMode = values.AUTH_MODE ?? 'unset';
  if (authMode === 'unset' && !isLoopback(values.HOST)) {
    throw new ConfigError(
      'HOST',
      `without authentication the server listens on loopback only, not on ${values.HOST}; AUTH_MODE=none allows it`,
    );
  }
  return {
    // Where nobody signs in but everyone on this machine can ask, a name that leads here must be one of ours.
    allowedHosts: values.ALLOWED_HOSTS ?? (authMode === 'unset' ? [] : null),
    authMode,
    database: databaseFrom(values),
    defaultRetry: { maxAttempts: values.MAX_RETRY_ATTEMPTS, initialDelayMs: values.RETRY_BACKOFF_BASE },
    egressAllow: values.EGRESS_ALLOW,
    host: values.HOST,
    lockTtlMs: values.LOCK_TTL,
    logLevel: values.LOG_LEVEL,
    mode: values.SCHEDULER_MODE,
    nodeEnv: values.NODE_ENV,
    port: values.PORT,
    rateLimit: values.RATE_LIMIT ?? null,
    redis: redisFrom(values),
    retentionMs: values.RETENTION_DAYS === undefined ? null : values.RETENTION_DAYS * DAY_MS,
    shutdownGraceMs: values.SHUTDOWN_GRACE_MS,
    tickIntervalMs: values.SCHEDULER_TICK_INTERVAL,
    workerSlots: values.WORKER_SLOTS,
  };
}

function databaseFrom(values: Environment): Config['database'] {
  const url = values.DATABASE_URL ?? databaseUrlFromParts(values);
  return {
    url,
    directUrl: values.DATABASE_DIRECT_URL ?? url,
    configured: Boolean(values.DATABASE_URL ?? values.POSTGRES_HOST),
  };
}

function databaseUrlFromParts(values: Environment): string {
  const user = encodeURIComponent(values.POSTGRES_USER);
  const password = encodeURIComponent(values.POSTGRES_PASSWORD);
  const host = bracketed(values.POSTGRES_HOST ?? 'localhost');
  return `postgres://${user}:${password}@${host}:${values.POSTGRES_PORT}/${encodeURIComponent(values.POSTGRES_DB)}`;
}

function redisFrom(values: Environment): Config['redis'] {
  if (values.REDIS_URL) return { url: values.REDIS_URL };
  if (!values.REDIS_HOST) return null;
  return { url: `redis://${bracketed(values.REDIS_HOST)}:${values.REDIS_PORT}` };
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
