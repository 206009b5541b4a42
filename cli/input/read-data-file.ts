import type { Readable } from 'node:stream';
import { readYaml, type YamlFile } from '@/lib/domain/schedule-file/read-yaml';
import { ScheduleFileError } from '@/lib/domain/schedule-file/schedule-file-error';
import { CliError, usageError } from '../cli-error';
import { EXIT } from '../exit-code';
import { readInput } from './read-input';

const BOUNDS = { depth: 100, size: 16 * 1_048_576 };

/**
 * What a JSON or YAML file holds, with the lines of its parts.
 *
 * @throws CliError with the line of what can't be read
 */
export async function readDataFile(name: string, stdin: Readable): Promise<YamlFile> {
  const text = await readInput(name, stdin);
  try {
    return readYaml(text, BOUNDS);
  } catch (error) {
    if (!(error instanceof ScheduleFileError)) throw error;
    const line = error.line === undefined ? '' : `:${error.line}`;
    throw new CliError(`${name}${line}: ${error.message}`, EXIT.failed);
  }
}

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
