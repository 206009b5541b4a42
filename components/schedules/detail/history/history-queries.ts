import {
  executionsKey,
  fetchExecutions,
  fetchSkips,
  type SkipPage,
  skipsKey,
} from '@/components/executions/execution-queries';
import { type HistoryEntry, mergeHistory } from '@/components/executions/history';
import { ALL_RUNS, admitsTo, type RunPlace, runQuery } from '@/components/executions/list/run-place';
import type { Execution, ListScheduleExecutionsQuery } from '@/lib/contracts/execution';
import type { Page } from '@/lib/contracts/page';
import type { ListScheduleSkipsQuery } from '@/lib/contracts/skip';
import { type HistoryPlace, historyKey } from '../schedule-place';

/** Many runs may lie between two skips, and many skips between two runs: more of them than of those. */
const SKIPS_SHOWN = 200;

/** What a place shows: runs, skips, or both in one list. */
export const showsRuns = ({ show }: HistoryPlace): boolean => show !== 'skips';
/** A skip has neither an outcome nor anything that started it. */
export const showsSkips = ({ show, status, trigger }: HistoryPlace): boolean =>
  show === 'skips' || (status.length === 0 && trigger === null);

const runPlaceOf = ({ cursor, from, status, to, trigger }: HistoryPlace): RunPlace => ({
  ...ALL_RUNS,
  cursor,
  from,
  status,
  to,
  trigger,
});

/** The place's runs, as the API takes it. */
export const executionsQuery = (place: HistoryPlace): ListScheduleExecutionsQuery =>
  runQuery(runPlaceOf(place), 0);

/** The place's skips, as the API takes it. By themselves they are paged by their own cursor, beside runs up to where the page begins. */
export function skipsQuery({ before, cursor, from, show, to }: HistoryPlace): ListScheduleSkipsQuery {
  const until = show === 'skips' || before === '' ? to : before;
  return {
    ...(show === 'skips' ? (cursor === null ? {} : { cursor }) : { limit: String(SKIPS_SHOWN) }),
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { to: until }),
  };
}

/** Queries of react-query, which the event stream keeps up to date by their keys. */
export const executionsReading = (scheduleId: string, place: HistoryPlace) => ({
  meta: { admits: admitsTo(runPlaceOf(place)) },
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    fetchExecutions(scheduleId, executionsQuery(place), signal),
  queryKey: [...executionsKey(scheduleId), historyKey('', place)],
});
export const skipsReading = (scheduleId: string, place: HistoryPlace) => ({
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchSkips(scheduleId, skipsQuery(place), signal),
  queryKey: [...skipsKey(scheduleId), historyKey('', place)],
});

/** What a page of the list has, latest first, and where the next one begins; null after the last. */
export function historyPage(
  place: HistoryPlace,
  executions: Page<Execution> | undefined,
  skips: SkipPage | undefined,
): { entries: HistoryEntry[]; next: Pick<HistoryPlace, 'before' | 'cursor'> | null } {
  if (!showsRuns(place)) {
    const cursor = skips?.nextCursor ?? null;
    return {
      entries: mergeHistory([], skips?.data ?? [], true),
      next: cursor === null ? null : { before: '', cursor },
    };
  }
  const runs = executions?.data ?? [];
  const cursor = executions?.nextCursor ?? null;
  const known = showsSkips(place) ? (skips?.data ?? []) : [];
  // Those that end later stand on the page before.
  const own = place.before === '' ? known : known.filter(({ toFireTime }) => toFireTime <= place.before);
  return {
    entries: mergeHistory(runs, own, cursor === null),
    next: cursor === null ? null : { before: runs.at(-1)?.fireTime ?? place.before, cursor },
  };
}
