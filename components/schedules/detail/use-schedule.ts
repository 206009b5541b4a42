'use client';

import { useQuery } from '@tanstack/react-query';
import type { ExecutionPage } from '@/components/executions/execution-queries';
import { failingStreak } from '@/components/executions/history';
import { ApiError } from '@/components/live/fetch-json';
import { pollInterval } from '@/components/live/poll';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { fetchSchedule, scheduleKey } from '../schedule-queries';
import { executionsReading } from './history/history-queries';
import { ALL_HISTORY } from './schedule-place';

interface Painted {
  schedule: Schedule;
  newest: ExecutionPage;
}

/** A schedule and how its newest runs ended, live. `gone`: it was deleted meanwhile. */
export function useSchedule(painted: Painted) {
  const { id } = painted.schedule;
  const schedule = useQuery({
    queryKey: scheduleKey(id),
    queryFn: ({ signal }) => fetchSchedule(id, signal),
    initialData: painted.schedule,
    refetchInterval: (query) => (isGone(query.state.error) ? false : pollInterval(query)),
  });
  const gone = isGone(schedule.error);
  // Where the list shows everything from the newest, it reads the same.
  const newest = useQuery({
    ...executionsReading(id, ALL_HISTORY),
    initialData: painted.newest,
    refetchInterval: gone ? false : pollInterval,
  });
  return {
    schedule: schedule.data,
    gone,
    streak: failingStreak(newest.data.data, newest.data.nextCursor === null),
  };
}

const isGone = (error: Error | null): boolean => error instanceof ApiError && error.status === 404;
