import type { Readable } from 'node:stream';
import { usageError } from '../cli-error';
import { readInput } from './read-input';

/**
 * JSON of an option: the text itself, or `@file` for what a file holds.
 *
 * @param option as the message calls it
 */
export async function readJsonOption(option: string, given: string, stdin: Readable): Promise<unknown> {
  const text = given.startsWith('@') ? await readInput(given.slice(1), stdin) : given;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw usageError(`${option} is not JSON: ${(error as Error).message}`);
  }
}
