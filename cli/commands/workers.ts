import { listWorkers, type Worker } from '@/clients/typescript/scheduler-api';
import { paintStatus } from '../output/status';
import { table } from '../output/table';
import type { Session } from '../session';
import { type CommandSite, examples, leaf, showsTimes } from './command';
import { allPages, type PageOptions, takesPages } from './pages';

export function workersCommand(site: CommandSite): void {
  const command = leaf<PageOptions>(
    site,
    'workers',
    'Show who does the work: alive ones, then those that ended in the last 24 hours',
    async (session, _, options) => {
      const page = await allPages(options, (query) => session.service.ask((by) => listWorkers(query, by)));
      session.show(page, () => workerTable(session, page.data));
    },
  );
  examples(takesPages(showsTimes(command)), 'scheduler workers', 'scheduler workers --json');
}

function workerTable({ instants, paint, width }: Session, workers: readonly Worker[]): string {
  const rows = table(
    workers,
    [
      { paint: ({ state }, by) => paintStatus(state, by), title: 'STATE', value: ({ state }) => state },
      { shrinks: true, title: 'HOST', value: ({ hostname }) => hostname },
      { align: 'right', title: 'PID', value: ({ pid }) => String(pid) },
      { align: 'right', title: 'RUNNING', value: ({ running, slots }) => `${running}/${slots}` },
      { align: 'right', title: 'HELD', value: ({ held }) => String(held) },
      { title: 'SEEN', value: ({ seenAt }) => instants.relative(seenAt) },
      { optional: true, title: 'STARTED', value: ({ startedAt }) => instants.relative(startedAt) },
      { optional: true, title: 'ID', value: ({ id }) => id },
    ],
    { paint, width },
  );
  const warnings = workers.flatMap(({ hostname, pid, warnings }) =>
    warnings.map(({ message }) => paint.yellow(`! ${hostname} ${pid}: ${message}`)),
  );
  return [rows, ...warnings].join('\n');
}
