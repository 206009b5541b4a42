import { createInterface } from 'node:readline/promises';
import { CliError, usageError } from '../cli-error';
import { EXIT } from '../exit-code';
import { printable } from '../output/printable';
import type { Environment } from '../session';

/**
 * Asks a person.
 *
 * @throws CliError when the answer isn't yes, or there is nobody to ask
 */
export async function confirm({ stderr, stdin }: Environment, question: string): Promise<void> {
  if (!stdin.isTTY) throw usageError('There is no terminal to ask on: add --yes');
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await lines.question(`${printable(question)} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CliError('Nothing was done', EXIT.failed);
  } finally {
    lines.close();
  }
}
