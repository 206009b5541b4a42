import { Command } from 'commander';
import type { CommandSite } from './commands/command';
import { completionCommand } from './commands/completion';
import { cancelCommand } from './commands/executions/cancel';
import { listCommand as listExecutions } from './commands/executions/list';
import { showCommand } from './commands/executions/show';
import { tailCommand } from './commands/executions/tail';
import { healthCommand } from './commands/health';
import { previewCommand } from './commands/preview';
import { createCommand } from './commands/schedules/create';
import { deleteCommand } from './commands/schedules/delete';
import { editCommand } from './commands/schedules/edit';
import { exportCommand } from './commands/schedules/export';
import { getCommand } from './commands/schedules/get';
import { importCommand } from './commands/schedules/import';
import { listCommand } from './commands/schedules/list';
import { pauseCommand, resumeCommand } from './commands/schedules/pause-and-resume';
import { triggerCommand } from './commands/schedules/trigger';
import { undeleteCommand } from './commands/schedules/undelete';
import { workersCommand } from './commands/workers';

const SCHEDULES = [
  listCommand,
  getCommand,
  createCommand,
  editCommand,
  pauseCommand,
  resumeCommand,
  triggerCommand,
  deleteCommand,
  undeleteCommand,
  exportCommand,
  importCommand,
];
const EXECUTIONS = [listExecutions, showCommand, tailCommand, cancelCommand];
const TOP = [previewCommand, workersCommand, healthCommand, completionCommand];

const EXIT_CODES = `
Exit codes: 0 done, 1 refused or failed, 2 wrong command line, 3 not found, 4 conflict or edited meanwhile,
5 the service can't be reached, 6 only some of it was done (health: degraded), 130 Ctrl-C.`;

/** The whole tree of commands. */
export function createProgram(site: Omit<CommandSite, 'parent'>): Command {
  const program = new Command('scheduler')
    .description('Work with a Distributed Scheduler Service: schedules, their executions, its workers.')
    .option(
      '--url <url>',
      'where the service is (SCHEDULER_URL; the one that runs from this clone when absent)',
    )
    .option('--json', 'print what the API answers, for programs')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXIT_CODES);
  const group = (name: string, description: string, commands: readonly ((site: CommandSite) => void)[]) => {
    const parent = program.command(name).description(description);
    for (const add of commands) add({ ...site, parent });
  };
  group('schedules', 'What is called, and when', SCHEDULES);
  group('executions', 'Runs of schedules', EXECUTIONS);
  for (const add of TOP) add({ ...site, parent: program });
  return program;
}
