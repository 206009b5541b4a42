'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readScheduleActivity } from '@/app/schedules/actions';
import { expectOk } from '@/components/live/expect-ok';
import { pollInterval } from '@/components/live/poll';
import type { ScheduleActivity } from '@/lib/services/schedules/read-activity';

export type Activity = Readonly<Record<string, ScheduleActivity>>;

/** Outcomes and rates of the rows that are shown; those of the first page come with it. */
export function useActivity(ids: readonly string[], initial: Activity): Activity {
  const { data } = useQuery({
    queryKey: ['schedule-activity', ids],
    queryFn: async () => expectOk(await readScheduleActivity([...ids])),
    enabled: ids.length > 0,
    initialData: ids.every((id) => id in initial) ? initial : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
    meta: { touchedBy: ['executions'] },
  });
  return data ?? initial;
}
