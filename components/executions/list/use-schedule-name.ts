'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchSchedule, scheduleKey } from '@/components/schedules/schedule-queries';

interface Named {
  scheduleId: string;
  scheduleName: string | null;
}

/** The name of the schedule that a list is kept to: from its rows, or asked for when it has none. */
export function useScheduleName(id: string, rows: readonly Named[]): string | null {
  const known = rows.find(({ scheduleId }) => scheduleId === id)?.scheduleName;
  const { data } = useQuery({
    enabled: id !== '' && known === undefined,
    queryFn: ({ signal }) => fetchSchedule(id, signal),
    queryKey: scheduleKey(id),
  });
  return known ?? data?.name ?? null;
}
