'use client';

import { HeadCell, Table, TableHead } from '@/components/ui/table';
import { ExecutionRow } from './execution-row';
import type { HistoryEntry } from './history';
import { SkipRow } from './skip-row';

interface ExecutionTableProps {
  entries: readonly HistoryEntry[];
  /** They are of many schedules: each says of which. */
  named?: boolean;
}

/** Executions and skips, latest first. */
export function ExecutionTable({ entries, named = false }: ExecutionTableProps) {
  return (
    <Table className="max-md:border-t">
      <caption className="sr-only">Executions and skips</caption>
      <TableHead>
        <tr className="[&>th]:border-t">
          <HeadCell>Outcome</HeadCell>
          {named ? <HeadCell>Schedule</HeadCell> : null}
          <HeadCell>Fire time</HeadCell>
          <HeadCell className="text-right">Late</HeadCell>
          <HeadCell className="text-right">Duration</HeadCell>
          <HeadCell className="text-right @max-[600px]:hidden">Attempts</HeadCell>
          <HeadCell className="w-full">Answer</HeadCell>
          <HeadCell className="@max-[700px]:hidden">Trigger</HeadCell>
          <HeadCell className="@max-[780px]:hidden">Version</HeadCell>
        </tr>
      </TableHead>
      <tbody>
        {entries.map((entry) =>
          entry.kind === 'execution' ? (
            <ExecutionRow key={entry.key} execution={entry.execution} named={named} />
          ) : (
            <SkipRow key={entry.key} skip={entry.skip} />
          ),
        )}
      </tbody>
    </Table>
  );
}
