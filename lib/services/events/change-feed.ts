import { subscribeToChanges } from '@/lib/coordination/change-subscriber';
import { listenForChanges } from '@/lib/repositories/change-notifications';

/** Senders notice that Redis is back a little after us, and signal through the database until then. */
const BOTH_FOR_MS = 10_000;

export interface FeedOptions {
  /** null: not configured. */
  redisUrl: string | null;
  /** Around a pooler. */
  databaseUrl: string;
  bothForMs?: number;
}

/**
 * Hears signals through Redis, and through the database while Redis can't be heard:
 *
 *   database ── Redis is heard ──▶ both ── 10 s ──▶ Redis ── it can't be heard any more ──▶ database
 *
 * Each change of the way is a signal, since one may have been lost in between.
 *
 * @returns the stop
 */
export function openChangeFeed(
  { bothForMs = BOTH_FOR_MS, databaseUrl, redisUrl }: FeedOptions,
  onSignal: () => void,
): () => void {
  let stopListening: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  const listen = () => {
    clearTimeout(timer);
    stopListening ??= listenForChanges(databaseUrl, { onHearing: onSignal, onSignal });
  };
  const stopListen = () => {
    stopListening?.();
    stopListening = null;
  };
  if (redisUrl === null) {
    listen();
    return stopListen;
  }
  const unsubscribe = subscribeToChanges(redisUrl, {
    onHearing: (hearing) => {
      if (!hearing) return listen();
      onSignal();
      timer = setTimeout(stopListen, bothForMs);
    },
    onSignal,
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
    stopListen();
  };
}
