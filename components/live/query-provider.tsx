'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { LiveUpdates } from './live-updates';
import { setStreamState } from './stream-state';

const createClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A page begins with what the server painted for it, never with what an earlier visit left behind.
        gcTime: 0,
        // The banner tells what a failure means; a query that polls tries again by itself.
        networkMode: 'always',
        retry: false,
        staleTime: 1_000,
      },
    },
  });

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createClient);
  useEffect(() => keepUpToDate(client), [client]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** The stream comes after the page: what was painted is new enough until then, and is read again when the stream is up. @returns the end */
function keepUpToDate(client: QueryClient): () => void {
  let updates: LiveUpdates | undefined;
  let isEnded = false;
  import('./live-updates').then(
    (module) => {
      if (isEnded) return;
      updates = new module.LiveUpdates(client);
      updates.start();
    },
    // The network went at this very moment: the page asks by itself.
    () => setStreamState('down'),
  );
  return () => {
    isEnded = true;
    updates?.stop();
  };
}
