'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ChangesEvent } from '@/lib/contracts/event';

type Listener = (changes: ChangesEvent) => void;

const listeners = new Set<Listener>();

export function tellChanges(changes: ChangesEvent): void {
  for (const listener of listeners) listener(changes);
}

/** For a page that does more with changes than its queries do by their keys: calls back with each event of the stream. */
export function useLiveChanges(onChanges: Listener): void {
  const listen = useEffectEvent(onChanges);
  useEffect(() => {
    const listener: Listener = (changes) => listen(changes);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
