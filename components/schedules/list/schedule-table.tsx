'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { HeadCell, Table, TableHead } from '@/components/ui/table';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { ListPlace, ListSort } from './list-place';
import { RowCheckbox } from './row-checkbox';
import { ScheduleRow } from './schedule-row';
import type { Activity } from './use-activity';
import type { Chosen, Selection } from './use-selection';

interface ScheduleTableProps {
  schedules: readonly Schedule[];
  activity: Activity;
  place: ListPlace;
  selection: Selection;
  wordsOf: (schedule: Schedule) => string;
  onChoose: (chosen: readonly Chosen[]) => void;
  onRestore: (schedule: Schedule) => void;
  onSort: (sort: ListSort) => void;
  onToggle: (id: string, isRange?: boolean) => void;
}

export function ScheduleTable(props: ScheduleTableProps) {
  const { schedules, activity, place, selection, wordsOf, onChoose, onRestore, onToggle } = props;
  const chosen = schedules.filter(({ id }) => selection.has(id)).length;
  const isAll = chosen === schedules.length;
  return (
    <Table className="table-fixed">
      <caption className="sr-only">Schedules</caption>
      <TableHead>
        <tr>
          <HeadCell className="w-12">
            <RowCheckbox
              label="Select all on this page"
              checked={isAll}
              isMixed={chosen > 0 && !isAll}
              onToggle={() => onChoose(isAll ? [] : schedules)}
            />
          </HeadCell>
          <SortableCell {...props} sortBy="name" label="Name" className="w-[22%]" />
          <HeadCell>Recurrence</HeadCell>
          <SortableCell
            {...props}
            sortBy="nextFireAt"
            label={place.deleted ? 'Deleted' : 'Next run'}
            className="w-36"
          />
          <HeadCell className="w-36">Last 20</HeadCell>
          <HeadCell className="w-16 text-right max-lg:hidden">7 d</HeadCell>
          <HeadCell className="w-40 max-[1359px]:hidden">Tags</HeadCell>
          <HeadCell className="w-12">On</HeadCell>
          <HeadCell className="w-16">
            <span className="sr-only">More</span>
          </HeadCell>
        </tr>
      </TableHead>
      <tbody>
        {schedules.map((schedule) => (
          <ScheduleRow
            key={schedule.id}
            schedule={schedule}
            activity={activity[schedule.id]}
            isChosen={selection.has(schedule.id)}
            words={wordsOf(schedule)}
            onRestore={onRestore}
            onToggle={onToggle}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface SortableCellProps extends Pick<ScheduleTableProps, 'onSort' | 'place'> {
  className: string;
  label: string;
  sortBy: 'name' | 'nextFireAt';
}

/** Up, then down, then as it was: the newest first. */
function SortableCell({ className, label, onSort, place, sortBy }: SortableCellProps) {
  if (place.deleted) return <HeadCell className={className}>{label}</HeadCell>;
  const isUp = place.sort === sortBy;
  const isDown = place.sort === `-${sortBy}`;
  return (
    <HeadCell className={className} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button
        type="button"
        className="inline-flex h-6 items-center gap-1 hover:text-text"
        onClick={() => onSort(isUp ? `-${sortBy}` : isDown ? '-createdAt' : sortBy)}
      >
        {label}
        {isUp ? <ArrowUp className="size-3" aria-hidden /> : null}
        {isDown ? <ArrowDown className="size-3" aria-hidden /> : null}
      </button>
    </HeadCell>
  );
}
