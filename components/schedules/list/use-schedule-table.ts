'use client';

import { functionalUpdate, type RowSelectionState, type Updater, useTable } from '@tanstack/react-table';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ListPlace, ListSort } from './list-place';
import { sortingOf, sortOf } from './list-sorting';
import { scheduleColumns } from './schedule-columns';
import { type ListMeta, scheduleFeatures } from './schedule-features';

interface ScheduleTableOptions {
  schedules: Schedule[];
  meta: Omit<ListMeta, 'deleted'>;
  place: ListPlace;
  rowSelection: RowSelectionState;
  onRowSelectionChange: (updater: Updater<RowSelectionState>) => void;
  onSort: (sort: ListSort) => void;
}

export type ScheduleTableModel = ReturnType<typeof useScheduleTable>;

/** One page of schedules as a table: the server has sorted it, and what is chosen may be of other pages, too. */
export function useScheduleTable(options: ScheduleTableOptions) {
  const { schedules, meta, place, rowSelection, onRowSelectionChange, onSort } = options;
  const sorting = sortingOf(place.sort);
  return useTable({
    columns: scheduleColumns,
    data: schedules,
    enableMultiSort: false,
    // By their deletion, always.
    enableSorting: !place.deleted,
    features: scheduleFeatures,
    getRowId: ({ id }) => id,
    manualSorting: true,
    meta: { ...meta, deleted: place.deleted },
    onRowSelectionChange,
    onSortingChange: (updater) => onSort(sortOf(functionalUpdate(updater, sorting))),
    sortDescFirst: false,
    state: { rowSelection, sorting },
  });
}
