import type { Readable } from 'node:stream';
import { readYaml, type YamlFile } from '@/lib/domain/schedule-file/read-yaml';
import { ScheduleFileError } from '@/lib/domain/schedule-file/schedule-file-error';
import { CliError } from '../cli-error';
import { EXIT } from '../exit-code';
import { BOUNDS } from './read-exact-json';
import { readInput } from './read-input';

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
