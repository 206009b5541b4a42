import { readFileSync } from 'node:fs';
import path from 'node:path';
import { preparePostgresHome } from '../embedded-postgres/home';
import { DATABASE_NAME, databaseUrl } from './database';
import { isAlive } from './process-identity';
import type { Run } from './run-file';

/**
 * URL of the product's database in the embedded PostgreSQL that a start of this clone runs; null when none does.
 *
 * @param folder `.data` of the clone
 */
export async function runningDatabaseUrl(folder: string): Promise<string | null> {
  const state = path.resolve(folder);
  const run = readJson<Run>(path.join(state, 'run.json'));
  const port = readJson<Record<string, number>>(path.join(state, 'ports.json'))?.database;
  if (!run?.parts.database || !isAlive(run.parts.database) || port === undefined) return null;
  const { password } = await preparePostgresHome(state);
  return databaseUrl({ name: DATABASE_NAME, password, port });
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there: nothing was started here.
    return null;
  }
}
