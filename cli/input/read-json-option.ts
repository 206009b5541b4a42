import type { Readable } from 'node:stream';
import { ScheduleFileError } from '@/lib/domain/schedule-file/schedule-file-error';
import { usageError } from '../cli-error';
import { readExactJson } from './read-exact-json';
import { readInput } from './read-input';

/**
 * JSON of an option: the text itself, or `@file` for what a file holds.
 *
 * @param option as the message calls it
 */
export async function readJsonOption(option: string, given: string, stdin: Readable): Promise<unknown> {
  const text = given.startsWith('@') ? await readInput(given.slice(1), stdin) : given;
  try {
    return readExactJson(text);
  } catch (error) {
    if (error instanceof ScheduleFileError)
      throw usageError(`${option} can't be sent as it is: ${error.message}`);
    throw usageError(`${option} is not JSON: ${(error as Error).message}`);
  }
}
