import type { Health, HealthWarning } from '@/lib/contracts/health';
import { redisAnswers } from '@/lib/coordination/redis-client';
import { isClockOff, LEASE_TTL_MS } from '@/lib/domain/worker';
import type { WorkerSighting } from '@/lib/repositories/worker-repository';
import type { ServiceContext } from '../context';
import { ServiceError } from '../errors';
import { read } from '../unit-of-work';

/** Whoever asks for health wants to know soon. */
export const DATABASE_WITHIN_MS = 2_000;
const REDIS_WITHIN_MS = 300;

/** How the service is: `unavailable` only without its database, `degraded` when something else that it needs is missing. */
export async function checkHealth(context: ServiceContext): Promise<Health> {
  const [workers, redis] = await Promise.all([readWorkers(context), redisState(context)]);
  const warnings = findWarnings(workers ?? [], redis, workers !== null);
  const shaky = warnings.length > 0 ? 'degraded' : 'ok';
  return {
    status: workers === null ? 'unavailable' : shaky,
    database: workers === null ? 'unreachable' : 'ok',
    redis,
    workers: {
      alive: workers?.length ?? 0,
      list: (workers ?? []).map(({ id, seenAtMs }) => ({ id, seenAt: new Date(seenAtMs).toISOString() })),
    },
    warnings,
  };
}

/** Those that have renewed their lease; the others have lost it, whether or not somebody saw it. null: the database is gone. */
async function readWorkers(context: ServiceContext): Promise<WorkerSighting[] | null> {
  try {
    return await read(context, ({ workers }) => workers.listSeen(LEASE_TTL_MS), DATABASE_WITHIN_MS);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'unavailable') return null;
    throw error;
  }
}

async function redisState({ runtime: { redis } }: ServiceContext): Promise<Health['redis']> {
  if (!redis) return 'not configured';
  return (await redisAnswers(redis, REDIS_WITHIN_MS)) ? 'ok' : 'unreachable';
}

function findWarnings(
  workers: readonly WorkerSighting[],
  redis: Health['redis'],
  databaseAnswers: boolean,
): HealthWarning[] {
  const warnings: HealthWarning[] = [];
  if (redis === 'unreachable') {
    warnings.push({
      code: 'redis_unreachable',
      message: 'Redis does not answer; PostgreSQL alone coordinates',
    });
  }
  if (databaseAnswers && workers.length === 0) {
    warnings.push({ code: 'no_worker', message: 'No worker is alive; nothing fires' });
  }
  const skewed = workers.filter(({ clockOffsetMs }) => isClockOff(clockOffsetMs));
  if (skewed.length > 0) {
    const ids = skewed.map(({ id }) => id).join(', ');
    warnings.push({ code: 'clock_skew', message: `The clock is off by more than 30 s on worker ${ids}` });
  }
  return warnings;
}
