'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pollInterval } from '@/components/live/poll';
import { PageHead } from '@/components/shell/page-head';
import { useTitle } from '@/components/shell/use-title';
import { useRecurrenceWords } from '../recurrence-words';
import type { RecurrenceWords } from '../rule-key';
import { fetchSchedules, type ListPlace, type SchedulePage, scheduleListKey } from '../schedule-queries';
import { listTitle } from '../schedule-titles';
import { CreateButton } from './create-button';
import { EmptyList } from './empty-list';
import { ListPager } from './list-pager';
import { NoMatch } from './no-match';
import { ScheduleTable } from './schedule-table';
import { SearchBox } from './search-box';
import { useListPlace } from './use-list-place';

interface ScheduleListProps {
  /** What the server painted, and of which place. */
  initial: SchedulePage;
  initialPlace: ListPlace;
  words: RecurrenceWords;
}

/** "What do we run?" The table, live; empty it says what to do. */
export function ScheduleList({ initial, initialPlace, words }: ScheduleListProps) {
  const { place, setSearch, cursorHref } = useListPlace();
  const painted = place.search === initialPlace.search && place.cursor === initialPlace.cursor;
  const { data } = useQuery({
    queryKey: scheduleListKey(place),
    queryFn: ({ signal }) => fetchSchedules(place, signal),
    initialData: painted ? initial : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  const page = data ?? initial;
  const wordsOf = useRecurrenceWords(page.data, words);
  useTitle(listTitle(page.data));

  if (page.data.length === 0 && place.search === '' && place.cursor === null) return <EmptyList />;
  return (
    <>
      <PageHead inline title="Schedules" actions={<CreateButton />} className="pb-3 max-md:pb-2" />
      <SearchBox value={place.search} onChange={setSearch} />
      {page.data.length === 0 ? (
        <NoMatch search={place.search} onClear={() => setSearch('')} />
      ) : (
        <ScheduleTable schedules={page.data} wordsOf={wordsOf} />
      )}
      <ListPager
        firstHref={place.cursor === null ? null : cursorHref(null)}
        nextHref={page.nextCursor === null ? null : cursorHref(page.nextCursor)}
      />
    </>
  );
}
