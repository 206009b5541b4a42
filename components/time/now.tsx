'use client';

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';

const TICK_MS = 1_000;
/** Below this the browser's clock is taken for right: the page itself took a while to arrive. */
const TRUSTED_SKEW_MS = 2_000;

const ServerNow = createContext(0);

let skewMs = 0;
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  nowMs = Date.now() + skewMs;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    tick();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read() {
  if (nowMs === 0) nowMs = Date.now() + skewMs;
  return nowMs;
}

/** Carries the server's time to the first paint, and corrects for a browser whose clock is wrong. */
export function NowProvider({ serverNowMs, children }: { serverNowMs: number; children: ReactNode }) {
  useEffect(() => {
    const difference = serverNowMs - Date.now();
    skewMs = Math.abs(difference) > TRUSTED_SKEW_MS ? difference : 0;
  }, [serverNowMs]);
  return <ServerNow value={serverNowMs}>{children}</ServerNow>;
}

/** The time in epoch ms by the server's clock; the component paints anew every second. */
export function useNow(): number {
  const serverNowMs = useContext(ServerNow);
  return useSyncExternalStore(subscribe, read, () => serverNowMs);
}
