'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pollInterval } from '@/components/live/poll';
import { PageHead } from '@/components/shell/page-head';
import { FilterChips } from '@/components/ui/filter-chips';
import { ListPager } from '@/components/ui/list-pager';
import type { EventTopic } from '@/lib/contracts/event';
import { fetchAllSkips, type NamedSkipPage } from '../execution-queries';
import { RunTabs } from '../list/run-tabs';
import { useScheduleName } from '../list/use-schedule-name';
import { SkipFilters } from './skip-filters';
import { ALL_SKIPS, type SkipPlace, skipPlaceHref, skipQuery } from './skip-place';
import { SkipTable } from './skip-table';
import { skipFilterWords } from './skip-words';
import { useSkipPlace } from './use-skip-place';

interface SkipListProps {
  /** What the server painted, and of which place. */
  initial: NamedSkipPage;
  initialPlace: SkipPlace;
}

/** "What did not run, and why?" All schedules' skips. */
export function SkipList({ initial, initialPlace }: SkipListProps) {
  const { place, change, cursorHref } = useSkipPlace();
  const key = skipPlaceHref('', place);
  const { data } = useQuery({
    queryKey: ['skips', key],
    queryFn: ({ signal }) => fetchAllSkips(skipQuery(place, Date.now()), signal),
    initialData: key === skipPlaceHref('', initialPlace) ? initial : undefined,
    meta: { touchedBy: ['schedules'] satisfies EventTopic[] },
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  const page = data ?? initial;
  const scheduleName = useScheduleName(place.schedule, page.data);
  const chips = skipFilterWords(place, scheduleName);
  return (
    <>
      <PageHead inline title="Executions" className="pb-1 max-md:pb-0" />
      <RunTabs place={null} />
      <SkipFilters place={place} scheduleName={scheduleName} onChange={change} />
      <FilterChips
        chips={chips.map(({ without, ...words }) => ({ ...words, onRemove: () => change(without) }))}
        onClear={() => change(ALL_SKIPS)}
      />
      {page.data.length === 0 ? (
        <p className="border-b px-6 py-3 text-text-muted max-md:px-4">
          {chips.length > 0 ? 'No skip matches these filters' : 'No fire time was skipped'}
        </p>
      ) : (
        <div className="@container">
          <SkipTable skips={page.data} />
        </div>
      )}
      <ListPager
        firstLabel="Latest"
        nextLabel="Older"
        firstHref={place.cursor === null ? null : cursorHref(null)}
        nextHref={page.nextCursor === null ? null : cursorHref(page.nextCursor)}
      />
    </>
  );
}
