'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { LiveUpdates } from './live-updates';

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
  useEffect(() => {
    const updates = new LiveUpdates(client);
    updates.start();
    return () => updates.stop();
  }, [client]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
