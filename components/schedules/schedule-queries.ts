import { fetchJson } from '@/components/live/fetch-json';
import type { Page } from '@/lib/contracts/page';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { type ListPlace, placeQuery } from './list/list-place';

export type SchedulePage = Page<Schedule>;

export const SCHEDULES_KEY = ['schedules'] as const;

export const scheduleListKey = (place: ListPlace) => [...SCHEDULES_KEY, placeQuery(place)] as const;

export const scheduleKey = (id: string) => ['schedule', id] as const;

/** @throws ApiError, or what fetch throws */
export function fetchSchedules(place: ListPlace, signal: AbortSignal): Promise<SchedulePage> {
  const text = new URLSearchParams(placeQuery(place)).toString();
  return fetchJson(text === '' ? '/api/schedules' : `/api/schedules?${text}`, signal);
}

/** @throws ApiError (404 when it is deleted), or what fetch throws */
export const fetchSchedule = (id: string, signal: AbortSignal): Promise<Schedule> =>
  fetchJson(`/api/schedules/${id}`, signal);
