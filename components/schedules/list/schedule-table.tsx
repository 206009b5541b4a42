'use client';

import { cn } from '@/components/ui/class-names';
import { Cell, Row, Table, TableHead } from '@/components/ui/table';
import { ColumnHead } from './column-head';
import type { ScheduleTableModel } from './use-schedule-table';

interface ScheduleTableProps {
  table: ScheduleTableModel;
  /** On a phone, where rows have no room for what chooses them unless that is what somebody does. */
  isSelecting: boolean;
}

export function ScheduleTable({ table, isSelecting }: ScheduleTableProps) {
  return (
    <Table className="group/table table-fixed" data-selecting={isSelecting || undefined}>
      <caption className="sr-only">Schedules</caption>
      <TableHead>
        {table.getHeaderGroups().map(({ headers, id }) => (
          <tr key={id}>
            {headers.map((header) => (
              <ColumnHead key={header.id} header={header}>
                <table.FlexRender header={header} />
              </ColumnHead>
            ))}
          </tr>
        ))}
      </TableHead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <Row
            key={row.id}
            data-schedule-row={row.id}
            className={cn(
              'max-md:relative max-md:grid-cols-[minmax(0,1fr)_auto] group-data-selecting/table:max-md:grid-cols-[auto_minmax(0,1fr)_auto]',
              row.getIsSelected() && 'bg-surface-selected hover:bg-surface-selected',
            )}
          >
            {row.getAllCells().map((cell) => (
              <Cell key={cell.id} className={cell.column.columnDef.meta?.cell}>
                <table.FlexRender cell={cell} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
