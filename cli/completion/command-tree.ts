import type { Argument, Command, Option } from 'commander';

/** What can stand after an option: nothing, any text, a file, or one of a few words. */
export type OptionValue = 'any' | 'file' | 'none' | readonly string[];

/** A place in the tree of commands, and what can be typed there. */
export interface CommandNode {
  /** `` for the program itself, `/schedules/list` for a command. */
  at: string;
  commands: { name: string; description: string }[];
  options: { flag: string; description: string; value: OptionValue }[];
  takesFile: boolean;
  /** The words of its argument, when there are only so many. */
  words: readonly string[];
}

/** Every place of the tree; options of the program are known everywhere. */
export function commandTree(program: Command): CommandNode[] {
  return nodesOf(program, '', program.options);
}

function nodesOf(command: Command, at: string, shared: readonly Option[]): CommandNode[] {
  const own = at === '' ? command.options : [...command.options, ...shared];
  const [argument] = command.registeredArguments;
  const node: CommandNode = {
    at,
    commands: command.commands.map((child) => ({ description: child.description(), name: child.name() })),
    options: [
      ...own.map((option) => ({
        description: option.description,
        flag: option.long!,
        value: takenBy(option),
      })),
      { description: 'show what there is', flag: '--help', value: 'none' },
    ],
    takesFile: argument?.name() === 'file',
    words: wordsOf(argument),
  };
  const children = command.commands.flatMap((child) => nodesOf(child, `${at}/${child.name()}`, shared));
  return [node, ...children];
}

function takenBy(option: Option): OptionValue {
  if (option.argChoices) return option.argChoices;
  if (option.isBoolean()) return 'none';
  return option.flags.endsWith('<file>') ? 'file' : 'any';
}

const wordsOf = (argument: Argument | undefined) => argument?.argChoices ?? [];
