import { Redis } from 'ioredis';

const CHANNEL = 'scheduler:wake-up';
const RECONNECT_AT_MOST_MS = 2_000;
const RECONNECT_STEP_MS = 100;

/**
 * Tells every worker that there is something to do before its next tick: called after a commit. Nothing rests on it; a worker that
 * doesn't hear it sees the same rows at its next tick.
 */
export function publishWakeUp(redis: Redis | null): void {
  if (redis?.status !== 'ready') return;
  redis.publish(CHANNEL, '').catch(() => {}); // the next tick sees what this would have told
}

/** Listens on a connection of its own, again and again for ever. Returns the stop. */
export function listenForWakeUps(url: string, onWakeUp: () => void): () => void {
  const subscriber = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * RECONNECT_STEP_MS, RECONNECT_AT_MOST_MS),
  });
  subscriber.on('error', () => {}); // without a listener ioredis prints each failed try
  subscriber.on('message', onWakeUp);
  subscriber.subscribe(CHANNEL).catch(() => {}); // subscribed again at each reconnect
  return () => subscriber.disconnect();
}
