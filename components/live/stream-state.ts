'use client';

import { useSyncExternalStore } from 'react';

/** Whether changes come by themselves. `sinceMs`: since when, by this browser's clock. */
export interface StreamState {
  kind: 'connecting' | 'down' | 'up';
  sinceMs: number;
}

const INITIAL: StreamState = { kind: 'connecting', sinceMs: 0 };

let state = INITIAL;
const listeners = new Set<() => void>();

export const streamState = (): StreamState => state;

export function setStreamState(kind: StreamState['kind']): void {
  if (kind === state.kind) return;
  state = { kind, sinceMs: Date.now() };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useStreamState = (): StreamState => useSyncExternalStore(subscribe, streamState, () => INITIAL);
