import { undeleteSchedule } from '@/clients/typescript/scheduler-api';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { resolveSchedule } from '../resolve-schedule';
import { showSchedule } from './show-schedule';

export function undeleteCommand(site: CommandSite): void {
  const command = leaf(
    site,
    'undelete <schedule>',
    'Bring a schedule back, within 24 hours of its deletion; it fires from now on',
    async (session, [which]) => {
      const id = await resolveSchedule(session, which!, { deleted: true });
      showSchedule(session, await session.service.ask((by) => undeleteSchedule(id, {}, by)));
    },
  );
  showsTimes(command);
  examples(command, 'scheduler schedules undelete "Daily report"');
}
