import { listSchedules, type Schedule } from '@/clients/typescript/scheduler-api';
import { usageError } from '../../cli-error';
import { paintStatus } from '../../output/status';
import { type Column, table } from '../../output/table';
import type { Session } from '../../session';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { allPages, type PageOptions, takesPages } from '../pages';

export interface FilterOptions {
  enabled?: boolean;
  paused?: boolean;
  search?: string;
}

export function listCommand(site: CommandSite): void {
  const command = leaf<FilterOptions & PageOptions>(
    site,
    'list',
    'Show schedules, the newest first',
    async (session, _, options) => {
      const filter = toFilter(options);
      const page = await allPages(options, (query) =>
        session.service.ask((by) => listSchedules({ ...filter, ...query }, by)),
      );
      session.show(page, () => scheduleTable(session, page.data));
      if (page.nextCursor) session.note('There are more: --all shows them, --limit so many.');
    },
  );
  takesFilter(takesPages(showsTimes(command)));
  examples(
    command,
    'scheduler schedules list --paused',
    'scheduler schedules list --search report --all --json',
  );
}

export const takesFilter = (command: ReturnType<typeof leaf>) =>
  command
    .option('--enabled', 'only those that fire')
    .option('--paused', 'only those that are paused')
    .option('--search <text>', 'part of name, agent, URL, expression or tag');

/** @throws CliError when both states are asked for */
export function toFilter({ enabled, paused, search }: FilterOptions) {
  if (enabled && paused) throw usageError('--enabled and --paused leave nothing to show; give one of them');
  return { enabled: enabled ? ('true' as const) : paused ? ('false' as const) : undefined, search };
}

function scheduleTable({ instants, paint, width }: Session, schedules: readonly Schedule[]): string {
  const stateOf = ({ enabled }: Schedule) => (enabled ? 'on' : 'paused');
  const lastOf = ({ lastExecution: last }: Schedule) =>
    last ? `${last.status} ${instants.relative(last.completedAt ?? last.startedAt ?? last.fireTime)}` : '-';
  const columns: Column<Schedule>[] = [
    { shrinks: true, title: 'NAME', value: ({ name }) => name },
    { shrinks: true, title: 'CRON', value: ({ cronExpression }) => cronExpression },
    { optional: true, title: 'ZONE', value: ({ timezone }) => timezone },
    { paint: (row, by) => paintStatus(stateOf(row), by), title: 'STATE', value: stateOf },
    { title: 'NEXT RUN', value: ({ nextFireAt }) => instants.relative(nextFireAt) },
    {
      optional: true,
      title: `AT (${instants.zone})`,
      value: ({ nextFireAt }) => instants.exact(nextFireAt),
    },
    {
      paint: ({ lastExecution }, by) => paintStatus(lastExecution?.status ?? '', by),
      shrinks: true,
      title: 'LAST RUN',
      value: lastOf,
    },
    { optional: true, title: 'ID', value: ({ id }) => id },
  ];
  return table(schedules, columns, { paint, width });
}
