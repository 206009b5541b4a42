import { createColumnHelper } from '@tanstack/react-table';
import { Time } from '@/components/time/time';
import { TwoLines } from '@/components/ui/table';
import { TagList } from '@/components/ui/tag';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { EnabledSwitch } from '../enabled-switch';
import { NextRun } from '../next-run';
import { LastCell } from './last-cell';
import { NameCell } from './name-cell';
import { OutcomeStrip, SuccessRate } from './outcome-strip';
import { RowCheckbox } from './row-checkbox';
import type { scheduleFeatures } from './schedule-features';

const helper = createColumnHelper<typeof scheduleFeatures, Schedule>();

/** On a phone the cells of a row place themselves in two lines: name and next run, recurrence and outcomes. */
export const scheduleColumns = helper.columns([
  helper.display({
    id: 'select',
    header: ({ table }) => (
      <RowCheckbox
        label="Select all on this page"
        checked={table.getIsAllRowsSelected()}
        isMixed={table.getIsSomeRowsSelected()}
        onToggle={() => table.toggleAllRowsSelected()}
      />
    ),
    cell: ({ row }) => (
      <RowCheckbox
        label={`Select ${row.original.name}`}
        checked={row.getIsSelected()}
        onToggle={row.getToggleSelectedHandler()}
      />
    ),
    meta: {
      head: 'w-12',
      cell: 'group-data-selecting/table:max-md:row-span-2 group-data-selecting/table:max-md:block',
    },
  }),
  helper.accessor('name', {
    header: 'Name',
    cell: ({ row }) => <NameCell schedule={row.original} />,
    meta: { head: 'w-[22%]', cell: 'max-md:order-1 max-md:block' },
  }),
  helper.accessor('cronExpression', {
    header: 'Recurrence',
    enableSorting: false,
    cell: ({ row, table }) => {
      const words = table.options.meta!.wordsOf(row.original);
      return (
        <TwoLines>
          <span className="truncate max-md:text-12 max-md:text-text-muted" title={words}>
            {words}
          </span>
          <span className="mono truncate text-12 text-text-faint max-md:hidden">
            {row.original.cronExpression}
          </span>
        </TwoLines>
      );
    },
    meta: { cell: 'max-md:order-3 max-md:block max-md:pl-[22px]!' },
  }),
  helper.accessor('nextFireAt', {
    header: ({ table }) => (table.options.meta!.deleted ? 'Deleted' : 'Next run'),
    cell: ({ row: { original } }) =>
      original.deletedAt === undefined ? <NextRun schedule={original} /> : <Time at={original.deletedAt} />,
    meta: { head: 'w-36', cell: 'tabular-nums max-md:order-2 max-md:block max-md:text-right' },
  }),
  helper.display({
    id: 'outcomes',
    header: 'Last 20',
    cell: ({ row, table }) => <OutcomeStrip outcomes={table.options.meta!.activity[row.id]?.outcomes} />,
    meta: { head: 'w-36', cell: 'max-md:order-4 max-md:block max-md:text-right' },
  }),
  helper.display({
    id: 'rate',
    header: '7 d',
    cell: ({ row, table }) => <SuccessRate rate={table.options.meta!.activity[row.id]?.successRate} />,
    meta: { head: 'w-16 text-right max-lg:hidden', cell: 'text-right tabular-nums max-lg:hidden' },
  }),
  helper.display({
    id: 'tags',
    header: 'Tags',
    cell: ({ row }) => <TagList tags={row.original.tags} />,
    meta: { head: 'w-40 max-[1359px]:hidden', cell: 'max-[1359px]:hidden' },
  }),
  helper.display({
    id: 'on',
    header: 'On',
    cell: ({ row: { original } }) =>
      original.deletedAt === undefined ? <EnabledSwitch schedule={original} quiet /> : null,
    meta: { head: 'w-12' },
  }),
  helper.display({
    id: 'more',
    header: () => <span className="sr-only">More</span>,
    cell: ({ row: { original }, table }) => (
      <LastCell schedule={original} onRestore={() => table.options.meta!.onRestore(original)} />
    ),
    meta: { head: 'w-16', cell: 'text-right' },
  }),
]);
