import { streamState } from './stream-state';

/** The stream tells what changes; this is for what it can't tell. */
const WITH_STREAM_MS = 30_000;
const WITHOUT_STREAM = { atLeastMs: 3_000, atMostMs: 15_000 };

/**
 * How long until a live query asks again, for its `refetchInterval`; only while its page is visible. Every 30 s while the stream is up;
 * without it every 3 s at first, and less often the longer that lasts.
 */
export function pollInterval(_query?: unknown): number {
  const { kind, sinceMs } = streamState();
  if (kind === 'up') return WITH_STREAM_MS;
  const { atLeastMs, atMostMs } = WITHOUT_STREAM;
  const forMs = kind === 'down' ? Date.now() - sinceMs : 0;
  return Math.min(atMostMs, Math.max(atLeastMs, forMs / 2));
}
