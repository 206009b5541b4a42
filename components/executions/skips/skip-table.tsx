'use client';

import Link from 'next/link';
import { Time } from '@/components/time/time';
import { Cell, HeadCell, Row, Table, TableHead } from '@/components/ui/table';
import type { NamedSkip } from '@/lib/contracts/skip';
import { SKIP_REASONS } from '../skip-reasons';

/** What did not run, of many schedules, latest first. */
export function SkipTable({ skips }: { skips: readonly NamedSkip[] }) {
  return (
    <Table className="max-md:border-t">
      <caption className="sr-only">Skips</caption>
      <TableHead>
        <tr className="[&>th]:border-t">
          <HeadCell>Schedule</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell className="text-right">Fire times</HeadCell>
          <HeadCell>From</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell className="w-full @max-[860px]:hidden">Decided</HeadCell>
        </tr>
      </TableHead>
      <tbody>
        {skips.map((skip) => (
          <SkipLine key={`${skip.scheduleId} ${skip.fromFireTime}`} skip={skip} />
        ))}
      </tbody>
    </Table>
  );
}

function SkipLine({ skip }: { skip: NamedSkip }) {
  const { count, decidedAt, fromFireTime, reason, scheduleId, scheduleName, toFireTime } = skip;
  return (
    <Row className="max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Cell className="h-9 max-w-64 truncate font-medium max-md:order-1 max-md:block max-md:max-w-none">
        {scheduleName === null ? (
          <span className="text-text-muted">Deleted schedule</span>
        ) : (
          <Link href={`/schedules/${scheduleId}`} className="hover:underline">
            {scheduleName}
          </Link>
        )}
      </Cell>
      <Cell className="h-9 max-md:order-3 max-md:col-span-2 max-md:block max-md:text-text-muted">
        {SKIP_REASONS[reason]}
      </Cell>
      <Cell className="h-9 text-right tabular-nums max-md:order-2 max-md:block">
        {count.toLocaleString('en-US')}
        <span className="md:hidden"> fire {count === 1 ? 'time' : 'times'}</span>
      </Cell>
      <Cell className="h-9 max-md:order-4 max-md:col-span-2 max-md:block max-md:text-text-muted">
        <Time at={fromFireTime} form="exact" />
      </Cell>
      <Cell className="h-9 max-md:order-5 max-md:col-span-2 max-md:block max-md:text-text-muted max-md:empty:hidden">
        {count === 1 ? null : <Time at={toFireTime} form="exact" />}
      </Cell>
      <Cell className="h-9 text-text-muted @max-[860px]:hidden">
        <Time at={decidedAt} />
      </Cell>
    </Row>
  );
}
