'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchJson } from '@/components/live/fetch-json';
import type { SchedulePage } from '@/components/schedules/schedule-queries';
import { useSettled } from '@/components/ui/use-settled';
import type { Stats } from '@/lib/contracts/stats';

const SHOWN = 20;
const AGENTS_LOOKED_AT = '200';
const STALE_MS = 60_000;
const SETTLED_AFTER_MS = 120;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Schedules by a part of what they say of themselves; the first by name until something is typed. Asked for when the list is opened. */
export function useScheduleChoices() {
  const [typed, setSearch] = useState<string | null>(null);
  const search = useSettled(typed, SETTLED_AFTER_MS);
  const { data } = useQuery({
    enabled: search !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = { limit: String(SHOWN), sort: 'name', ...(search ? { search } : {}) };
      return fetchJson<SchedulePage>(`/api/schedules?${new URLSearchParams(query)}`, signal);
    },
    queryKey: ['choices', 'schedules', search],
    staleTime: STALE_MS,
  });
  return { schedules: data?.data ?? [], setSearch };
}

/** Agents that were called in the last week. */
export function useAgentChoices() {
  const [search, setSearch] = useState<string | null>(null);
  const { data } = useQuery({
    enabled: search !== null,
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - WEEK_MS).toISOString();
      const query = { from, groupBy: 'agent', limit: AGENTS_LOOKED_AT };
      return fetchJson<Stats>(`/api/stats?${new URLSearchParams(query)}`, signal);
    },
    queryKey: ['choices', 'agents'],
    staleTime: STALE_MS,
  });
  const agents = (data?.data ?? []).flatMap(({ key }) => (key === null ? [] : [key]));
  return { agents, search: search ?? '', setSearch };
}
