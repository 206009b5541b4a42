import { isIP } from 'node:net';
import { z } from 'zod';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A decimal integer between two bounds, both included. */
function whole(min: number, max: number, fallback: number) {
  return wholeOrAbsent(min, max).default(fallback);
}

function wholeOrAbsent(min: number, max: number) {
  const problem = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, problem)
    .transform(Number)
    .refine((value) => value >= min && value <= max, problem)
    .optional();
}

function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

function url(protocols: readonly string[]) {
  const problem = `must be a URL that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`;
  return z.string().refine((value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    return parsed !== null && protocols.includes(parsed.protocol.slice(0, -1)) && parsed.hostname !== '';
  }, problem);
}

function isAddressRange(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

const addressRanges = z
  .string()
  .transform((list) =>
    list
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((item) => item.replace(/^\[|\]$/g, '')),
  )
  .refine(
    (list) => list.every(isAddressRange),
    'must be a list of addresses or CIDR ranges, separated by commas',
  )
  .default([]);

const hostNames = z
  .string()
  .transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .refine(
    (names) => names.every((name) => /^[a-z\d_.-]+$|^\[[a-f\d:.]+\]$/.test(name)),
    'must be a list of host names without ports, separated by commas',
  )
  .optional();

/** Each variable that the product reads, and nothing else. `.env.example` explains them. */
export const environmentSchema = z.object({
  ALLOWED_HOSTS: hostNames,
  AUTH_MODE: choice(['none']).optional(),
  DATABASE_DIRECT_URL: url(['postgres', 'postgresql']).optional(),
  DATABASE_URL: url(['postgres', 'postgresql']).optional(),
  EGRESS_ALLOW: addressRanges,
  HOST: z.string().max(255).default('127.0.0.1'),
  LOCK_TTL: whole(100, DAY_MS, 30_000),
  LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  MAX_RETRY_ATTEMPTS: whole(1, 20, 3),
  NODE_ENV: choice(['development', 'production', 'test']).default('development'),
  PORT: whole(1, 65_535, 3_000),
  POSTGRES_DB: z.string().default('scheduler'),
  POSTGRES_HOST: z.string().optional(),
  POSTGRES_PASSWORD: z.string().default('scheduler123'),
  POSTGRES_PORT: whole(1, 65_535, 5_432),
  POSTGRES_USER: z.string().default('scheduler'),
  RATE_LIMIT: wholeOrAbsent(1, 1_000_000),
  REDIS_HOST: z.string().optional(),
  REDIS_PORT: whole(1, 65_535, 6_379),
  REDIS_URL: url(['redis', 'rediss']).optional(),
  RETENTION_DAYS: wholeOrAbsent(1, 36_500),
  RETRY_BACKOFF_BASE: whole(0, HOUR_MS, 1_000),
  SCHEDULER_MODE: choice(['local', 'production']).default('production'),
  SCHEDULER_TICK_INTERVAL: whole(50, 60_000, 1_000),
  SHUTDOWN_GRACE_MS: whole(0, HOUR_MS, 10_000),
  WORKER_SLOTS: whole(1, 100_000, 1_000),
});

export type Environment = z.output<typeof environmentSchema>;
