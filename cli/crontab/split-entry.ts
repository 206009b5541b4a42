interface SplitEntry {
  cronExpression: string;
  /** As it is written, `%` and all. */
  command: string;
  /** null: none stands there. */
  user: string | null;
}

/** The parts of an entry of a crontab, or why it is none. */
export function splitEntry(text: string, hasUser: boolean): SplitEntry | string {
  // A minus before the times keeps some crons from logging.
  const times = /^(?:(@\w+)|((?:\S+\s+){4}\S+))(?:\s+(.*))?$/.exec(text.replace(/^-(?=[\d*])/, ''));
  if (!times) return 'it has fewer than five fields';
  const [, macro, fields = '', rest = ''] = times;
  if (macro?.toLowerCase() === '@reboot') return 'a start of the machine is no fire time';
  const [, user, command] = /^(\S+)\s+(.*)$/.exec(rest) ?? [];
  const cronExpression = macro ?? fields.replace(/\s+/g, ' ');
  if (hasUser) return command ? { command, cronExpression, user: user! } : 'it has no command';
  return rest === '' ? 'it has no command' : { command: rest, cronExpression, user: null };
}

/** `%` ends the command; what follows is its input, with each further `%` a new line. `\%` is a percent sign. */
export function splitInput(text: string): { command: string; stdin: string | null } {
  const [command = '', ...input] = text.split(/(?<!\\)%/).map((part) => part.replaceAll('\\%', '%'));
  return { command: command.trim(), stdin: input.length === 0 ? null : input.join('\n') };
}
