import { EXIT, type ExitCode } from './exit-code';

/** Ends a command with a text for a person and a code for a program. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    message: string,
    readonly exitCode: ExitCode,
    /** Further lines, one for each thing that is wrong. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The command line is wrong. */
export const usageError = (message: string) => new CliError(message, EXIT.usage);
