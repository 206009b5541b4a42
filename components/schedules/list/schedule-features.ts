import { metaHelper, rowSelectionFeature, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { Activity } from './use-activity';

/** What cells need beside their schedule. */
export interface ListMeta {
  activity: Activity;
  /** Of deleted ones. */
  deleted: boolean;
  onRestore: (schedule: Schedule) => void;
  wordsOf: (schedule: Schedule) => string;
}

interface ColumnMeta {
  cell?: string;
  head?: string;
}

/** What the table of schedules can do. It sorts nothing by itself: it has one page of what the server sorted. */
export const scheduleFeatures = tableFeatures({
  columnMeta: metaHelper<ColumnMeta>(),
  rowSelectionFeature,
  rowSortingFeature,
  tableMeta: metaHelper<ListMeta>(),
});
