import { fetchJson } from '@/components/live/fetch-json';
import type { CronPreview, CronPreviewQuery } from '@/lib/contracts/cron-preview';
import type { Schedule } from '@/lib/contracts/schedule-view';

/** More than are shown: those that pass need not be read again at once. */
const WALKED = 60;

type Rule = Pick<Schedule, 'cronExpression' | 'enabled' | 'id' | 'pausedUntil' | 'timezone'>;

/** What is asked of the walk; null for a schedule that is paused until somebody resumes it. */
export function nextRunsQuery(rule: Rule): CronPreviewQuery | null {
  const { cronExpression, enabled, id, pausedUntil, timezone } = rule;
  if (!enabled && pausedUntil === null) return null;
  return {
    count: String(WALKED),
    expression: cronExpression,
    scheduleId: id,
    timezone,
    ...(enabled || pausedUntil === null ? {} : { from: pausedUntil }),
  };
}

/** @throws ApiError, or what fetch throws */
export async function fetchNextRuns(rule: Rule, signal: AbortSignal): Promise<string[]> {
  const query = nextRunsQuery(rule);
  if (query === null) return [];
  const text = new URLSearchParams(query as Record<string, string>);
  return (await fetchJson<CronPreview>(`/api/cron/preview?${text}`, signal)).next;
}
