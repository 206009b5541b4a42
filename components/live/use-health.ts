'use client';

import { useQuery } from '@tanstack/react-query';
import type { Health } from '@/lib/contracts/health';

/** What it tells comes seldom, and is asked by every page. */
const POLL_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** How the service is; undefined before the first answer, unless the server has painted one. */
export function useHealth(initial?: Health): Health | undefined {
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => fetchHealth(signal),
    initialData: initial,
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
  });
  return data;
}

/** 503 is an answer too: it says that the database is gone. */
async function fetchHealth(signal: AbortSignal): Promise<Health> {
  const response = await fetch('/api/health', {
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  return (await response.json()) as Health;
}
