import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** The variables of the process over those of the folder's `.env`, if it has one. */
export function readEnvironment(folder = process.cwd()): Record<string, string | undefined> {
  return { ...fileVariables(join(folder, '.env')), ...process.env };
}

function fileVariables(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
