import { describeRules } from '@/components/schedules/describe-rules';
import {
  executionsQuery,
  showsRuns,
  showsSkips,
  skipsQuery,
} from '@/components/schedules/detail/history/history-queries';
import type { HistoryReading } from '@/components/schedules/detail/history/use-history';
import { nextRunsQuery } from '@/components/schedules/detail/next-runs/next-runs-query';
import { ALL_HISTORY, historyKey, type SchedulePlace } from '@/components/schedules/detail/schedule-place';
import type { ScheduleReading } from '@/components/schedules/detail/schedule-reading';
import { heatQuery, type StatsQueryText, trendQuery } from '@/components/schedules/detail/schedule-stats';
import { ruleKey } from '@/components/schedules/rule-key';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Stats } from '@/lib/contracts/stats';
import { previewExpression } from '@/lib/services/cron/preview';
import { ServiceError } from '@/lib/services/errors';
import { listScheduleExecutions } from '@/lib/services/schedules/list-executions';
import { listScheduleSkips } from '@/lib/services/schedules/list-skips';
import { getStats } from '@/lib/services/stats/get';
import { consoleContext } from './console-context';
import { readNewestVersions } from './read-newest-versions';
import { readSchedule } from './read-schedule';
import { readZone } from './read-zone';

/**
 * All that a schedule's page shows, read at once.
 *
 * @throws ServiceError `not_found`; `invalid` when the place was mangled on its way here
 */
export async function readSchedulePage(id: string, place: SchedulePlace): Promise<ScheduleReading> {
  const schedule = await readSchedule(id);
  const zone = await readZone(schedule.timezone);
  const nowMs = Date.now();
  const { by: cut, last: window } = place;
  const [history, newest, heat, trend, versions] = await Promise.all([
    readHistory(id, place),
    isAll(place) ? null : listScheduleExecutions(consoleContext(), id),
    readStats(heatQuery(id, cut, zone, nowMs)),
    readStats(trendQuery(id, window, zone, nowMs)),
    readNewestVersions(id),
  ]);
  return {
    heat: { cut, stats: heat, zone },
    history,
    newest: newest ?? history.executions!,
    nextRuns: readNextRuns(schedule),
    schedule,
    trend: { stats: trend, window, zone },
    versions,
    words: describeRules([schedule])[ruleKey(schedule)]!,
  };
}

const isAll = (place: SchedulePlace): boolean => historyKey('', place) === historyKey('', ALL_HISTORY);

async function readHistory(id: string, place: SchedulePlace): Promise<HistoryReading> {
  const context = consoleContext();
  const [executions, skips] = await Promise.all([
    showsRuns(place) ? listScheduleExecutions(context, id, executionsQuery(place)) : undefined,
    showsSkips(place) ? listScheduleSkips(context, id, skipsQuery(place)) : undefined,
  ]);
  return { executions, place, skips };
}

/** None in a zone that the database doesn't know: the rest of the page is worth showing. */
async function readStats(query: StatsQueryText): Promise<Stats | undefined> {
  try {
    return await getStats(consoleContext(), query);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'invalid') return undefined;
    throw error;
  }
}

/** None of a rule that can't be computed any more; the worker has set it aside. */
function readNextRuns(schedule: Schedule): string[] {
  const query = nextRunsQuery(schedule);
  try {
    return query === null ? [] : previewExpression(query).next;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'invalid') return [];
    throw error;
  }
}
