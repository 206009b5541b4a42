import { getSchedule } from '@/clients/typescript/scheduler-api';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { resolveSchedule } from '../resolve-schedule';
import { showSchedule } from './show-schedule';

export function getCommand(site: CommandSite): void {
  const command = leaf(
    site,
    'get <schedule>',
    'Show one schedule, by its id or name',
    async (session, [which]) => {
      const id = await resolveSchedule(session, which!);
      showSchedule(session, await session.service.ask((by) => getSchedule(id, {}, by)));
    },
  );
  showsTimes(command);
  examples(command, 'scheduler schedules get "Daily report"', 'scheduler schedules get 01931c4e-… --json');
}
