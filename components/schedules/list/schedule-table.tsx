'use client';

import { HeadCell, Table, TableHead } from '@/components/ui/table';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { ScheduleRow } from './schedule-row';

interface ScheduleTableProps {
  schedules: readonly Schedule[];
  wordsOf: (schedule: Schedule) => string;
}

export function ScheduleTable({ schedules, wordsOf }: ScheduleTableProps) {
  return (
    <Table className="table-fixed">
      <caption className="sr-only">Schedules</caption>
      <TableHead>
        <tr>
          <HeadCell className="w-[22%]">Name</HeadCell>
          <HeadCell>Recurrence</HeadCell>
          <HeadCell className="w-36">Next run</HeadCell>
          <HeadCell className="w-56">Last outcome</HeadCell>
          <HeadCell className="w-40 max-[1359px]:hidden">Tags</HeadCell>
          <HeadCell className="w-12">On</HeadCell>
          <HeadCell className="w-16">
            <span className="sr-only">More</span>
          </HeadCell>
        </tr>
      </TableHead>
      <tbody>
        {schedules.map((schedule) => (
          <ScheduleRow key={schedule.id} schedule={schedule} words={wordsOf(schedule)} />
        ))}
      </tbody>
    </Table>
  );
}
