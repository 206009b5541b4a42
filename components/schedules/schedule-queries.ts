import { fetchJson } from '@/components/live/fetch-json';
import type { Page } from '@/lib/contracts/page';
import type { Schedule } from '@/lib/contracts/schedule-view';

export type SchedulePage = Page<Schedule>;

/** Which part of the list is shown: what the URL says. */
export interface ListPlace {
  search: string;
  cursor: string | null;
}

export const SCHEDULES_KEY = ['schedules'] as const;

export const scheduleListKey = ({ search, cursor }: ListPlace) => [...SCHEDULES_KEY, search, cursor] as const;

export const scheduleKey = (id: string) => ['schedule', id] as const;

/** @throws ApiError, or what fetch throws */
export function fetchSchedules({ search, cursor }: ListPlace, signal: AbortSignal): Promise<SchedulePage> {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (cursor !== null) query.set('cursor', cursor);
  const text = query.toString();
  return fetchJson(text === '' ? '/api/schedules' : `/api/schedules?${text}`, signal);
}

/** @throws ApiError (404 when it is deleted), or what fetch throws */
export const fetchSchedule = (id: string, signal: AbortSignal): Promise<Schedule> =>
  fetchJson(`/api/schedules/${id}`, signal);
