import { type Execution, listExecutions } from '@/clients/typescript/scheduler-api';
import { formatDuration } from '@/components/time/format-duration';
import { TRIGGERS, type Trigger } from '@/lib/domain/execution';
import { paintStatus } from '../../output/status';
import { table } from '../../output/table';
import type { Session } from '../../session';
import { type CommandSite, choice, examples, leaf, showsTimes } from '../command';
import { allPages, type PageOptions, takesPages } from '../pages';
import { resolveSchedule } from '../resolve-schedule';

interface ListOptions extends PageOptions {
  agent?: string;
  from?: string;
  schedule?: string;
  search?: string;
  status?: string;
  to?: string;
  trigger?: Trigger;
}

export function listCommand(site: CommandSite): void {
  const command = leaf<ListOptions>(
    site,
    'list',
    'Show executions, the latest first',
    async (session, _, options) => {
      const { agent: agentId, from, schedule, search, status, to, trigger } = options;
      const scheduleId = schedule === undefined ? undefined : await resolveSchedule(session, schedule);
      const filter = { $from: from, agentId, scheduleId, search, status, to, trigger };
      const page = await allPages(options, (query) =>
        session.service.ask((by) => listExecutions({ ...filter, ...query }, by)),
      );
      session.show(page, () => executionTable(session, page.data));
      if (page.nextCursor) session.note('There are more: --all shows them, --limit so many.');
    },
  );
  takesPages(showsTimes(command))
    .option('--schedule <schedule>', 'only of one schedule, by its id or name')
    .option('--agent <id>', 'only of one agent')
    .option('--status <status>', 'only in this status, or in several with commas in between')
    .addOption(choice('--trigger <trigger>', 'only what was started by this', TRIGGERS))
    .option('--from <instant>', 'due at or after, such as 2026-01-31T09:00:00Z')
    .option('--to <instant>', 'due before')
    .option('--search <text>', 'part of the error');
  examples(
    command,
    'scheduler executions list --status failed --limit 10',
    'scheduler executions list --schedule "Daily report" --from 2026-01-01T00:00:00Z --json',
  );
}

function executionTable({ instants, paint, width }: Session, executions: readonly Execution[]): string {
  return table(
    executions,
    [
      { title: 'ID', value: ({ id }) => id },
      { paint: ({ status }, by) => paintStatus(status, by), title: 'STATUS', value: ({ status }) => status },
      { title: 'DUE', value: ({ scheduledAt }) => instants.relative(scheduledAt) },
      {
        optional: true,
        title: `AT (${instants.zone})`,
        value: ({ scheduledAt }) => instants.exact(scheduledAt),
      },
      {
        align: 'right',
        optional: true,
        title: 'TOOK',
        value: ({ durationMs }) => formatDuration(durationMs),
      },
      { align: 'right', optional: true, title: 'TRIES', value: ({ attempts }) => String(attempts) },
      { optional: true, title: 'TRIGGER', value: ({ trigger }) => trigger },
      { optional: true, shrinks: true, title: 'AGENT', value: ({ agentId }) => agentId },
      { shrinks: true, title: 'ERROR', value: ({ error }) => error ?? '-' },
    ],
    { paint, width },
  );
}
