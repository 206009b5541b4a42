'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pollInterval } from '@/components/live/poll';
import { PageHead } from '@/components/shell/page-head';
import { SearchBox } from '@/components/shell/search-box';
import { useZone } from '@/components/time/zone-context';
import { Button } from '@/components/ui/button';
import { FilterChips } from '@/components/ui/filter-chips';
import { ListPager } from '@/components/ui/list-pager';
import { type ExecutionPage, fetchAllExecutions } from '../execution-queries';
import { RunFilters } from './run-filters';
import { ALL_RUNS, admitsTo, isKeptTo, type RunPlace, runPlaceHref, runQuery } from './run-place';
import { RunRows } from './run-rows';
import { RunTabs } from './run-tabs';
import { filterWords } from './run-words';
import { useRunKeys } from './use-run-keys';
import { useRunPlace } from './use-run-place';
import { useScheduleName } from './use-schedule-name';

interface RunListProps {
  /** What the server painted, and of which place. */
  initial: ExecutionPage;
  initialPlace: RunPlace;
}

/** "What ran, and how did it end?" All schedules' executions, live. */
export function RunList({ initial, initialPlace }: RunListProps) {
  const { place, change, setSearch, cursorHref } = useRunPlace();
  const key = runPlaceHref('', place);
  const { data } = useQuery({
    queryKey: ['executions', key],
    queryFn: ({ signal }) => fetchAllExecutions(runQuery(place, Date.now()), signal),
    initialData: key === runPlaceHref('', initialPlace) ? initial : undefined,
    meta: { admits: admitsTo(place) },
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  const page = data ?? initial;
  useRunKeys();
  const { zone } = useZone();
  const scheduleName = useScheduleName(place.schedule, page.data);
  return (
    <>
      <PageHead inline title="Executions" className="pb-1 max-md:pb-0" />
      <RunTabs place={place} />
      <SearchBox noun="errors" placeholder="Text of the error" value={place.q} onChange={setSearch}>
        <RunFilters place={place} rows={page.data} scheduleName={scheduleName} onChange={change} />
      </SearchBox>
      <FilterChips
        chips={filterWords(place, { scheduleName, zone }).map(({ without, ...words }) => ({
          ...words,
          onRemove: () => change(without),
        }))}
        onClear={() => change(ALL_RUNS)}
      />
      {page.data.length === 0 ? (
        <Nothing place={place} hasMore={page.nextCursor !== null} onClear={() => change(ALL_RUNS)} />
      ) : (
        <RunRows key={key} rows={page.data} hasMore={page.nextCursor !== null} />
      )}
      <ListPager
        firstLabel="Newest"
        nextLabel="Older"
        firstHref={place.cursor === null ? null : cursorHref(null)}
        nextHref={page.nextCursor === null ? null : cursorHref(page.nextCursor)}
      />
    </>
  );
}

interface NothingProps {
  place: RunPlace;
  /** What is rare is looked for in steps: there may be some further back. */
  hasMore: boolean;
  onClear: () => void;
}

function Nothing({ place, hasMore, onClear }: NothingProps) {
  const kept = isKeptTo(place);
  const words = hasMore
    ? 'No execution matches so far; the next page looks further back'
    : kept
      ? 'No execution matches these filters'
      : 'Nothing has run yet';
  return (
    <div className="flex items-center gap-3 border-b px-6 py-3 max-md:px-4">
      <p className="min-w-0 text-text-muted">{words}</p>
      {kept ? (
        <Button size="sm" onClick={onClear}>
          Show all
        </Button>
      ) : null}
    </div>
  );
}
