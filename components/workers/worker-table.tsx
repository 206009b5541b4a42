import { HeadCell, Table, TableHead } from '@/components/ui/table';
import type { Worker } from '@/lib/contracts/worker';
import { WorkerRow } from './worker-row';

/** Those that are alive, then those that are gone. */
export function WorkerTable({ workers }: { workers: readonly Worker[] }) {
  return (
    <Table className="max-md:border-t">
      <caption className="sr-only">Workers</caption>
      <TableHead>
        <tr className="[&>th]:border-t">
          <HeadCell>Worker</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Slots in use</HeadCell>
          <HeadCell className="text-right @max-[760px]:hidden">Held</HeadCell>
          <HeadCell className="text-right @max-[860px]:hidden">Lag</HeadCell>
          <HeadCell className="text-right">Clock offset</HeadCell>
          <HeadCell className="@max-[860px]:hidden">Version</HeadCell>
          <HeadCell>Heartbeat</HeadCell>
          <HeadCell className="text-right">Up</HeadCell>
        </tr>
      </TableHead>
      <tbody>
        {workers.map((worker) => (
          <WorkerRow key={worker.id} worker={worker} />
        ))}
      </tbody>
    </Table>
  );
}
