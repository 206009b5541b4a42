'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { executionKey, fetchExecution } from '@/components/executions/execution-queries';
import { fetchJson } from '@/components/live/fetch-json';
import { fetchSchedule, type SchedulePage, scheduleKey } from '@/components/schedules/schedule-queries';
import { useSettled } from '@/components/ui/use-settled';

const DEBOUNCE_MS = 120;
const SHOWN = 6;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SCHEDULE_PATH = /^\/schedules\/([0-9a-f-]{36})(\/|$)/;

/** Schedules by a part of their name, agent, URL, tags or expression. */
export function useFoundSchedules(text: string) {
  const search = useSettled(text.trim(), DEBOUNCE_MS);
  const { data, error, isFetching } = useQuery({
    enabled: search !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      fetchJson<SchedulePage>(
        `/api/schedules?${new URLSearchParams({ limit: String(SHOWN), search })}`,
        signal,
      ),
    queryKey: ['command', search],
  });
  return {
    error,
    isSearching: isFetching || search !== text.trim(),
    schedules: text.trim() === '' ? [] : (data?.data ?? []),
  };
}

/** The execution whose id was typed. */
export function useFoundExecution(text: string) {
  const id = text.trim().toLowerCase();
  const { data } = useQuery({
    enabled: UUID.test(id),
    queryFn: ({ signal }) => fetchExecution(id, signal),
    queryKey: executionKey(id),
  });
  return data?.id === id ? data : undefined;
}

/** The schedule whose page this is. */
export function useScheduleHere(path: string) {
  const id = SCHEDULE_PATH.exec(path)?.[1] ?? '';
  const { data } = useQuery({
    enabled: id !== '',
    queryFn: ({ signal }) => fetchSchedule(id, signal),
    queryKey: scheduleKey(id),
  });
  return id === '' ? undefined : data;
}
