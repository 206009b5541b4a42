'use client';

import { useSyncExternalStore } from 'react';

interface OnDemand<Module> {
  /** Fetches it, once; a fetch that failed is tried again by the next call. */
  prepare: () => Promise<void>;
  /** The module, once it is there: nothing is rendered without it. */
  use: () => Module | undefined;
}

const all = new Set<() => Promise<void>>();

/**
 * Code that nothing needs until somebody does something, such as what a menu opens. Not React's `lazy`: that holds back what comes late by
 * up to 300 ms, and a menu is waited for.
 */
export function onDemand<Module>(load: () => Promise<Module>): OnDemand<Module> {
  let module: Module | undefined;
  let isAsked = false;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const prepare = async () => {
    if (isAsked) return;
    isAsked = true;
    try {
      module = await load();
      for (const listener of listeners) listener();
    } catch {
      isAsked = false;
    }
  };
  all.add(prepare);
  return {
    prepare,
    use: () =>
      useSyncExternalStore(
        subscribe,
        () => module,
        () => undefined,
      ),
  };
}

/** All of it: somebody is here, and will want some of it soon. */
export function prepareAll(): void {
  for (const prepare of all) void prepare();
}
