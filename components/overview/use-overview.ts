'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readFailing } from '@/app/(overview)/actions';
import { expectOk } from '@/components/live/expect-ok';
import { useLiveChanges } from '@/components/live/live-changes';
import { pollInterval } from '@/components/live/poll';
import { useHealth } from '@/components/live/use-health';
import { fetchWorkers, WORKERS_KEY } from '@/components/workers/worker-queries';
import type { ExecutionChange } from '@/lib/contracts/event';
import { type FreshRuns, withEnded } from './fresh-runs';
import {
  ANY_QUERY,
  DUE_NEXT_QUERY,
  fetchRunning,
  fetchSchedulePage,
  fetchStats,
  type OverviewReading,
  UNDER_WAY,
} from './overview-queries';
import type { StatsWindow } from './stats-window';

/** All that the overview shows, live; each part is read by itself when something has touched it. */
export function useOverview(initial: OverviewReading, window: StatsWindow) {
  const live = { refetchInterval: pollInterval };
  const any = useQuery({
    ...live,
    initialData: initial.any,
    queryFn: ({ signal }) => fetchSchedulePage(ANY_QUERY, signal),
    queryKey: ['schedules', ANY_QUERY],
  });
  const dueNext = useQuery({
    ...live,
    initialData: initial.dueNext,
    queryFn: ({ signal }) => fetchSchedulePage(DUE_NEXT_QUERY, signal),
    queryKey: ['schedules', DUE_NEXT_QUERY],
  });
  const failing = useQuery({
    ...live,
    initialData: initial.failing,
    meta: { touchedBy: ['executions', 'schedules'] },
    queryFn: async () => expectOk(await readFailing()),
    queryKey: ['failing-schedules'],
  });
  const running = useQuery({
    ...live,
    initialData: initial.running,
    meta: { admits: ({ status }: ExecutionChange) => isUnderWay(status) },
    queryFn: ({ signal }) => fetchRunning(signal),
    queryKey: ['executions', 'under-way'],
  });
  const stats = useQuery({
    ...live,
    initialData: initial.stats.window === window ? initial.stats : undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => fetchStats(window, signal),
    queryKey: ['stats', 'overview', window],
  });
  const workers = useQuery({
    ...live,
    initialData: initial.workers,
    queryFn: ({ signal }) => fetchWorkers(signal),
    queryKey: WORKERS_KEY,
  });
  const health = useHealth(initial.health) ?? initial.health;
  const told = stats.data ?? initial.stats;
  return {
    any: any.data.data,
    dueNext: dueNext.data.data,
    failing: failing.data,
    fresh: useFreshRuns(told.spans[0]?.countedTo ?? null),
    health,
    running: {
      more: running.data.nextCursor !== null,
      rows: running.data.data.filter(({ status }) => isUnderWay(status)),
    },
    stats: told,
    workers: workers.data.data,
  };
}

const isUnderWay = (status: string): boolean => (UNDER_WAY as readonly string[]).includes(status);

/** What has ended since the statistics were counted. */
function useFreshRuns(countedTo: string | null): FreshRuns {
  const [fresh, setFresh] = useState<FreshRuns>(new Map());
  useLiveChanges((changes) => setFresh((known) => withEnded(known, changes, countedTo)));
  return fresh;
}
