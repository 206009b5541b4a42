'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ExecutionPage, SkipPage } from '@/components/executions/execution-queries';
import { pollInterval } from '@/components/live/poll';
import { type HistoryPlace, historyKey } from '../schedule-place';
import { executionsReading, historyPage, showsRuns, showsSkips, skipsReading } from './history-queries';

/** What the server painted of a place; what the place doesn't show isn't read. */
export interface HistoryReading {
  place: HistoryPlace;
  executions: ExecutionPage | undefined;
  skips: SkipPage | undefined;
}

/** The runs and the skips of one place, live. @param gone the schedule is deleted: nothing more comes */
export function useHistory(scheduleId: string, place: HistoryPlace, painted: HistoryReading, gone: boolean) {
  const isPainted = historyKey('', place) === historyKey('', painted.place);
  const live = { placeholderData: keepPreviousData, refetchInterval: gone ? (false as const) : pollInterval };
  const executions = useQuery({
    ...live,
    ...executionsReading(scheduleId, place),
    enabled: showsRuns(place),
    initialData: isPainted ? painted.executions : undefined,
  });
  const skips = useQuery({
    ...live,
    ...skipsReading(scheduleId, place),
    enabled: showsSkips(place),
    initialData: isPainted ? painted.skips : undefined,
  });
  return historyPage(place, executions.data, skips.data);
}
