'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useState } from 'react';
import { fetchJson } from '@/components/live/fetch-json';
import { useLiveChanges } from '@/components/live/live-changes';
import type { Execution } from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Stats } from '@/lib/contracts/stats';
import {
  type Attention,
  attentionOf,
  type FreshFailures,
  failedNow,
  LATE_QUERIES,
  withFailures,
} from './attention';

/** Failures are told by the stream; this is for what passes with time. */
const CALM_MS = 120_000;
const LATE_MS = 30_000;

type Painted = Promise<Attention | null>;

const AttentionContext = createContext<{ fresh: FreshFailures; painted: Painted } | null>(null);

/** Begins with what the server reads beside the page, without keeping it waiting. */
export function AttentionProvider({ painted, children }: { painted: Painted; children: ReactNode }) {
  const [fresh, setFresh] = useState<FreshFailures>(new Map());
  useLiveChanges((changes) => setFresh((known) => withFailures(known, changes)));
  return <AttentionContext value={{ fresh, painted }}>{children}</AttentionContext>;
}

/** Suspends until the server's answer has come. null: nothing is known. */
export function useAttention(): Pick<Attention, 'failed' | 'late' | 'lateIsMore'> | null {
  const context = use(AttentionContext);
  if (!context) throw new Error('useAttention is used outside of AttentionProvider');
  const painted = use(context.painted);
  const { data } = useQuery({
    initialData: painted ?? undefined,
    queryFn: ({ signal }) => fetchAttention(signal),
    queryKey: ['attention'],
    refetchInterval: (query) => (query.state.data?.late ? LATE_MS : CALM_MS),
    staleTime: LATE_MS,
  });
  return data ? { ...data, failed: failedNow(data, context.fresh) } : null;
}

async function fetchAttention(signal: AbortSignal): Promise<Attention> {
  const [stats, schedules, waiting] = await Promise.all([
    fetchJson<Stats>('/api/stats', signal),
    fetchJson<Page<Schedule>>(`/api/schedules?${textOf(LATE_QUERIES.schedules)}`, signal),
    fetchJson<Page<Execution>>(`/api/executions?${textOf(LATE_QUERIES.waiting)}`, signal),
  ]);
  return attentionOf({ schedules: schedules.data, stats, waiting: waiting.data }, Date.now());
}

const textOf = (query: Record<string, number | string>): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
