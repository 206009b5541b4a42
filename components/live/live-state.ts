'use client';

import { type QueryCache, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { ApiError } from './fetch-json';
import { useStreamState } from './stream-state';

export type LiveState =
  /** `polling`: what is on the page is read every few seconds, since the stream is down. */
  | { kind: 'idle' | 'live' | 'polling' }
  /** `sinceMs`: when the first of the failing reads failed, by this browser's clock. */
  | { kind: 'failing'; sinceMs: number; error: Error };

const IDLE: LiveState = { kind: 'idle' };
const LIVE: LiveState = { kind: 'live' };
const POLLING: LiveState = { kind: 'polling' };

/** One answer for the whole page, from every read that is on it. */
export function useLiveState(): LiveState {
  const client = useQueryClient();
  const source = useMemo(() => watch(client.getQueryCache()), [client]);
  const reads = useSyncExternalStore(source.subscribe, source.read, () => IDLE);
  const stream = useStreamState();
  return reads.kind === 'live' && stream.kind === 'down' ? POLLING : reads;
}

/** What was deleted is an answer, and its page says so. */
const isGone = (error: Error | null) => error instanceof ApiError && error.status === 404;

function watch(cache: QueryCache) {
  let state: LiveState = IDLE;
  const next = () => {
    const shown = cache.getAll().filter((query) => query.getObserversCount() > 0);
    if (shown.length === 0) return IDLE;
    const failing = shown.find((query) => query.state.status === 'error' && !isGone(query.state.error));
    if (!failing) return LIVE;
    const error = failing.state.error as Error;
    if (state.kind === 'failing') return state.error.message === error.message ? state : { ...state, error };
    return { kind: 'failing', sinceMs: failing.state.errorUpdatedAt, error } as const;
  };
  return {
    read: () => {
      state = next();
      return state;
    },
    subscribe: (listener: () => void) => cache.subscribe(listener),
  };
}
