import { pauseSchedule, resumeSchedule } from '@/clients/typescript/scheduler-api';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { resolveSchedule } from '../resolve-schedule';
import { showSchedule } from './show-schedule';

interface PauseOptions {
  cancelPending?: boolean;
  until?: string;
}

export function pauseCommand(site: CommandSite): void {
  const command = leaf<PauseOptions>(
    site,
    'pause <schedule>',
    'Stop future fire times; what runs goes on',
    async (session, [which], { cancelPending, until }) => {
      const id = await resolveSchedule(session, which!);
      showSchedule(
        session,
        await session.service.ask((by) => pauseSchedule(id, { cancelPending, until }, {}, by)),
      );
    },
  );
  showsTimes(command)
    .option('--until <instant>', 'let it fire again by itself from then on, such as 2026-01-31T09:00:00Z')
    .option('--cancel-pending', 'end what was due and has not started');
  examples(
    command,
    'scheduler schedules pause "Daily report"',
    'scheduler schedules pause "Daily report" --until 2026-01-31T09:00:00Z --cancel-pending',
  );
}

export function resumeCommand(site: CommandSite): void {
  const command = leaf<{ catchUp?: boolean }>(
    site,
    'resume <schedule>',
    'Let a paused schedule fire again, from now on',
    async (session, [which], { catchUp }) => {
      const id = await resolveSchedule(session, which!);
      showSchedule(session, await session.service.ask((by) => resumeSchedule(id, { catchUp }, {}, by)));
    },
  );
  showsTimes(command).option('--catch-up', 'run what the pause missed, by the rule for missed fire times');
  examples(command, 'scheduler schedules resume "Daily report"');
}
