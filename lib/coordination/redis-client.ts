import { once } from 'node:events';
import { Redis } from 'ioredis';

const COMMAND_TIMEOUT_MS = 300;
const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_AT_MOST_MS = 2_000;
const RECONNECT_STEP_MS = 100;

/**
 * A client that never makes its caller wait: commands fail at once while it isn't connected and after 300 ms when there is no answer.
 * It connects in the background and again for ever; a connection that fails is seen in its `status`, not thrown.
 */
export function openRedis(url: string): Redis {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableOfflineQueue: false,
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * RECONNECT_STEP_MS, RECONNECT_AT_MOST_MS),
  });
  redis.on('error', () => {}); // without a listener ioredis prints each failed try
  redis.connect().catch(() => {}); // the retry strategy takes over
  return redis;
}

/**
 * Tells when the connection is lost, or can't be made, and when it stands again.
 *
 * @param outage is told of each failed try
 */
export function watchRedis(redis: Redis, outage: { failed(error: unknown): void; answered(): void }): void {
  redis.on('reconnecting', () => outage.failed(new Error('the connection is lost')));
  redis.on('ready', () => outage.answered());
}

/** Whether Redis answers a PING: waits at most `withinMs` for the connection, and as long as a command may take for the answer. */
export async function redisAnswers(redis: Redis, withinMs: number): Promise<boolean> {
  try {
    if (redis.status !== 'ready') await once(redis, 'ready', { signal: AbortSignal.timeout(withinMs) });
    return (await redis.ping()) === 'PONG';
  } catch {
    return false; // refused, failing or too late: which one makes no difference here
  }
}
