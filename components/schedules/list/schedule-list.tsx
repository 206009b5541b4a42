'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pollInterval } from '@/components/live/poll';
import { useTitle } from '@/components/shell/use-title';
import { ListPager } from '@/components/ui/list-pager';
import { useRecurrenceWords } from '../recurrence-words';
import type { RecurrenceWords } from '../rule-key';
import { fetchSchedules, type SchedulePage, scheduleListKey } from '../schedule-queries';
import { listTitle } from '../schedule-titles';
import { BulkBar } from './bulk-bar';
import { BulkFailures } from './bulk-failures';
import { EmptyList } from './empty-list';
import { isFiltered, type ListPlace, NO_FILTER, placeHref } from './list-place';
import { ListToolbar } from './list-toolbar';
import { NoMatch } from './no-match';
import { ScheduleTable } from './schedule-table';
import { type Activity, useActivity } from './use-activity';
import { useChosen } from './use-chosen';
import { useListPlace } from './use-list-place';
import { useRowKeys } from './use-row-keys';
import { useScheduleTable } from './use-schedule-table';

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
  const { data, isPlaceholderData } = useQuery({
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
  const chosen = useChosen(page, place);
  const { bulk, clear, files, selection } = chosen;
  useTitle(listTitle(page.data));
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
    rowSelection: chosen.rowSelection,
    onRowSelectionChange: chosen.onRowSelectionChange,
    onSort: (sort) => show({ sort }),
  });
  useRowKeys({ clear, toggle: (id) => table.getRow(id).toggleSelected() });

  if (page.data.length === 0 && !isFiltered(place) && place.cursor === null) return <EmptyList />;
  return (
    <>
      <ListToolbar
        place={place}
        rows={page.data}
        isSelecting={chosen.isSelecting}
        onSearch={setSearch}
        onSelecting={chosen.setSelecting}
        onShow={show}
      />
      <BulkFailures done="changed" failures={bulk.failures} onDismiss={bulk.forgetFailures} />
      <BulkFailures done="exported" failures={files.failures} onDismiss={files.forgetFailures} />
      {page.data.length === 0 ? (
        <NoMatch place={place} onClear={() => show(NO_FILTER)} />
      ) : (
        <ScheduleTable table={table} isSelecting={chosen.isSelecting} />
      )}
      <ListPager
        firstHref={place.cursor === null ? null : cursorHref(null)}
        // Not that of the page before, which another sort knows nothing of.
        nextHref={isPlaceholderData || page.nextCursor === null ? null : cursorHref(page.nextCursor)}
      />
      {selection.size > 0 ? <div className="h-16 max-md:h-28" /> : null}
      <BulkBar
        selection={selection}
        bulk={bulk}
        deleted={place.deleted}
        progress={chosen.progress}
        onChooseMatching={chosen.chooseMatching}
        onClear={clear}
        onExport={(format) => files.save(format, selection)}
        onStop={chosen.stop}
      />
    </>
  );
}
