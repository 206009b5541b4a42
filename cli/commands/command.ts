import { type Command, Option } from 'commander';
import type { ExitCode } from '../exit-code';
import { type CommonOptions, type Environment, Session } from '../session';

/** What a command does. */
export type Run<Options> = (
  session: Session,
  args: readonly string[],
  options: Options & CommonOptions,
) => Promise<void>;

/** Where commands are hung in, and how they end. */
export interface CommandSite {
  parent: Command;
  environment: Environment;
  ended(exitCode: ExitCode): void;
}

/**
 * A command that does something.
 *
 * @param usage its name and arguments, such as `get <schedule>`
 */
export function leaf<Options>(
  { ended, environment, parent }: CommandSite,
  usage: string,
  description: string,
  run: Run<Options>,
): Command {
  const command = parent.command(usage).description(description);
  command.action(async () => {
    const options = command.optsWithGlobals<Options & CommonOptions>();
    const session = new Session(environment, options);
    await run(session, command.args, options);
    ended(session.exitCode);
  });
  return command;
}

/** Where a command shows times. */
export const showsTimes = (command: Command): Command =>
  command.option('--timezone <zone>', 'zone that times are shown in; this machine’s when absent');

/** An option that takes one of a few values. */
export const choice = (flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices([...values]);

/** Collects an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Examples at the end of a command's help. */
export const examples = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`);
