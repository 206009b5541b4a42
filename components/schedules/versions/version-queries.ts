import { fetchJson } from '@/components/live/fetch-json';
import type { Page } from '@/lib/contracts/page';
import type { ScheduleVersion, VersionDiff } from '@/lib/contracts/schedule-version';

export type VersionPage = Page<ScheduleVersion>;

/** How many the schedule's own page shows. */
export const VERSIONS_SHOWN = 3;

/** Read again with each change of the schedule. */
export const newestVersionsKey = (scheduleId: string) => ['schedule', scheduleId, 'versions'] as const;
export const allVersionsKey = (scheduleId: string) => ['schedule', scheduleId, 'versions', 'all'] as const;

/** @throws ApiError (404 when it is deleted), or what fetch throws */
export function fetchVersions(
  scheduleId: string,
  query: { cursor?: string | null; limit?: number },
  signal: AbortSignal,
): Promise<VersionPage> {
  const text = new URLSearchParams();
  if (query.limit !== undefined) text.set('limit', String(query.limit));
  if (query.cursor) text.set('cursor', query.cursor);
  return fetchJson(`/api/schedules/${scheduleId}/versions?${text}`, signal);
}

/** Of two versions, which never change. */
export const versionDiffKey = (scheduleId: string, to: number, from: number) =>
  ['version diff', scheduleId, to, from] as const;

export const fetchVersionDiff = (
  scheduleId: string,
  to: number,
  from: number,
  signal: AbortSignal,
): Promise<VersionDiff> =>
  fetchJson(`/api/schedules/${scheduleId}/versions/${to}/diff?against=${from}`, signal);
