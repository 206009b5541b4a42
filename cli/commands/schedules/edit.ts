import { updateSchedule } from '@/clients/typescript/scheduler-api';
import { usageError } from '../../cli-error';
import { type CommandSite, collect, examples, leaf } from '../command';
import { resolveSchedule } from '../resolve-schedule';
import { type FieldOptions, takesFields, toFields } from './fields';
import { showSchedule } from './show-schedule';

interface EditOptions extends FieldOptions {
  ifVersion?: string;
}

export function editCommand(site: CommandSite): void {
  const command = leaf<EditOptions>(
    site,
    'edit <schedule>',
    'Change fields of a schedule; the others stay as they are',
    async (session, [which], options) => {
      const patch = await toFields(session, options);
      if (Object.keys(patch).length === 0) throw usageError('Nothing to change: give at least one field');
      const { ifVersion: version } = options;
      if (version !== undefined && !/^\d{1,9}$/.test(version))
        throw usageError('--if-version must be a whole number');
      const ifMatch = version === undefined ? undefined : `"v${version}"`;
      const id = await resolveSchedule(session, which!);
      showSchedule(session, await session.service.ask((by) => updateSchedule(id, patch, { ifMatch }, by)));
    },
  );
  takesFields(command)
    .option('--remove-header <name>', 'take a header away; may be repeated', collect)
    .option('--if-version <version>', 'only when it is at this version; else nothing is done (exit code 4)');
  examples(
    command,
    'scheduler schedules edit "Daily report" --cron "30 9 * * 1-5"',
    'scheduler schedules edit "Daily report" --header "X-Team: ops" --remove-header X-Old --if-version 3',
  );
}
