import { deleteSchedule, getSchedule } from '@/clients/typescript/scheduler-api';
import { confirm } from '../../input/confirm';
import { type CommandSite, examples, leaf } from '../command';
import { resolveSchedule } from '../resolve-schedule';

export function deleteCommand(site: CommandSite): void {
  const command = leaf<{ yes?: boolean }>(
    site,
    'delete <schedule>',
    'Delete a schedule; what has not started ends as cancelled',
    async (session, [which], { yes = false }) => {
      const id = await resolveSchedule(session, which!);
      if (!yes) {
        const { name } = await session.service.ask((by) => getSchedule(id, {}, by));
        await confirm(session.environment, `Delete "${name}" (${id})?`);
      }
      await session.service.ask((by) => deleteSchedule(id, {}, by));
      session.note(`Deleted ${id}.`);
    },
  );
  command.option('--yes', 'do not ask; required where there is no terminal');
  examples(command, 'scheduler schedules delete "Daily report" --yes');
}
