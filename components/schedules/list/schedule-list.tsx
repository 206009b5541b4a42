'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pollInterval } from '@/components/live/poll';
import { PageHead } from '@/components/shell/page-head';
import { SearchBox } from '@/components/shell/search-box';
import { useTitle } from '@/components/shell/use-title';
import { ListPager } from '@/components/ui/list-pager';
import { useRecurrenceWords } from '../recurrence-words';
import type { RecurrenceWords } from '../rule-key';
import { fetchSchedules, type SchedulePage, scheduleListKey } from '../schedule-queries';
import { listTitle } from '../schedule-titles';
import { BulkBar } from './bulk-bar';
import { BulkFailures } from './bulk-failures';
import { CreateButton } from './create-button';
import { EmptyList } from './empty-list';
import { ListFilters } from './list-filters';
import { ListMenu } from './list-menu';
import { isFiltered, type ListPlace, NO_FILTER, placeHref } from './list-place';
import { NoMatch } from './no-match';
import { SavedViews } from './saved-views';
import { ScheduleTable } from './schedule-table';
import { SelectMode } from './select-mode';
import { type Activity, useActivity } from './use-activity';
import { useBulk } from './use-bulk';
import { useChooseMatching } from './use-choose-matching';
import { useExport } from './use-export';
import { useListPlace } from './use-list-place';
import { useRowKeys } from './use-row-keys';
import { useScheduleTable } from './use-schedule-table';
import { useSelection } from './use-selection';
import { useTask } from './use-task';

interface ScheduleListProps {
  /** What the server painted, and of which place. */
  initial: SchedulePage;
  initialPlace: ListPlace;
  activity: Activity;
  words: RecurrenceWords;
}

/** "What do we run?" The table, live; empty it says what to do. */
export function ScheduleList({ initial, initialPlace, activity: painted, words }: ScheduleListProps) {
  const { place, change, setSearch, cursorHref } = useListPlace();
  const isPainted = placeHref('', place) === placeHref('', initialPlace);
  const { data } = useQuery({
    queryKey: scheduleListKey(place),
    queryFn: ({ signal }) => fetchSchedules(place, signal),
    initialData: isPainted ? initial : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pollInterval,
  });
  const page = data ?? initial;
  const wordsOf = useRecurrenceWords(page.data, words);
  const activity = useActivity(
    page.data.map(({ id }) => id),
    painted,
  );
  const { selection, rowSelection, onRowSelectionChange, choose, clear } = useSelection(page.data);
  const { progress, runTask, stop } = useTask();
  const [isSelecting, setSelecting] = useState(false);
  const bulk = useBulk({ onDone: choose, runTask });
  const files = useExport(runTask);
  const chooseMatching = useChooseMatching(place, { choose, runTask });
  useTitle(listTitle(page.data));
  const hasMore = page.nextCursor !== null || place.cursor !== null;
  const show = (next: Partial<ListPlace>) => {
    clear();
    change(next);
  };

  const table = useScheduleTable({
    schedules: page.data,
    meta: {
      activity,
      onRestore: (schedule) => bulk.change('restore', new Map([[schedule.id, schedule]])),
      wordsOf,
    },
    place,
    rowSelection,
    onRowSelectionChange,
    onSort: (sort) => show({ sort }),
  });
  useRowKeys({ clear, toggle: (id) => table.getRow(id).toggleSelected() });

  if (page.data.length === 0 && !isFiltered(place) && place.cursor === null) return <EmptyList />;
  return (
    <>
      <PageHead
        inline
        title="Schedules"
        actions={
          <>
            <ListMenu place={place} />
            <CreateButton />
          </>
        }
        className="pb-3 max-md:pb-2"
      />
      <SearchBox
        noun="schedules"
        placeholder="Name, agent, URL, tag or expression"
        value={place.q}
        onChange={setSearch}
      >
        <ListFilters place={place} rows={page.data} onChange={show} />
        <SelectMode
          isOn={isSelecting}
          onChange={(isOn) => {
            setSelecting(isOn);
            if (!isOn) clear();
          }}
        />
        <SavedViews place={place} onOpen={show} />
      </SearchBox>
      <BulkFailures done="changed" failures={bulk.failures} onDismiss={bulk.forgetFailures} />
      <BulkFailures done="exported" failures={files.failures} onDismiss={files.forgetFailures} />
      {page.data.length === 0 ? (
        <NoMatch place={place} onClear={() => show(NO_FILTER)} />
      ) : (
        <ScheduleTable table={table} isSelecting={isSelecting} />
      )}
      <ListPager
        firstHref={place.cursor === null ? null : cursorHref(null)}
        nextHref={page.nextCursor === null ? null : cursorHref(page.nextCursor)}
      />
      {selection.size > 0 ? <div className="h-16" /> : null}
      <BulkBar
        selection={selection}
        bulk={bulk}
        deleted={place.deleted}
        progress={progress}
        onChooseMatching={hasMore && selection.size <= page.data.length ? chooseMatching : undefined}
        onClear={clear}
        onExport={(format) => files.save(format, selection)}
        onStop={stop}
      />
    </>
  );
}
