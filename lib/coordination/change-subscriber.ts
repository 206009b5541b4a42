import { Redis } from 'ioredis';
import { CHANGES_CHANNEL } from './change-signal';

const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_AT_MOST_MS = 2_000;
const RECONNECT_STEP_MS = 100;
const PING_EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 500;

export interface ChangeSubscription {
  onSignal: () => void;
  /** Whether signals can be heard now. Called at each change, first with `false`. */
  onHearing: (hearing: boolean) => void;
}

/**
 * Hears the changes that are signalled through Redis, on a connection of its own, again and again for ever. Asks every second whether it is
 * still there, since a connection to a host that hangs looks well. Returns the stop.
 */
export function subscribeToChanges(url: string, { onHearing, onSignal }: ChangeSubscription): () => void {
  const subscriber = new Redis(url, {
    autoResubscribe: false,
    commandTimeout: ANSWER_WITHIN_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * RECONNECT_STEP_MS, RECONNECT_AT_MOST_MS),
  });
  let hearing = false;
  const hears = (now: boolean) => {
    if (hearing === now) return;
    hearing = now;
    onHearing(now);
  };
  const beginAgain = () => {
    hears(false);
    subscriber.disconnect(true);
  };
  const pings = setInterval(() => {
    if (hearing) subscriber.ping().catch(beginAgain);
  }, PING_EVERY_MS);
  onHearing(false);
  subscriber.on('error', () => {}); // without a listener ioredis prints each failed try
  subscriber.on('close', () => hears(false));
  subscriber.on('ready', () => {
    // Refused when the user may not subscribe: then Redis is as good as absent, until it is connected anew.
    subscriber.subscribe(CHANGES_CHANNEL).then(
      () => hears(true),
      () => hears(false),
    );
  });
  subscriber.on('message', onSignal);
  return () => {
    clearInterval(pings);
    hearing = false;
    subscriber.removeAllListeners('close');
    subscriber.disconnect();
  };
}
