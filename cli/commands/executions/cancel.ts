import { cancelExecution } from '@/clients/typescript/scheduler-api';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { showExecution } from './show-execution';

export function cancelCommand(site: CommandSite): void {
  const command = leaf(
    site,
    'cancel <id>',
    'End an execution, also one whose call is under way',
    async (session, [id]) => {
      showExecution(session, await session.service.ask((by) => cancelExecution(id!, {}, by)));
    },
  );
  examples(showsTimes(command), 'scheduler executions cancel 01931c4e-…');
}
