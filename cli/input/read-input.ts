import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { usageError } from '../cli-error';

/**
 * A file that the command line names; `-` is standard input.
 *
 * @throws CliError when it can't be read
 */
export async function readInput(name: string, stdin: Readable): Promise<string> {
  if (name === '-') return text(stdin);
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = { EACCES: 'this user may not read it', ENOENT: 'there is none' };
    throw usageError(`${name} can't be read: ${reasons[code ?? ''] ?? (error as Error).message}`);
  }
}
