import { listSchedules, type Schedule } from '@/clients/typescript/scheduler-api';
import { usageError } from '../../cli-error';
import { paintStatus } from '../../output/status';
import { type Column, table } from '../../output/table';
import type { Session } from '../../session';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { allPages, type PageOptions, takesPages } from '../pages';

export interface FilterOptions {
  agent?: string;
  enabled?: boolean;
  paused?: boolean;
  search?: string;
  tag?: string;
}

interface ListOptions extends FilterOptions, PageOptions {
  deleted?: boolean;
  sort?: string;
}
type Sort = NonNullable<Parameters<typeof listSchedules>[0]>['sort'];

export function listCommand(site: CommandSite): void {
  const command = leaf<ListOptions>(
    site,
    'list',
    'Show schedules, the newest first unless sorted otherwise',
    async (session, _, options) => {
      const deleted = options.deleted ? ('true' as const) : undefined;
      // What it can't be sorted by the service says.
      const wanted = { ...toFilter(options), deleted, sort: options.sort as Sort };
      const page = await allPages(options, (query) =>
        session.service.ask((by) => listSchedules({ ...wanted, ...query }, by)),
      );
      session.show(page, () => scheduleTable(session, page.data));
      if (page.nextCursor) session.note('There are more: --all shows them, --limit so many.');
    },
  );
  takesFilter(takesPages(showsTimes(command)))
    .option('--sort <key>', 'createdAt, name, nextFireAt or updatedAt; descending with a - before it')
    .option('--deleted', 'those that can be brought back instead, the latest deleted first');
  examples(
    command,
    'scheduler schedules list --paused --agent report-agent --sort -updatedAt',
    'scheduler schedules list --search report --all --json',
  );
}

export const takesFilter = (command: ReturnType<typeof leaf>) =>
  command
    .option('--enabled', 'only those that fire')
    .option('--paused', 'only those that are paused')
    .option('--agent <id>', 'only of one agent')
    .option('--tag <tag>', 'only with this tag')
    .option('--search <text>', 'part of name, agent, URL, expression or tag');

/** @throws CliError when both states are asked for */
export function toFilter({ agent: agentId, enabled, paused, search, tag }: FilterOptions) {
  if (enabled && paused) throw usageError('--enabled and --paused leave nothing to show; give one of them');
  const state = enabled ? ('true' as const) : paused ? ('false' as const) : undefined;
  return { agentId, enabled: state, search, tag };
}

function scheduleTable({ instants, paint, width }: Session, schedules: readonly Schedule[]): string {
  const stateOf = ({ enabled }: Schedule) => (enabled ? 'on' : 'paused');
  const lastOf = ({ lastExecution: last }: Schedule) =>
    last ? `${last.status} ${instants.relative(last.completedAt ?? last.startedAt ?? last.fireTime)}` : '-';
  const isDeleted = schedules.some(({ deletedAt }) => deletedAt !== undefined);
  const timeOf = ({ deletedAt, nextFireAt }: Schedule) => (isDeleted ? (deletedAt ?? null) : nextFireAt);
  const columns: Column<Schedule>[] = [
    { shrinks: true, title: 'NAME', value: ({ name }) => name },
    { shrinks: true, title: 'CRON', value: ({ cronExpression }) => cronExpression },
    { optional: true, title: 'ZONE', value: ({ timezone }) => timezone },
    { paint: (row, by) => paintStatus(stateOf(row), by), title: 'STATE', value: stateOf },
    { title: isDeleted ? 'DELETED' : 'NEXT RUN', value: (row) => instants.relative(timeOf(row)) },
    { optional: true, title: `AT (${instants.zone})`, value: (row) => instants.exact(timeOf(row)) },
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
