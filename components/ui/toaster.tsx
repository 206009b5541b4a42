'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { onDemand } from './on-demand';
import { type ToastMessage, toastStore } from './toast-store';

const NONE: readonly ToastMessage[] = [];
const parts = onDemand(() => import('./toast-list'));

/** The place where toasts appear. */
export function Toaster() {
  const messages = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => NONE);
  const isNeeded = messages.length > 0;
  useEffect(() => {
    if (isNeeded) parts.prepare();
  }, [isNeeded]);
  const loaded = parts.use();
  return loaded ? <loaded.ToastList messages={messages} /> : null;
}
