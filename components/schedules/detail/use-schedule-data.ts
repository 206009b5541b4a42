'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  type ExecutionPage,
  executionsKey,
  fetchExecutions,
  fetchSkips,
  type SkipPage,
  skipsKey,
} from '@/components/executions/execution-queries';
import { ApiError } from '@/components/live/fetch-json';
import { pollInterval } from '@/components/live/poll';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { fetchSchedule, scheduleKey } from '../schedule-queries';

interface Painted {
  schedule: Schedule;
  executions: ExecutionPage;
  skips: SkipPage;
}

export interface OlderPages {
  has: boolean;
  loading: boolean;
  load: () => void;
}

/** A schedule with its history, refreshed while the page is visible. `gone`: it was deleted meanwhile. */
export function useScheduleData(painted: Painted) {
  const { id } = painted.schedule;
  const schedule = useQuery({
    queryKey: scheduleKey(id),
    queryFn: ({ signal }) => fetchSchedule(id, signal),
    initialData: painted.schedule,
    refetchInterval: (query) => (isGone(query.state.error) ? false : pollInterval(query)),
  });
  const gone = isGone(schedule.error);
  const executions = useInfiniteQuery({
    queryKey: executionsKey(id),
    queryFn: ({ pageParam, signal }) => fetchExecutions(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [painted.executions], pageParams: [null] },
    refetchInterval: (query) => (gone ? false : pollInterval(query) * (query.state.data?.pages.length ?? 1)),
  });
  const skips = useQuery({
    queryKey: skipsKey(id),
    queryFn: ({ signal }) => fetchSkips(id, signal),
    initialData: painted.skips,
    refetchInterval: (query) => (gone ? false : pollInterval(query)),
  });
  const older: OlderPages = {
    has: executions.hasNextPage,
    loading: executions.isFetchingNextPage,
    load: () => executions.fetchNextPage(),
  };
  return {
    schedule: schedule.data,
    executions: executions.data.pages.flatMap((page) => page.data),
    skips: skips.data.data,
    gone,
    older,
  };
}

const isGone = (error: Error | null): boolean => error instanceof ApiError && error.status === 404;
