import type { Health, HealthWarning } from '@/lib/contracts/health';
import { redisAnswers } from '@/lib/coordination/redis-client';
import { isClockOff, isSilent } from '@/lib/domain/worker';
import type { WorkerSighting } from '@/lib/repositories/worker-repository';
import type { ServiceContext } from '../context';
import { ServiceError } from '../errors';
import { read } from '../unit-of-work';

/** Whoever asks for health wants to know soon. */
export const DATABASE_WITHIN_MS = 2_000;
const REDIS_WITHIN_MS = 300;

/** How the service is: `unavailable` only without its database, `degraded` when something else that it needs is missing. */
export async function checkHealth(context: ServiceContext): Promise<Health> {
  const [current, redis] = await Promise.all([readWorkers(context), redisState(context)]);
  const alive = (current ?? []).filter(({ beatAgeMs }) => !isSilent(beatAgeMs));
  const warnings = [
    ...(redis === 'unreachable' ? [REDIS_UNREACHABLE] : []),
    ...(current === null ? [] : findWorkerWarnings(current, alive)),
  ];
  const shaky = warnings.length > 0 ? 'degraded' : 'ok';
  return {
    status: current === null ? 'unavailable' : shaky,
    database: current === null ? 'unreachable' : 'ok',
    redis,
    workers: {
      alive: alive.length,
      list: alive.map(({ id, seenAtMs }) => ({ id, seenAt: new Date(seenAtMs).toISOString() })),
    },
    warnings,
  };
}

/** Those that nobody has declared dead. null: the database is gone. */
async function readWorkers(context: ServiceContext): Promise<WorkerSighting[] | null> {
  try {
    return await read(context, ({ workers }) => workers.listCurrent(), DATABASE_WITHIN_MS);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'unavailable') return null;
    throw error;
  }
}

async function redisState({ runtime: { redis } }: ServiceContext): Promise<Health['redis']> {
  if (!redis) return 'not configured';
  return (await redisAnswers(redis, REDIS_WITHIN_MS)) ? 'ok' : 'unreachable';
}

const REDIS_UNREACHABLE: HealthWarning = {
  code: 'redis_unreachable',
  message: 'Redis does not answer; PostgreSQL alone coordinates',
};

/** @param alive those of the current ones that renew their lease; the others have lost it, whether or not somebody saw it */
function findWorkerWarnings(
  current: readonly WorkerSighting[],
  alive: readonly WorkerSighting[],
): HealthWarning[] {
  const warnings: HealthWarning[] = [];
  if (alive.length === 0) warnings.push({ code: 'no_worker', message: 'No worker is alive; nothing fires' });
  const silent = current.filter((worker) => !alive.includes(worker));
  if (silent.length > 0) {
    const message = `No beat for longer than a lease lasts from worker ${idsOf(silent)}; another worker declares it dead`;
    warnings.push({ code: 'silent', message });
  }
  const skewed = alive.filter(({ clockOffsetMs }) => isClockOff(clockOffsetMs));
  if (skewed.length > 0) {
    const message = `The clock is off by more than 30 s on worker ${idsOf(skewed)}`;
    warnings.push({ code: 'clock_skew', message });
  }
  return warnings;
}

const idsOf = (workers: readonly WorkerSighting[]) => workers.map(({ id }) => id).join(', ');
