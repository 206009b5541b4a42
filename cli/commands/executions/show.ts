import { getExecution } from '@/clients/typescript/scheduler-api';
import { type CommandSite, examples, leaf, showsTimes } from '../command';
import { showExecution } from './show-execution';

export function showCommand(site: CommandSite): void {
  const command = leaf(site, 'show <id>', 'Show one execution and its attempts', async (session, [id]) => {
    showExecution(session, await session.service.ask((by) => getExecution(id!, {}, by)));
  });
  examples(showsTimes(command), 'scheduler executions show 01931c4e-… --timezone UTC');
}
