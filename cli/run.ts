import { type Command, CommanderError } from 'commander';
import { CliError } from './cli-error';
import { EXIT, type ExitCode } from './exit-code';
import { createPaint } from './output/paint';
import { printable } from './output/printable';
import { createProgram } from './program';
import type { Environment } from './session';

/** Runs one command line, without the name of the program, and says how it ended. */
export async function run(args: readonly string[], environment: Environment): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = createProgram({
    ended: (code) => {
      exitCode = code;
    },
    environment,
  });
  letItReturn(program, environment);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof CliError)) throw error;
    tell(error, environment);
    return error.exitCode;
  }
}

/** By itself commander would end the process, and write to its outputs. */
function letItReturn(command: Command, { stderr, stdout }: Environment): void {
  command.exitOverride().configureOutput({
    getErrHelpWidth: () => stdout.columns ?? 100,
    getOutHelpWidth: () => stdout.columns ?? 100,
    writeErr: (text) => stderr.write(text),
    writeOut: (text) => stdout.write(text),
  });
  for (const child of command.commands) letItReturn(child, { stderr, stdout } as Environment);
}

function tell({ details, message }: CliError, { env, stderr }: Environment): void {
  const paint = createPaint(stderr.isTTY === true, env);
  const lines = [paint.red(printable(message)), ...details.map((line) => `  ${printable(line)}`)];
  stderr.write(`${lines.join('\n')}\n`);
}
